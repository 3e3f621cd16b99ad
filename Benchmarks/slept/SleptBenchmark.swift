import ArgumentParser
import Enrichment
import Foundation
import JSON
import Kafka
import Logging
import Resilience
import SignupRisk
import Telemetry
import Worker

/// The worker with lookups that are slept through, on the Kafka that `KAFKA_BOOTSTRAP_SERVERS` names.
///
/// The comparison is with tables that others publish: KPipe's and Confluent Parallel Consumer's 25,000 records, 8 partitions, 1,000
/// keys (https://github.com/eschizoid/kpipe), and with the arithmetic limit, `in-flight / delay`.
@main
struct SleptBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "slept", abstract: "Records per second where each lookup takes a fixed time.")

    @Option(help: "How many records.") var records = 25_000
    @Option(help: "Partitions of the topics.") var partitions = 8
    @Option(help: "Different keys; the results of each leave in order.") var keys = 1_000
    @Option(help: "What a lookup takes, in milliseconds.") var delay = 100
    @Option(help: "Records in flight at most.") var inFlight = 2_048
    @Option(help: "Records per second to feed; 0 has them all there at the start.") var rate = 0
    @Option(help: "What the producer waits for more records, in milliseconds.") var linger = 1

    func run() async throws {
        guard let servers = ProcessInfo.processInfo.environment["KAFKA_BOOTSTRAP_SERVERS"] else {
            throw ValidationError("KAFKA_BOOTSTRAP_SERVERS is not set; scripts/bench slept starts a broker.")
        }
        let clients = ClientConfiguration(bootstrapServers: servers)
        let name = "slept-\(UUID().uuidString.prefix(8).lowercased())"
        try await Admin(configuration: clients).createTopics(
            ["in", "out", "dead"].map { Admin.NewTopic(name: "\(name)-\($0)", partitions: partitions, replication: 1) })
        let feeder = try Feeder(clients, topic: "\(name)-in", keys: keys)
        if rate == 0 { try await feeder.feed(0..<records, perSecond: nil) }
        let (worker, metrics) = try makeWorker(clients, name)
        let running = Task { try await worker.run() }
        if rate > 0 {
            // The group forms while a few records pass; what they took does not count.
            try await feeder.feed(0..<1_000, perSecond: nil)
            await published(1_000, metrics)
            _ = metrics.takeInterval()
            try await feeder.feed(1_000..<records, perSecond: rate)
        }
        await consumed(1, metrics)
        let start = ContinuousClock.now
        let first = metrics.snapshot.ledger.published
        await published(records, metrics)
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        report(perSecond: Double(records - first) / seconds, metrics)
        running.cancel()
        // The clients end with the process.
        Foundation.exit(0)
    }

    private func report(perSecond: Double, _ metrics: WorkerMetrics) {
        let interval = metrics.takeInterval()
        if rate > 0, let processing = interval.processing, let endToEnd = interval.endToEnd {
            print(
                "slept \(delay) ms, \(rate) records/s offered: added from reading to acknowledgement \(added(processing)), "
                    + "from the due time to acknowledgement \(added(endToEnd))")
        } else {
            let limit = Double(inFlight) / Double(delay) * 1_000
            print(
                "slept \(delay) ms, \(inFlight) in flight, \(partitions) partitions, \(keys) keys: "
                    + "\(Int(perSecond)) records/s, \(Int(perSecond / limit * 100)) % of the limit of \(Int(limit))")
        }
    }

    /// What a latency has beyond the lookup's own.
    private func added(_ latency: LatencySummary) -> String {
        let parts = [("p50", latency.p50), ("p95", latency.p95), ("p99", latency.p99), ("max", latency.max)]
        return parts.map { "\($0.0) \(String(format: "%.1f", $0.1 - Double(delay)))" }.joined(separator: " ") + " ms"
    }

    private func consumed(_ count: Int, _ metrics: WorkerMetrics) async {
        while metrics.snapshot.ledger.consumed < count { try? await Task.sleep(for: .microseconds(200)) }
    }

    private func published(_ count: Int, _ metrics: WorkerMetrics) async {
        while metrics.snapshot.ledger.published < count { try? await Task.sleep(for: .milliseconds(1)) }
    }

    private func makeWorker(_ clients: ClientConfiguration, _ name: String) throws -> (
        Worker<MonotonicClock>, WorkerMetrics
    ) {
        let configuration = WorkerConfiguration(
            groupId: name, inputTopics: ["\(name)-in"], outputTopic: "\(name)-out", deadLetterTopic: "\(name)-dead",
            maximumInFlight: inFlight, workerName: name)
        let identity = WorkerIdentity(
            worker: name, version: "0", group: name, inputTopics: configuration.inputTopics,
            outputTopic: configuration.outputTopic, deadLetterTopic: configuration.deadLetterTopic)
        let metrics = WorkerMetrics(registry: MetricsRegistry(), identity: identity, vendors: [])
        let clock = MonotonicClock()
        let silence = Logger(label: "slept") { _ in SwiftLogNoOpLogHandler() }
        let mapping = SignupMapping(id: try JSONPointer("/event_id"), ip: try JSONPointer("/ip"))
        let enricher = Enricher(
            decoder: SignupDecoder(mapping: mapping, maximumBytes: 8 << 20), phoneNumbers: PhoneNumberParser(),
            checks: [
                CheckPlan(
                    kind: .ip, strategy: .all, providers: [SleptLookups(delay: .milliseconds(delay))])
            ], offline: nil, assessor: ReloadableAssessor(Assessor(rules: try RuleSet.builtIn)),
            encoder: RiskEventEncoder()
        ) { Telemetry.Timestamp.now.milliseconds }
        let consumer = ClientConfiguration(properties: [("group.id", name), ("auto.offset.reset", "earliest")])
            .overridden(by: clients)
        let worker = Worker(
            configuration: configuration,
            kafka: KafkaSettings(
                consumer: consumer,
                producer: ClientConfiguration(properties: [("linger.ms", "\(linger)")]).overridden(by: clients),
                admin: clients, createTopics: false),
            enricher: enricher, metrics: metrics, board: WorkerBoard(),
            health: HealthMonitor(stallAfter: .seconds(60), clock: clock, logger: silence), logger: silence,
            clock: clock
        ) { Telemetry.Timestamp.now.milliseconds }
        return (worker, metrics)
    }
}
