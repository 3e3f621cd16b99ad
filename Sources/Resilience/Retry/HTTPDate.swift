/// Reads HTTP's dates (RFC 9110, section 5.6.7): the present form, and the two obsolete ones recipients must still accept.
///
///     Sun, 06 Nov 1994 08:49:37 GMT
///     Sunday, 06-Nov-94 08:49:37 GMT
///     Sun Nov  6 08:49:37 1994
///
/// The name of the day is not compared with the date: it adds nothing, and some servers get it wrong.
enum HTTPDate {
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// Seconds since 1970 UTC, or `nil` where the bytes are no such date.
    ///
    /// - Parameter now: the wall clock in milliseconds, for the century of a year of two digits: one that looks to be over 50 years
    ///   ahead is the most recent past year with the same digits.
    static func secondsSince1970(_ bytes: some Collection<UInt8>, now: Int64) -> Int64? {
        let words = String(decoding: bytes, as: UTF8.self).split(separator: " ")
        switch words.count {
        case 6 where words[0].hasSuffix(",") && words[5] == "GMT":
            return date(day: words[1], month: words[2], year: number(words[3], digits: 4), time: words[4])
        case 4 where words[0].hasSuffix(",") && words[3] == "GMT":
            let parts = words[1].split(separator: "-", omittingEmptySubsequences: false)
            guard parts.count == 3, let short = number(parts[2], digits: 2) else { return nil }
            return date(day: parts[0], month: parts[1], year: fullYear(short, now: now), time: words[2])
        case 5:
            return date(day: words[2], month: words[1], year: number(words[4], digits: 4), time: words[3])
        default:
            return nil
        }
    }

    private static func date(day: Substring, month: Substring, year: Int64?, time: Substring) -> Int64? {
        let clock = time.split(separator: ":", omittingEmptySubsequences: false)
        guard let year, let month = months.firstIndex(of: String(month)), clock.count == 3,
            let day = number(day, digits: day.utf8.count == 1 ? 1 : 2),
            (1...daysIn(month: month, year: year)).contains(day),
            let hour = number(clock[0], digits: 2), hour < 24,
            let minute = number(clock[1], digits: 2), minute < 60,
            // 60 is a leap second.
            let second = number(clock[2], digits: 2), second <= 60
        else { return nil }
        let days = daysBefore(year: year) + (0..<month).reduce(0) { $0 + daysIn(month: $1, year: year) } + day - 1
        return ((days * 24 + hour) * 60 + minute) * 60 + second
    }

    private static func number(_ text: Substring, digits: Int) -> Int64? {
        guard text.utf8.count == digits, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int64(text)
    }

    private static func fullYear(_ short: Int64, now: Int64) -> Int64 {
        let milliseconds = min(max(now, 0), 253_402_300_799_999)
        let present = 1970 + milliseconds / 31_556_952_000
        let year = present - present % 100 + short
        return year > present + 50 ? year - 100 : year
    }

    private static func isLeap(_ year: Int64) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

    private static func daysIn(month: Int, year: Int64) -> Int64 {
        switch month {
        case 1: isLeap(year) ? 29 : 28
        case 3, 5, 8, 10: 30
        default: 31
        }
    }

    /// Days from 1970 to the year's first: 365 for each, and one for each leap day between.
    private static func daysBefore(year: Int64) -> Int64 {
        let last = year - 1
        return (year - 1970) * 365 + last / 4 - last / 100 + last / 400 - (1969 / 4 - 1969 / 100 + 1969 / 400)
    }
}
