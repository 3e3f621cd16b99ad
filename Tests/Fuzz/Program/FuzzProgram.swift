import Foundation
import FuzzReaders

/// Gives a reader to libFuzzer where it is built in (`scripts/fuzz`), and otherwise has it read the files that are named, as the
/// fuzzer would have. `FUZZ_READER` names the reader.
@main
struct FuzzProgram {
    static let reader = ProcessInfo.processInfo.environment["FUZZ_READER"].flatMap(HostileReader.init(rawValue:))

    static func main() throws {
        guard let reader else {
            let names = HostileReader.allCases.map(\.rawValue).joined(separator: " ")
            print(names)
            return
        }
        #if FUZZING
            var count = CommandLine.argc
            var arguments = CommandLine.unsafeArgv
            exit(runFuzzer(&count, &arguments, fuzzOneInput))
        #else
            for path in CommandLine.arguments.dropFirst() {
                reader.read([UInt8](try Data(contentsOf: URL(fileURLWithPath: path))))
            }
        #endif
    }
}

#if FUZZING
    /// What libFuzzer calls with every input. The name is the one that its own `main`, which some linkers take in, looks for.
    @_cdecl("LLVMFuzzerTestOneInput")
    public func fuzzOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
        FuzzProgram.reader?.read(Array(UnsafeBufferPointer(start: bytes, count: count)))
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
