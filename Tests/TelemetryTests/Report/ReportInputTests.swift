import Telemetry
import TestSupport
import Testing

@Suite struct ReportInputTests {
    @Test("a file is read line by line, and a line that was cut off is counted")
    func tornLine() throws {
        let directory = TemporaryDirectory()
        let lines = ReportSamples.lines(count: 5)
        directory.write(lines.joined() + "\n\r\n" + lines[0].dropLast(40), to: "log")
        var input = ReportInput()
        try input.add(path: "\(directory.path)/log")
        #expect(input.count == 5 && input.unreadable == 1)
    }

    @Test("what is no metrics line is counted and passed over")
    func others() {
        let input = ReportSamples.input([
            "{}", "[]", "null", "hello", "{\"type\":\"log\"}", "\u{0}\u{1}", "{\"type\":\"metrics\"}",
            "{\"type\":\"metrics\",\"ts\":\"yesterday\",\"seq\":1,\"worker\":\"w\"}",
        ])
        #expect(input.count == 0 && input.unreadable == 8)
        #expect(MetricsReport(input) == nil)
    }

    @Test("a file that cannot be read is an error that names it")
    func missing() {
        var input = ReportInput()
        let error = #expect(throws: LineOutputError.self) { try input.add(path: "/nonexistent.jsonl") }
        #expect(error?.description.contains("/nonexistent.jsonl") == true)
        #expect(throws: LineOutputError.self) { try input.add(path: "/") }
    }

    @Test("a line with next to nothing in it, or with absurd figures, still makes a page")
    func odd() throws {
        let bare = "{\"type\":\"metrics\",\"ts\":\"2026-11-21T12:00:00.000Z\",\"seq\":1,\"worker\":\"w\"}"
        #expect(try #require(MetricsReport(ReportSamples.input([bare]))).html.hasSuffix("</html>\n"))
        let huge = "9223372036854775807"
        let absurd = [1, -5, Int.max, Int.min].map { sequence in
            """
            {"type":"metrics","ts":"0000-01-01T00:00:00.000Z","seq":\(sequence),"worker":"w","uptime_s":1e300,
            "ledger":{"consumed":\(huge),"published":-\(huge)},"lag":{"total":\(huge)},"cpu_s":-1e308,
            "end_to_end_ms":{"p50":1e308},"statuses":{"complete":\(huge),"partial":\(huge)},
            "vendors":{"v":{"calls":-\(huge),"results":{"ok":\(huge),"a":\(huge)},"spent":"9e127","currency":"X"}}}
            """.replacing("\n", with: "")
        }
        let late = absurd.map { $0.replacing("0000-01-01", with: "9999-12-31") }
        let html = try #require(MetricsReport(ReportSamples.input(absurd + late))).html
        #expect(html.hasSuffix("</html>\n"))
    }

    @Test("a mutilated log never does more than lose its lines", arguments: 1...20)
    func mutilated(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var bytes = Array(ReportSamples.lines(count: 8).joined().utf8)
        for _ in 0..<40 {
            bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
        }
        var input = ReportInput()
        for line in bytes.split(separator: UInt8(ascii: "\n")) { input.add(line: line) }
        if let report = MetricsReport(input) { #expect(report.html.hasSuffix("</html>\n")) }
    }
}
