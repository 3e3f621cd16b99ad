import Foundation
import Testing

@testable import Telemetry

@Suite struct MetricsReportTests {
    private func page(_ lines: [String]) throws -> String {
        try #require(MetricsReport(ReportSamples.input(lines))).html
    }

    @Test("a page has everything an operator asks for, and needs nothing from anywhere")
    func complete() throws {
        let html = try page(ReportSamples.lines(count: 60))
        for title in [
            "Throughput", "Lag", "End to end", "Processing", "Status", "Recommendation", "In flight", "Calls",
            "Latency of a call", "Results", "Breaker and account", "In INR", "Memory", "Processor", "Partitions",
        ] {
            #expect(html.contains("<h3>\(title)</h3>"), "\(title)")
        }
        #expect(html.contains("The books balance in every line."))
        #expect(html.contains("prefers-color-scheme: dark") && html.contains("name=\"viewport\""))
        for outside in ["http://", "https://fonts", "<script", "<img", "<link", "url(", "@import"] {
            #expect(!html.contains(outside), "\(outside)")
        }
    }

    @Test("the page is well-formed, so that every browser shows the same")
    func wellFormed() throws {
        let html = try page(ReportSamples.lines(count: 60))
        let body = try #require(html.range(of: "<body>"))
        let end = try #require(html.range(of: "</html>"))
        var open: [String] = []
        for tag in html[body.lowerBound..<end.lowerBound].matches(of: /<(\/?)([a-z0-9]+)[^>]*?(\/?)>/) {
            let name = String(tag.2)
            if tag.1 == "/" {
                #expect(open.popLast() == name)
            } else if tag.3 != "/" {
                open.append(name)
            }
        }
        #expect(open.isEmpty)
    }

    @Test("no name in a log becomes markup")
    func escaping() throws {
        let html = try page(
            ReportSamples.lines(worker: "<script>alert(1)</script>", count: 5) { _, line in
                line.version = "\"><img src=x onerror=alert(1)>"
                line.state.vendors[0].name = "<b>'eko'</b>"
                line.state.vendors[0].paused = "<i>"
                line.state.vendors[0].currency = "<u>"
                line.state.vendors[0].balance = "</table>"
            })
        for markup in ["<script", "<img", "<b>'", "<i>", "<u>", "</table></td>"] {
            #expect(!html.contains(markup), "\(markup)")
        }
        #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    }

    @Test("money adds up to the last digit over workers and restarts")
    func money() throws {
        let cents: (Int, inout MetricsLine) -> Void = { index, line in
            line.state.vendors[0].spent = "0.\(String(repeating: "0", count: 9))\(index)"
            line.state.vendors[0].avoided = "1000000.1"
        }
        let html = try page(
            ReportSamples.lines(count: 8, change: cents)
                + ReportSamples.lines(count: 5, from: ReportSamples.start + 500_000, change: cents)
                + ReportSamples.lines(worker: "worker-2", count: 9, change: cents))
        #expect(html.contains("<td>0.0000000019 INR</td>"))
        #expect(html.contains("<td>3\u{202F}000\u{202F}000.30 INR</td>"))
    }

    @Test("restarts, missing lines, torn lines and books that do not balance are told")
    func notices() throws {
        var lines = ReportSamples.lines(count: 10) { index, line in
            if index == 5 { line.totals.ledger.consumed += 1 }
        }
        lines.remove(at: 3)
        lines += ReportSamples.lines(count: 3, from: ReportSamples.start + 200_000) + ["{\"type\":\"met"]
        let html = try page(lines)
        #expect(html.contains("The books do not balance in 1 of 12 lines."))
        #expect(html.contains("Processes started anew: 1<"))
        #expect(html.contains("Lines missing from the log: 1<"))
        #expect(html.contains("Lines that could not be read: 1<"))
    }

    @Test("several workers are added up, and percentiles are those of the slowest")
    func workers() throws {
        let slow = ReportSamples.lines(worker: "worker-2", count: 20) { _, line in
            line.latencies.endToEnd = LatencySummary(p50: 50, p95: 500, p99: 700, max: 900)
        }
        let report = try #require(MetricsReport(ReportSamples.input(ReportSamples.lines(count: 20) + slow)))
        let charts = Dictionary(uniqueKeysWithValues: report.signupCharts.map { ($0.title, $0) })
        let read = try #require(charts["Throughput"]?.series.first?.values)
        #expect(read.dropFirst(2).dropLast(2).allSatisfy { $0.map { abs($0 - 2) < 0.01 } ?? false })
        #expect(charts["Lag"]?.series.first?.values.compactMap { $0 }.max() == 200)
        #expect(charts["End to end"]?.series.map { $0.values.compactMap { $0 }.max() } == [50, 500, 700])
    }

    @Test("a breaker that opens and an account that is paused are strips of their own")
    func states() throws {
        let lines = ReportSamples.lines(count: 30) { index, line in
            if (10..<15).contains(index) { line.state.vendors[0].breaker = .open }
            if (20..<25).contains(index) { line.state.vendors[0].paused = "balance" }
        }
        let report = try #require(MetricsReport(ReportSamples.input(lines)))
        let strips = report.stateChart("eko").strips
        #expect(strips.count == 1)
        #expect(strips[0].spans.map(\.state) == ["closed", "open", "closed", "paused: balance", "closed"])
        let open = strips[0].spans[1]
        #expect(open.end - open.start == 50_000)
    }

    @Test("a time without lines is a gap, not a line drawn through it")
    func gap() throws {
        let later = ReportSamples.lines(count: 30, from: ReportSamples.start + 3_600_000)
        let html = try page(ReportSamples.lines(count: 30) + later)
        let lag = try #require(html.range(of: "<h3>Lag</h3>"))
        let figure = html[lag.upperBound...].prefix { $0 != "\u{0}" }.split(separator: "</figure>").first ?? ""
        #expect(figure.matches(of: /<polyline|<circle/).count == 2)
    }
}
