/// The dates of HTTP header fields (RFC 9110, 5.6.7): the present form, and the two obsolete ones that must still be read.
///
///     Sun, 06 Nov 1994 08:49:37 GMT
///     Sunday, 06-Nov-94 08:49:37 GMT
///     Sun Nov  6 08:49:37 1994
enum HTTPDate {
    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    /// - Returns: milliseconds since 1970 UTC; `nil` where `text` is no such date, or one before 1970.
    static func parse(_ text: String) -> Int64? {
        let words = text.split(separator: " ")
        switch words.count {
        case 6 where words[0].hasSuffix(",") && words[5] == "GMT":
            return moment(day: words[1], month: words[2], year: number(words[3], digits: 4), time: words[4])
        case 4 where words[0].hasSuffix(",") && words[3] == "GMT":
            let parts = words[1].split(separator: "-", omittingEmptySubsequences: false)
            guard parts.count == 3, let short = number(parts[2], digits: 2) else { return nil }
            // Two digits mean the century in which the form was still written or read: 1970 to 2069.
            return moment(day: parts[0], month: parts[1], year: short + (short < 70 ? 2000 : 1900), time: words[2])
        case 5: return moment(day: words[2], month: words[1], year: number(words[4], digits: 4), time: words[3])
        default: return nil
        }
    }

    private static func moment(day: Substring, month: Substring, year: Int64?, time: Substring) -> Int64? {
        let clock = time.split(separator: ":", omittingEmptySubsequences: false)
        guard let year, year >= 1970, let month = months.firstIndex(of: month.lowercased()),
            let day = number(day, digits: day.utf8.count == 1 ? 1 : 2),
            (1...lengthOfMonth(month, year: year)).contains(day), clock.count == 3,
            let hour = number(clock[0], digits: 2), hour < 24,
            let minute = number(clock[1], digits: 2), minute < 60,
            let second = number(clock[2], digits: 2), second <= 60
        else { return nil }
        let days = daysSince1970(year: year, month: month + 1, day: day)
        return (((days * 24 + hour) * 60 + minute) * 60 + second) * 1000
    }

    private static func number(_ text: Substring, digits: Int) -> Int64? {
        guard text.utf8.count == digits, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int64(text)
    }

    /// - Parameter month: 0 for January.
    private static func lengthOfMonth(_ month: Int, year: Int64) -> Int64 {
        switch month {
        case 1: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 3, 5, 8, 10: 30
        default: 31
        }
    }

    /// Days of the Gregorian calendar, counted in years that begin in March so that the leap day comes last.
    private static func daysSince1970(year: Int64, month: Int, day: Int64) -> Int64 {
        let shifted = Int64((month + 9) % 12)
        let years = month <= 2 ? year - 1 : year
        let dayOfYear = (153 * shifted + 2) / 5 + day - 1
        return years * 365 + years / 4 - years / 100 + years / 400 + dayOfYear - 719_468
    }
}
