import Enrichment
import Foundation
import JSON
import Kafka
import Logging
import Resilience
import SignupRisk
import Telemetry
import Worker

/// A worker on an in-process cluster of its own, with the test's own hands on the topics.
struct WorkerBench: Sendable {
    let cluster: MockCluster
    let checks: ScriptedChecks
    let configuration: WorkerConfiguration
    let partitions: Int

    init(
        partitions: Int = 1, mode: ScriptedChecks.Mode = .atHand,
        configure: (inout WorkerConfiguration) -> Void = { _ in }
    ) throws {
        cluster = try MockCluster(brokers: 1)
        checks = ScriptedChecks(mode)
        self.partitions = partitions
        var configuration = WorkerConfiguration(
            groupId: "bench", inputTopics: ["signups"], outputTopic: "signup-risk",
            deadLetterTopic: "signups.dead-letters", commitInterval: .milliseconds(50), workerName: "bench")
        configure(&configuration)
        self.configuration = configuration
        for topic in configuration.inputTopics + [configuration.outputTopic, configuration.deadLetterTopic] {
            try cluster.createTopic(topic, partitions: partitions)
        }
    }

    /// A worker and what it shows of itself.
    struct Running: Sendable {
        let worker: Worker<MonotonicClock>
        let metrics: WorkerMetrics
        let health: HealthMonitor<MonotonicClock>
        let board: WorkerBoard
    }

    func makeWorker(
        properties: [(name: String, value: String)] = [], producerProperties: [(name: String, value: String)] = []
    ) throws -> Running {
        let clock = MonotonicClock()
        let logger = Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() }
        let identity = WorkerIdentity(
            worker: "bench", version: "0", group: configuration.groupId, inputTopics: configuration.inputTopics,
            outputTopic: configuration.outputTopic, deadLetterTopic: configuration.deadLetterTopic)
        let metrics = WorkerMetrics(registry: MetricsRegistry(), identity: identity, vendors: [])
        let health = HealthMonitor(stallAfter: configuration.stallAfter, clock: clock, logger: logger)
        let board = WorkerBoard()
        let mapping = SignupMapping(id: try JSONPointer("/id"), ip: try JSONPointer("/ip"))
        let enricher = Enricher(
            decoder: SignupDecoder(mapping: mapping, maximumBytes: 8 << 20), phoneNumbers: PhoneNumberParser(),
            checks: [CheckPlan(kind: .ip, strategy: .all, providers: [checks])], offline: nil,
            assessor: ReloadableAssessor(Assessor(rules: try RuleSet.builtIn)), encoder: RiskEventEncoder()
        ) { 0 }
        let common = clientConfiguration.overridden(by: ClientConfiguration(properties: properties))
        let consumer = ClientConfiguration(properties: [
            ("group.id", configuration.groupId), ("auto.offset.reset", "earliest"),
            ("session.timeout.ms", "6000"), ("heartbeat.interval.ms", "300"),
        ]).overridden(by: common)
        let producer = ClientConfiguration(properties: producerProperties).overridden(by: common)
        let kafka = KafkaSettings(consumer: consumer, producer: producer, admin: common, createTopics: false)
        let worker = Worker(
            configuration: configuration, kafka: kafka, enricher: enricher, metrics: metrics, board: board,
            health: health, logger: logger, clock: clock
        ) { Telemetry.Timestamp.now.milliseconds }
        return Running(worker: worker, metrics: metrics, health: health, board: board)
    }

    var clientConfiguration: ClientConfiguration { ClientConfiguration(bootstrapServers: cluster.bootstrapServers) }

    /// Writes records to the input topic and waits until the broker has them.
    func feed(_ records: [(key: String?, value: String?)], partition: Int32? = nil) async throws {
        let producer = try Producer(configuration: clientConfiguration, wakeUp: WakeUp())
        let outgoing = records.map { record in
            OutgoingRecord(
                topic: configuration.inputTopics[0], partition: partition,
                key: record.key.map { .bytes(Array($0.utf8)) } ?? .absent,
                value: record.value.map { .bytes(Array($0.utf8)) } ?? .absent)
        }
        var rest = outgoing[...]
        while !rest.isEmpty {
            let result = producer.send(rest)
            rest = rest.dropFirst(result.accepted)
            if let failure = result.failure, !failure.isRetriable { throw failure }
            producer.pollDeliveries { _ in }
            await Task.yield()
        }
        guard await producer.flush(within: .seconds(300)) else { throw KafkaError(code: .timedOut) }
    }

    /// Reads a topic until it has given `count` records.
    func read(_ topic: String, count: Int) async throws -> [ConsumedRecord] {
        let wakeUp = WakeUp()
        let configuration = ClientConfiguration(properties: [("group.id", "reader-\(UUID())")])
        let consumer = try Consumer(
            configuration: configuration.overridden(by: clientConfiguration), wakeUp: wakeUp)
        var starts: [TopicPartition: Consumer.Start] = [:]
        for partition in 0..<partitions {
            starts[TopicPartition(topic: topic, partition: Int32(partition))] = .beginning
        }
        let readers = try consumer.assign(from: starts)
        var records: [ConsumedRecord] = []
        for await _ in wakeUp.signals {
            consumer.pollEvents { _ in }
            for reader in readers { while reader.read(atMost: 500, into: &records).count > 0 {} }
            if records.count >= count { break }
        }
        _ = await consumer.close(timeout: .seconds(1))
        return records
    }

    /// What the group has committed.
    func committed() async throws -> [Int32: Int64] {
        let admin = try Admin(configuration: clientConfiguration)
        let topic = configuration.inputTopics[0]
        let all = (0..<partitions).map { TopicPartition(topic: topic, partition: Int32($0)) }
        let offsets = try await admin.committedOffsets(ofGroup: configuration.groupId, all)
        return Dictionary(uniqueKeysWithValues: offsets.map { ($0.key.partition, $0.value) })
    }
}

extension ConsumedRecord {
    /// The `source.id` of a risk event.
    var signupID: String? { value.flatMap { try? JSONValue(parsing: $0) }?["source"]?["id"]?.string }
    /// A header's text.
    func text(of header: String) -> String? {
        headers.first { $0.name == header }?.value.map { String(decoding: $0, as: UTF8.self) }
    }
    var keyText: String? { key.map { String(decoding: $0, as: UTF8.self) } }
}
