import Glibc

/// What the process takes of the machine.
package struct ProcessUsage: Sendable, Hashable {
    /// Physical memory in bytes; zero where the system does not say.
    package let residentBytes: Int
    /// Processor time since the start, user and system, in seconds.
    package let processorSeconds: Double

    package init(residentBytes: Int, processorSeconds: Double) {
        self.residentBytes = residentBytes
        self.processorSeconds = processorSeconds
    }

    /// What it takes now.
    package static var current: ProcessUsage {
        var usage = rusage()
        getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
        return ProcessUsage(
            residentBytes: residentBytes(), processorSeconds: seconds(usage.ru_utime) + seconds(usage.ru_stime))
    }

    /// The second field of `/proc/self/statm`, in pages (proc(5)).
    private static func residentBytes() -> Int {
        let file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return 0 }
        defer { close(file) }
        let text = withUnsafeTemporaryAllocation(byteCount: 128, alignment: 1) { buffer in
            let count = read(file, buffer.baseAddress, buffer.count)
            return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
        }
        let fields = text.split(separator: " ")
        guard fields.count > 1, let pages = Int(fields[1]) else { return 0 }
        return pages &* Int(sysconf(Int32(_SC_PAGESIZE)))
    }

    private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1_000_000 }
}
