import Foundation
import FuzzReaders

/// Gives the readers to libFuzzer where it is built in (`scripts/fuzz`), and otherwise reads the files that are named, as the
/// fuzzer would have.
@main
struct FuzzProgram {
    #if FUZZING
        static func main() {
            var count = CommandLine.argc
            var arguments = CommandLine.unsafeArgv
            exit(
                runFuzzer(&count, &arguments) { bytes, count in
                    HostileReaders.read(Array(UnsafeBufferPointer(start: bytes, count: count)))
                    return 0
                }
            )
        }
    #else
        static func main() throws {
            for path in CommandLine.arguments.dropFirst() {
                HostileReaders.read([UInt8](try Data(contentsOf: URL(fileURLWithPath: path))))
            }
        }
    #endif
}

#if FUZZING
    private typealias Arguments = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

    /// libFuzzer's entry for programs that keep their own `main` (https://llvm.org/docs/LibFuzzer.html#using-libfuzzer-as-a-library).
    /// Three pointers and an integer are passed alike in Swift's convention and in C's.
    @_silgen_name("LLVMFuzzerRunDriver")
    private func runFuzzer(
        _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<Arguments>,
        _ read: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
    ) -> CInt
#endif
