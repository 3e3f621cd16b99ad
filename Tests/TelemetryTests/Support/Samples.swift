import Logging
import Resilience
import Telemetry

/// A worker of the tests, with everything that can be reported set to something.
enum Samples {
    static let identity = WorkerIdentity(
        worker: "worker-1", version: "1.2.3", group: "signup-risk", inputTopics: ["signups"],
        outputTopic: "signup-risk",
        deadLetterTopic: "signups.dead-letters")

    static let ledger = Ledger(
        consumed: 1000, published: 900, deadLettered: 30, skipped: 20, released: 10, inFlight: 40)

    static var state: WorkerState {
        let eko = VendorState(
            name: "eko", calls: 120, results: ["ok": 100, "timeout": 20], cacheHits: 700, staleHits: 3, coalesced: 80,
            retries: 12, probes: 2, lateAnswers: 4, possibleDuplicateCharges: 1, breaker: .halfOpen, paused: "balance",
            inFlight: 7, queued: 3, concurrencyLimit: 64, rateLimit: 12.5, cacheEntries: 5000, cacheBytes: 1_000_000,
            spent: "1.20", avoided: "8.40", currency: "INR", balance: "17.05")
        let vonage = VendorState(name: "vonage", currency: "EUR")
        return WorkerState(
            partitions: [
                .init(topic: "signups", partition: 10, lag: 5), .init(topic: "signups", partition: 2, lag: nil),
                .init(topic: "signups", partition: 0, lag: 7),
            ],
            vendors: [vonage, eko], rebalances: 3, commitFailures: 1, deliveryFailures: 2)
    }

    static var batch: EventBatch {
        var batch = EventBatch()
        batch.statuses = StatusCounts(complete: 800, partial: 90, unavailable: 10)
        batch.recommendations = RecommendationCounts(allow: 700, review: 150, deny: 50)
        batch.levels = LevelCounts(low: 600, medium: 200, high: 80, critical: 20)
        batch.deadLetters = ["not_json": 29, "too_large": 1]
        batch.endToEnd = (1...100).map { Int64($0) * 1_000_000_000 }
        batch.processing = (1...100).map { Int64($0) * 1_000_000 }
        batch.loopTime = LoopTime(work: 2_500_000_000, wait: 6_000_000_000)
        return batch
    }

    static let good = HealthReport(isLive: true, isReady: true, reasons: [])

    static func metrics(_ registry: MetricsRegistry) -> WorkerMetrics {
        WorkerMetrics(registry: registry, identity: identity, vendors: ["eko", "vonage"])
    }

    /// A registry with everything there is, reported once.
    static func filled() -> (registry: MetricsRegistry, report: WorkerReport) {
        let registry = MetricsRegistry()
        let metrics = metrics(registry)
        metrics.record(batch, ledger: ledger)
        metrics.recordCall(vendor: "eko", latency: .milliseconds(213))
        metrics.recordCall(vendor: "eko", latency: .seconds(8), error: .timeout)
        let report = WorkerReport(
            identity: identity, metrics: metrics, now: { .zero }, health: { good }, state: { state })
        registry.collect { report.families() }
        return (registry, report)
    }

    static let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
}
