import Glibc

/// A point in wall-clock time, in milliseconds since 1970 UTC, as log and metrics lines carry it.
package struct Timestamp: Sendable, Hashable, CustomStringConvertible {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    package let milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// The system's wall clock.
    package static var now: Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(milliseconds: Int64(time.tv_sec) &* 1000 &+ Int64(time.tv_nsec) / 1_000_000)
    }

    /// RFC 3339 in UTC with milliseconds, `2026-11-21T12:00:00.123Z`; a time outside the years 0 to 9999, which RFC 3339
    /// cannot say, is held to the nearest one it can.
    package var description: String {
        let held = min(max(milliseconds, Self.earliest), Self.latest)
        let (seconds, rest) = held.quotientAndRemainder(dividingBy: 1000)
        var wholeSeconds = time_t(rest < 0 ? seconds - 1 : seconds)
        var fields = tm()
        gmtime_r(&wholeSeconds, &fields)
        return String(unsafeUninitializedCapacity: 24) { text in
            var next = 0
            func digits(_ value: Int, width: Int, then separator: Unicode.Scalar) {
                var value = value
                for index in stride(from: next + width - 1, through: next, by: -1) {
                    text.initializeElement(at: index, to: 0x30 + UInt8(truncatingIfNeeded: value % 10))
                    value /= 10
                }
                text.initializeElement(at: next + width, to: UInt8(ascii: separator))
                next += width + 1
            }
            digits(Int(fields.tm_year) + 1900, width: 4, then: "-")
            digits(Int(fields.tm_mon) + 1, width: 2, then: "-")
            digits(Int(fields.tm_mday), width: 2, then: "T")
            digits(Int(fields.tm_hour), width: 2, then: ":")
            digits(Int(fields.tm_min), width: 2, then: ":")
            digits(Int(fields.tm_sec), width: 2, then: ".")
            digits(Int(rest < 0 ? rest + 1000 : rest), width: 3, then: "Z")
            return next
        }
    }

    /// 0000-01-01T00:00:00.000Z
    private static let earliest: Int64 = -62_167_219_200_000
    /// 9999-12-31T23:59:59.999Z
    private static let latest: Int64 = 253_402_300_799_999
}
