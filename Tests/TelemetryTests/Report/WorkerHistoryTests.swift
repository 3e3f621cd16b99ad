import Testing

@testable import Telemetry

@Suite struct WorkerHistoryTests {
    private func history(_ lines: [String]) throws -> WorkerHistory {
        let histories = try #require(MetricsReport(ReportSamples.input(lines))).histories
        #expect(histories.count == 1)
        return try #require(histories.first)
    }

    private func consumed(_ history: WorkerHistory) -> Int {
        ReportSeries(histories: [history], timeline: Timeline(from: 0, to: 1, resolution: 1000))
            .total { $0.ledger["consumed", default: 0] }
    }

    @Test("counters grow from zero at the start of the process")
    func growth() throws {
        let history = try history(ReportSamples.lines(count: 10))
        #expect(history.restarts == 0 && history.lostLines == 0)
        #expect(
            history.steps.map { $0.growth { $0.ledger["consumed", default: 0] } } == [0]
                + Array(repeating: 10, count: 9))
        #expect(consumed(history) == 90)
    }

    @Test("lines in another order, or twice, are the same history")
    func order() throws {
        let lines = ReportSamples.lines(count: 10)
        let history = try history(lines.reversed() + lines)
        #expect(history.lines.map(\.sequence) == Array(1...10))
        #expect(consumed(history) == 90)
    }

    @Test("after a restart counters begin at zero, and nothing is subtracted")
    func restart() throws {
        let second = ReportSamples.lines(count: 5, from: ReportSamples.start + 100_000)
        let history = try history(ReportSamples.lines(count: 10) + second)
        #expect(history.restarts == 1 && history.lostLines == 0)
        #expect(consumed(history) == 90 + 40)
    }

    @Test("missing lines are counted, and what they would have told is not lost")
    func gap() throws {
        var lines = ReportSamples.lines(count: 10)
        lines.removeSubrange(3..<6)
        let history = try history(lines)
        #expect(history.lostLines == 3 && history.restarts == 0)
        #expect(consumed(history) == 90)
    }

    @Test("what a process had done before the log begins is not of the log")
    func beginning() throws {
        let history = try history(Array(ReportSamples.lines(count: 10).dropFirst(4)))
        #expect(consumed(history) == 50)
        #expect(history.steps.count == 5)
    }
}
