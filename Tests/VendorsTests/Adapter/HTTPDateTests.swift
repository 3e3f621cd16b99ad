import Testing

@testable import Vendors

@Suite struct HTTPDateTests {
    @Test(
        "all three forms of HTTP are read",
        arguments: [
            ("Tue, 14 Nov 2023 22:13:20 GMT", 1_700_000_000_000), ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777_000),
            ("Sunday, 06-Nov-94 08:49:37 GMT", 784_111_777_000), ("Sun Nov  6 08:49:37 1994", 784_111_777_000),
            ("Thu, 01 Jan 1970 00:00:00 GMT", 0), ("Thu, 29 Feb 2024 12:00:00 GMT", 1_709_208_000_000),
            ("Sat, 31 Dec 2016 23:59:60 GMT", 1_483_228_800_000), ("Fri, 01 Mar 2024 00:00:00 GMT", 1_709_251_200_000),
        ])
    func dates(_ row: (String, Int64)) {
        #expect(HTTPDate.parse(row.0) == row.1)
    }

    @Test(
        "what is no date is none",
        arguments: [
            "", "now", "Tue, 14 Nov 2023 22:13:20", "Tue, 14 Nov 2023 22:13:20 CET", "Tue, 32 Nov 2023 22:13:20 GMT",
            "Thu, 29 Feb 2023 12:00:00 GMT", "Tue, 14 Foo 2023 22:13:20 GMT", "Tue, 14 Nov 2023 24:13:20 GMT",
            "Tue, 14 Nov 1969 22:13:20 GMT", "Tue, 14 Nov 2023 22:13 GMT", "Tue, ４ Nov 2023 22:13:20 GMT",
        ])
    func nonsense(_ text: String) {
        #expect(HTTPDate.parse(text) == nil)
    }

    @Test(
        "a delay is told in seconds or by a date, never negative and never endless",
        arguments: [
            ("37", .seconds(37)), (" 2 ", .seconds(2)), ("0", .zero), ("-5", .zero), ("99999999999", .seconds(86_400)),
            ("Tue, 14 Nov 2023 22:13:30 GMT", .seconds(10)), ("Tue, 14 Nov 2023 22:13:00 GMT", .zero),
            ("Tue, 14 Nov 2073 22:13:30 GMT", .seconds(86_400)), ("soon", nil as Duration?), ("", nil), ("1.5", nil),
        ])
    func delays(_ row: (String, Duration?)) {
        let response = Sample.response(429, "", headers: ["retry-after": row.0])
        #expect(RetryAfterHeader.delay(response, now: Sample.now) == row.1)
    }

    @Test(
        "a limit's renewal is told by its moment or by the seconds until then",
        arguments: [
            ("1700000037", .seconds(37)), ("60", .seconds(60)), ("1600000000", .zero), ("-1", nil as Duration?),
            ("x", nil), ("9223372036854775807", .seconds(86_400)),
        ])
    func resets(_ row: (String, Duration?)) {
        let response = Sample.response(429, "", headers: ["x-ratelimit-reset": row.0])
        #expect(RetryAfterHeader.rateLimitReset(response, now: Sample.now) == row.1)
    }
}
