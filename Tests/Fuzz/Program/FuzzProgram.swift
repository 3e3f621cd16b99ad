import Foundation
import FuzzReaders

#if FUZZING
    /// libFuzzer's entry point (https://llvm.org/docs/LibFuzzer.html); `scripts/fuzz` builds it.
    @_cdecl("LLVMFuzzerTestOneInput")
    public func fuzzOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
        HostileReaders.read(Array(UnsafeBufferPointer(start: bytes, count: count)))
        return 0
    }
#else
    /// Without the fuzzer: reads the files that are named, as the fuzzer would have.
    @main
    struct FuzzProgram {
        static func main() throws {
            for path in CommandLine.arguments.dropFirst() {
                HostileReaders.read([UInt8](try Data(contentsOf: URL(fileURLWithPath: path))))
            }
        }
    }
#endif
