/// Points in time as the product writes them: RFC 3339, UTC, milliseconds.
package enum Timestamp {
    /// How many characters a timestamp has.
    static let length = 24
    /// The years RFC 3339 can write, in milliseconds since 1970: from 0000-01-01 to 9999-12-31.
    private static let bounds: ClosedRange<Int64> = -62_167_219_200_000...253_402_300_799_999
    private static let millisecondsPerDay: Int64 = 86_400_000

    /// `2026-11-21T12:00:00.123Z`. A moment before year 0 or after year 9999 is written as the nearest that can be.
    ///
    /// - Parameter milliseconds: since 1970 UTC.
    package static func text(_ milliseconds: Int64) -> String {
        String(unsafeUninitializedCapacity: length) { buffer in
            if let start = buffer.baseAddress { write(milliseconds, to: start) }
            return length
        }
    }

    /// The same in ASCII.
    static func bytes(_ milliseconds: Int64) -> [UInt8] {
        Array(unsafeUninitializedCapacity: length) { buffer, count in
            if let start = buffer.baseAddress { write(milliseconds, to: start) }
            count = length
        }
    }

    /// Writes ``length`` bytes, for which there has to be room.
    static func write(_ milliseconds: Int64, to buffer: UnsafeMutablePointer<UInt8>) {
        let held = min(max(milliseconds, bounds.lowerBound), bounds.upperBound)
        let day = Int((Double(held) / Double(millisecondsPerDay)).rounded(.down))
        let rest = Int(held) - day * Int(millisecondsPerDay)
        let date = CivilDate(daysSince1970: day)
        @inline(__always)
        func put(_ value: Int, digits: Int, at position: Int, then separator: UInt8) {
            var value = value
            var index = position + digits
            while index > position {
                index -= 1
                buffer[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value % 10)
                value /= 10
            }
            buffer[position + digits] = separator
        }
        put(date.year, digits: 4, at: 0, then: UInt8(ascii: "-"))
        put(date.month, digits: 2, at: 5, then: UInt8(ascii: "-"))
        put(date.day, digits: 2, at: 8, then: UInt8(ascii: "T"))
        put(rest / 3_600_000, digits: 2, at: 11, then: UInt8(ascii: ":"))
        put(rest / 60_000 % 60, digits: 2, at: 14, then: UInt8(ascii: ":"))
        put(rest / 1000 % 60, digits: 2, at: 17, then: UInt8(ascii: "."))
        put(rest % 1000, digits: 3, at: 20, then: UInt8(ascii: "Z"))
    }

    /// Reads the moment a producer wrote: RFC 3339 with any offset, or a number of seconds or milliseconds since 1970.
    ///
    /// - Returns: milliseconds since 1970 UTC, finer digits cut; `nil` where the text is neither.
    package static func milliseconds(_ text: String) -> Int64? {
        var text = text
        return text.withUTF8 { $0.contains(UInt8(ascii: ":")) ? dateAndTime($0) : nil } ?? number(text)
    }

    /// A number from 100,000,000,000 on is milliseconds (1973), a smaller one seconds (up to the year 5138).
    private static func number(_ text: String) -> Int64? {
        guard let value = Double(text), value.isFinite, value >= 0 else { return nil }
        let milliseconds = value < 1e11 ? (value * 1000).rounded() : value.rounded(.down)
        guard let whole = Int64(exactly: milliseconds), bounds.contains(whole) else { return nil }
        return whole
    }

    /// RFC 3339, 5.6: `T` and `Z` in either case, a space in place of `T`, any number of digits of a second.
    private static func dateAndTime(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
        var reader = DigitReader(bytes)
        guard let year = reader.number(4), reader.take("-"), let month = reader.number(2), reader.take("-"),
            let day = reader.number(2), reader.take("T") || reader.take("t") || reader.take(" "),
            let hour = reader.number(2), reader.take(":"), let minute = reader.number(2), reader.take(":"),
            let second = reader.number(2), let fraction = reader.milliseconds(), let offset = reader.offsetMinutes(),
            reader.isAtEnd, let date = CivilDate(year: year, month: month, day: day),
            hour < 24, minute < 60, second <= 60
        else { return nil }
        let minutes = Int64(date.daysSince1970) * 1440 + Int64(hour * 60 + minute - offset)
        // A leap second is told as the last moment of its minute: the clocks the rest of the world compares with have none.
        let milliseconds = minutes * 60_000 + (second == 60 ? 59_999 : Int64(second * 1000 + fraction))
        return bounds.contains(milliseconds) ? milliseconds : nil
    }
}
