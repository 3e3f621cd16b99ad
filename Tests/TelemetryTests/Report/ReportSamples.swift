import Telemetry

/// Metrics logs of the tests, written by the log's own encoder.
enum ReportSamples {
    /// Noon of a day.
    static let start: Int64 = 1_795_262_400_000

    /// One worker's lines, ten seconds apart, each with ten records more.
    static func lines(
        worker: String = "worker-1", count: Int, from start: Int64 = start,
        change: (Int, inout MetricsLine) -> Void = { _, _ in }
    ) -> [String] {
        (0..<count).map { index in
            var totals = WorkerTotals()
            totals.ledger.consume(index * 10)
            totals.ledger.publish(index * 9)
            totals.ledger.deadLetter(index)
            totals.statuses = StatusCounts(complete: index * 8, partial: index)
            totals.recommendations = RecommendationCounts(allow: index * 6, review: index * 2, deny: index)
            let eko = VendorState(
                name: "eko", calls: index * 4, results: ["ok": index * 8, "timeout": index], cacheHits: index * 5,
                coalesced: index, retries: index / 2, spent: "\(index).50", avoided: "\(index * 2).25", currency: "INR",
                balance: "17.05")
            var line = MetricsLine(
                timestamp: Timestamp(milliseconds: start + Int64(index) * 10_000), sequence: index + 1, worker: worker,
                version: "1.2.3", uptime: .seconds(index * 10), totals: totals,
                state: WorkerState(partitions: [.init(topic: "signups", partition: 0, lag: 100)], vendors: [eko]),
                latencies: IntervalLatencies(
                    endToEnd: LatencySummary(p50: 20, p95: 200, p99: 300, max: 400),
                    vendors: ["eko": LatencySummary(p50: 10, p95: 20, p99: 30, max: 40)]),
                usage: ProcessUsage(residentBytes: 50 << 20, processorSeconds: Double(index)))
            change(index, &line)
            return String(decoding: line.encoded(), as: UTF8.self)
        }
    }

    static func input(_ lines: [String]) -> ReportInput {
        var input = ReportInput()
        for line in lines { input.add(line: Array(line.utf8)) }
        return input
    }
}
