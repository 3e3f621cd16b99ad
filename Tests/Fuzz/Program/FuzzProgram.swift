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
            exit(runFuzzer(&count, &arguments, fuzzOneInput))
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
    /// What libFuzzer calls with every input. The name is the one that its own `main`, which some linkers take in, looks for.
    @_cdecl("LLVMFuzzerTestOneInput")
    public func fuzzOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
        HostileReaders.read(Array(UnsafeBufferPointer(start: bytes, count: count)))
        return 0
    }

    private typealias Arguments = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

    /// libFuzzer's entry for programs with a `main` of their own, as every executable of a package has
    /// (https://llvm.org/docs/LibFuzzer.html). Three pointers are passed alike in Swift's convention and in C's.
    @_silgen_name("LLVMFuzzerRunDriver")
    private func runFuzzer(
        _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<Arguments>,
        _ read: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
    ) -> CInt
#endif
