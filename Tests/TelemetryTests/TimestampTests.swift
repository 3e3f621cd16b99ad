import Telemetry
import TestSupport
import Testing

@Suite struct TimestampTests {
    @Test(
        "a time is written in UTC with milliseconds",
        arguments: [
            (Int64(0), "1970-01-01T00:00:00.000Z"), (1, "1970-01-01T00:00:00.001Z"), (-1, "1969-12-31T23:59:59.999Z"),
            (-1000, "1969-12-31T23:59:59.000Z"), (951_782_400_000, "2000-02-29T00:00:00.000Z"),
            (4_107_542_399_999, "2100-02-28T23:59:59.999Z"), (4_107_542_400_000, "2100-03-01T00:00:00.000Z"),
            (1_795_262_400_123, "2026-11-21T12:00:00.123Z"), (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
        ])
    func text(milliseconds: Int64, expected: String) {
        #expect(Timestamp(milliseconds: milliseconds).description == expected)
    }

    @Test("a time RFC 3339 cannot say is held to the nearest it can")
    func extremes() {
        #expect(Timestamp(milliseconds: .max).description == "9999-12-31T23:59:59.999Z")
        #expect(Timestamp(milliseconds: .min).description == "0000-01-01T00:00:00.000Z")
    }

    @Test("the text of a later time sorts later")
    func order() {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<2000 {
            let first = Int64.random(in: -62_167_219_200_000...253_402_300_799_998, using: &random)
            let second = Int64.random(in: (first + 1)...253_402_300_799_999, using: &random)
            let texts = [first, second].map { Timestamp(milliseconds: $0).description }
            #expect(texts[0] < texts[1])
            #expect(texts.allSatisfy { $0.utf8.count == 24 })
        }
    }

    @Test("now is after this was written")
    func now() { #expect(Timestamp.now.milliseconds > 1_750_000_000_000) }
}
