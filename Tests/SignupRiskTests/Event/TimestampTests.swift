import Foundation
import TestSupport
import Testing

@testable import SignupRisk

@Suite("Timestamps")
struct TimestampTests {
    @Test(
        "are written with milliseconds, in UTC",
        arguments: [
            (0, "1970-01-01T00:00:00.000Z"), (1, "1970-01-01T00:00:00.001Z"), (-1, "1969-12-31T23:59:59.999Z"),
            (1_795_262_400_123, "2026-11-21T12:00:00.123Z"), (951_782_400_000, "2000-02-29T00:00:00.000Z"),
            (253_402_300_799_999, "9999-12-31T23:59:59.999Z"), (-62_167_219_200_000, "0000-01-01T00:00:00.000Z"),
            (.max, "9999-12-31T23:59:59.999Z"), (.min, "0000-01-01T00:00:00.000Z"),
        ] as [(Int64, String)])
    func written(milliseconds: Int64, expected: String) {
        #expect(Timestamp.text(milliseconds) == expected)
        #expect(Timestamp.bytes(milliseconds) == Array(expected.utf8))
    }

    @Test("are what Foundation makes of the same moment, and read back")
    func sameAsFoundation() {
        let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
        var random = SeededGenerator(seed: 8)
        for _ in 0..<5000 {
            let moment = Int64.random(in: -2_000_000_000_000...8_000_000_000_000, using: &random)
            let text = Timestamp.text(moment)
            #expect(Timestamp.milliseconds(text) == moment)
            let date = Date(timeIntervalSince1970: Double(moment / 1000))
            let expected = Date(timeIntervalSince1970: (Double(moment) / 1000).rounded(.down)).formatted(style)
            #expect(text.prefix(19) == expected.prefix(19), "\(date)")
        }
    }

    @Test("every day of four centuries follows the day before")
    func days() {
        var previous = CivilDate(daysSince1970: -141_428)
        for day in -141_427...4670 {
            let date = CivilDate(daysSince1970: day)
            #expect(date.daysSince1970 == day)
            #expect((date.year, date.month, date.day) > (previous.year, previous.month, previous.day))
            #expect(CivilDate(year: date.year, month: date.month, day: date.day) == date)
            previous = date
        }
    }

    @Test(
        "are read in every way RFC 3339 allows, and as numbers",
        arguments: [
            ("2026-11-21T12:00:00Z", 1_795_262_400_000), ("2026-11-21t12:00:00.1239z", 1_795_262_400_123),
            ("2026-11-21 13:00:00.5+01:00", 1_795_262_400_500), ("2026-11-20T22:30:00-13:30", 1_795_262_400_000),
            ("2016-12-31T23:59:60Z", 1_483_228_799_999), ("0", 0), ("1795262400", 1_795_262_400_000),
            ("1795262400.123", 1_795_262_400_123), ("1795262400123", 1_795_262_400_123),
            ("1.7952624e9", 1_795_262_400_000),
        ] as [(String, Int64)])
    func read(text: String, expected: Int64) { #expect(Timestamp.milliseconds(text) == expected) }

    @Test(
        "are unknown where the text is none",
        arguments: [
            "", "yesterday", "2026-11-21", "2026-11-21T12:00:00", "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z",
            "2026-00-01T00:00:00Z", "2026-01-00T00:00:00Z", "2026-04-31T00:00:00Z", "2026-11-21T24:00:00Z",
            "2026-11-21T12:60:00Z", "2026-11-21T12:00:61Z", "2026-11-21T12:00:00.Z", "2026-11-21T12:00:00+24:00",
            "2026-11-21T12:00:00+01:60", "2026-11-21T12:00:00Zz", "+026-11-21T12:00:00Z", "nan", "inf", "-5", "1e300",
            "0000-01-01T00:00:00+01:00", ":", "2026-11-21T12:00:0٣Z",
        ])
    func unknown(text: String) { #expect(Timestamp.milliseconds(text) == nil) }
}
