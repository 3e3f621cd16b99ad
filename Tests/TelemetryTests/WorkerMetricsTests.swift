import Telemetry
import TestSupport
import Testing

@Suite struct WorkerMetricsTests {
    @Test("whoever reads while the worker reports sees books that balance and statuses that belong to them")
    func consistency() async {
        let metrics = Samples.metrics(MetricsRegistry())
        await withTaskGroup { group in
            group.addTask {
                var random = SeededGenerator(seed: 1)
                var ledger = Ledger()
                for _ in 0..<5000 {
                    var batch = EventBatch()
                    ledger.consume(Int.random(in: 0...20, using: &random))
                    let published = Int.random(in: 0...ledger.inFlight, using: &random)
                    batch.statuses.complete = published
                    batch.recommendations.allow = published
                    batch.levels.low = published
                    ledger.publish(published)
                    metrics.record(batch, ledger: ledger)
                }
            }
            for _ in 0..<4 {
                group.addTask {
                    for _ in 0..<2000 {
                        let totals = metrics.snapshot
                        #expect(totals.ledger.isBalanced)
                        #expect(totals.statuses.complete == totals.ledger.published)
                        #expect(totals.recommendations.allow == totals.ledger.published)
                        #expect(totals.levels.low == totals.ledger.published)
                    }
                }
            }
        }
    }

    @Test("batches add up, and a batch that is used again begins empty")
    func batches() {
        let metrics = Samples.metrics(MetricsRegistry())
        var batch = Samples.batch
        metrics.record(batch, ledger: Samples.ledger)
        metrics.record(batch, ledger: Samples.ledger)
        batch.removeAll()
        metrics.record(batch, ledger: Samples.ledger)
        let totals = metrics.snapshot
        #expect(totals.ledger == Samples.ledger)
        #expect(totals.statuses == StatusCounts(complete: 1600, partial: 180, unavailable: 20))
        #expect(totals.recommendations == RecommendationCounts(allow: 1400, review: 300, deny: 100))
        #expect(totals.levels == LevelCounts(low: 1200, medium: 400, high: 160, critical: 40))
        #expect(totals.loopTime.work == 5_000_000_000)
        #expect(totals.deadLetters == ["not_json": 58, "too_large": 2])
    }

    @Test("publishing the books alone keeps everything else")
    func ledgerAlone() {
        let metrics = Samples.metrics(MetricsRegistry())
        metrics.record(Samples.batch, ledger: Samples.ledger)
        metrics.publish(ledger: Ledger(consumed: 1, inFlight: 1))
        #expect(metrics.snapshot.ledger.consumed == 1)
        #expect(metrics.snapshot.statuses.complete == 800)
    }

    @Test("reasons for dead letters past the bound count as others")
    func reasons() {
        let metrics = Samples.metrics(MetricsRegistry())
        for index in 0..<100 {
            var batch = EventBatch()
            batch.deadLetters = ["reason-\(index)": 2]
            metrics.record(batch, ledger: Ledger())
        }
        let counts = metrics.snapshot.deadLetters
        #expect(counts.count == WorkerTotals.maximumReasons + 1)
        #expect(counts["other"] == 2 * (100 - WorkerTotals.maximumReasons))
    }

    @Test("an interval has the latencies since the one before, by vendor")
    func intervals() {
        let metrics = Samples.metrics(MetricsRegistry())
        #expect(metrics.takeInterval() == IntervalLatencies())
        metrics.record(Samples.batch, ledger: Samples.ledger)
        metrics.recordCall(vendor: "eko", latency: .milliseconds(100), error: .unavailable)
        metrics.recordCall(vendor: "nobody", latency: .milliseconds(100))
        let interval = metrics.takeInterval()
        #expect(interval.processing?.max == 100)
        #expect(interval.endToEnd?.max == 100_000)
        #expect(interval.vendors == ["eko": LatencySummary(p50: 100, p95: 100, p99: 100, max: 100)])
        #expect(metrics.takeInterval() == IntervalLatencies())
    }

    @Test("a lag that is not known is not a number")
    func lag() {
        let known = WorkerState.Partition(topic: "t", partition: 0, lag: 5)
        let unknown = WorkerState.Partition(topic: "t", partition: 1, lag: -1)
        #expect(unknown.lag == nil)
        #expect(WorkerState().totalLag == 0)
        #expect(WorkerState(partitions: [unknown]).totalLag == nil)
        #expect(WorkerState(partitions: [known, unknown]).totalLag == 5)
    }
}
