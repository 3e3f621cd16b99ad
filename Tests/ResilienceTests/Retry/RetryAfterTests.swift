import Resilience
import TestSupport
import Testing

@Suite("Retry-After")
struct RetryAfterTests {
    /// 1994-11-06 08:49:00 UTC.
    private let now: Int64 = 784_111_740_000

    @Test(
        "seconds",
        arguments: [
            ("0", 0), ("1", 1), (" 120\t", 120), ("007", 7), ("2147483647", 2_147_483_647),
            ("99999999999999999999999999999999999999", 2_147_483_647),
        ])
    func seconds(field: String, expected: Int) {
        #expect(RetryAfter.parse(field, now: now) == .seconds(expected))
    }

    @Test(
        "a date in each of HTTP's three forms",
        arguments: [
            "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
            "Mon, 06 Nov 1994 08:49:37 GMT",
        ])
    func dates(field: String) {
        #expect(RetryAfter.parse(field, now: now) == .seconds(37))
    }

    @Test("the wait until a date is exact to the millisecond")
    func milliseconds() {
        #expect(RetryAfter.parse("Sun, 06 Nov 1994 08:49:37 GMT", now: now + 250) == .milliseconds(36_750))
    }

    @Test("a date that has passed means no wait")
    func past() {
        #expect(RetryAfter.parse("Sun, 06 Nov 1994 08:48:00 GMT", now: now) == .zero)
        #expect(RetryAfter.parse("Thu, 01 Jan 0000 00:00:00 GMT", now: now) == .zero)
    }

    @Test("a date far ahead is held to 68 years, whatever the clock says")
    func farAhead() {
        let longest = Duration.seconds(2_147_483_647)
        #expect(RetryAfter.parse("Fri, 31 Dec 9999 23:59:59 GMT", now: now) == longest)
        #expect(RetryAfter.parse("Fri, 31 Dec 9999 23:59:59 GMT", now: .min) == longest)
        #expect(RetryAfter.parse("Fri, 31 Dec 9999 23:59:59 GMT", now: .max) == .zero)
    }

    @Test(
        "leap days and leap seconds",
        arguments: [
            ("Tue, 29 Feb 2000 00:00:00 GMT", 951_782_400), ("Wed, 01 Mar 2000 00:00:00 GMT", 951_868_800),
            ("Sat, 31 Dec 2016 23:59:60 GMT", 1_483_228_800), ("Thu, 29 Feb 2024 12:00:00 GMT", 1_709_208_000),
            ("Fri, 01 Jan 2100 00:00:00 GMT", 4_102_444_800), ("Mon, 01 Mar 2100 00:00:00 GMT", 4_107_542_400),
        ])
    func leaps(field: String, epoch: Int64) {
        #expect(RetryAfter.parse(field, now: (epoch - 100) * 1000) == .seconds(100))
    }

    @Test("a year of two digits is the nearest that is not over 50 years ahead")
    func twoDigits() {
        // 2026-11-22.
        let now: Int64 = 1_795_305_600_000
        #expect(RetryAfter.parse("Sunday, 22-Nov-26 00:01:40 GMT", now: now) == .seconds(100))
        #expect(RetryAfter.parse("Sunday, 22-Nov-94 00:00:00 GMT", now: now) == .zero)
        let ahead = RetryAfter.parse("Sunday, 22-Nov-60 00:00:00 GMT", now: now) ?? .zero
        #expect(ahead > .seconds(33 * 365 * 86_400))
    }

    @Test(
        "what is neither is nothing",
        arguments: [
            "", " ", "-1", "+5", "1.5", "5s", "soon", "0x10", "١٢", "Sun, 06 Nov 1994 08:49:37",
            "Sun, 06 Nov 1994 08:49:37 CET",
            "Sun, 31 Nov 1994 08:49:37 GMT", "Sun, 29 Feb 1900 08:49:37 GMT", "Sun, 00 Nov 1994 08:49:37 GMT",
            "Sun, 06 nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 24:00:00 GMT", "Sun, 06 Nov 1994 08:60:00 GMT",
            "Sun, 06 Nov 1994 08:49:61 GMT", "Sun, 06 Nov 1994 8:49:37 GMT", "Sun, 06 Nov 94 08:49:37 GMT",
            "Sunday, 06-Nov-1994 08:49:37 GMT", "Sunday, 06-Nov 08:49:37 GMT", "Sun Nov  6 08:49 1994",
            "Sun Nov 123 08:49:37 1994",
            "\u{0}", "5\u{0}", "Sun, 06 Nov 1994 08:49:37 GMT and a good deal more than fits in a date",
        ])
    func nothing(field: String) {
        #expect(RetryAfter.parse(field, now: now) == nil)
    }

    @Test("a date written out and read again is the same moment, in every form")
    func roundTrip() {
        var generator = SeededGenerator(seed: 1)
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        for _ in 0..<5000 {
            let year = Int.random(in: 1971...2036, using: &generator)
            let month = Int.random(in: 0..<12, using: &generator)
            let day = Int.random(in: 1...28, using: &generator)
            let time = (0..<3).map { _ in Int.random(in: 10..<24, using: &generator) }
            var days = 0
            for past in 1970..<year { days += isLeap(past) ? 366 : 365 }
            for past in 0..<month {
                days += [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][past]
            }
            let epoch = Int64((days + day - 1) * 86_400 + time[0] * 3600 + time[1] * 60 + time[2])
            let clock = "\(time[0]):\(time[1]):\(time[2])"
            let two = day < 10 ? "0\(day)" : "\(day)"
            let short = year % 100 < 10 ? "0\(year % 100)" : "\(year % 100)"
            let forms = [
                "Sat, \(two) \(months[month]) \(year) \(clock) GMT",
                "Saturday, \(two)-\(months[month])-\(short) \(clock) GMT",
                "Sat \(months[month]) \(day < 10 ? " \(day)" : two) \(clock) \(year)",
            ]
            for form in forms {
                #expect(RetryAfter.parse(form, now: (epoch - 5) * 1000) == .seconds(5))
            }
        }
    }

    @Test("no bytes trap")
    func anyBytes() {
        var generator = SeededGenerator(seed: 2)
        let pieces = ["Sun", ",", " ", "06", "Nov", "-", "1994", ":", "08", "GMT", "\u{fffd}", "9", "é", "\t"]
        for _ in 0..<50_000 {
            let count = Int.random(in: 0...14, using: &generator)
            let field = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
            if let wait = RetryAfter.parse(field, now: Int64.random(in: .min ... .max, using: &generator)) {
                #expect(wait >= .zero && wait <= .seconds(2_147_483_647))
            }
        }
    }

    private func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }
}
