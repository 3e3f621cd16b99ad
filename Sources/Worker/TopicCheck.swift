import Kafka
package import Logging
import Telemetry

/// Makes sure, before the first record is read, that brokers answer and that every topic is there: a worker that reads
/// signups it has nowhere to put would only find out record by record.
package struct TopicCheck: Sendable {
    private let kafka: KafkaSettings
    private let configuration: WorkerConfiguration
    private let patience: Duration
    /// Whether missing topics that would be made are left alone: for a command that only looks.
    private let onlyLooks: Bool
    private let logger: Logger

    /// - Parameter patience: how long brokers may take to answer; by default long enough for one that is just starting.
    package init(
        kafka: KafkaSettings, configuration: WorkerConfiguration, patience: Duration = .seconds(15),
        onlyLooks: Bool = false, logger: Logger
    ) {
        self.kafka = kafka
        self.configuration = configuration
        self.patience = patience
        self.onlyLooks = onlyLooks
        self.logger = logger
    }

    /// - Throws: ``WorkerError`` of code `setUp` that names the broker list's or the topic's problem.
    package func run() async throws(WorkerError) {
        let admin = try await connect()
        let inputs = try await topics(configuration.inputTopics, admin)
        for topic in inputs where !topic.exists {
            throw Self.missing(topic, "the input topic", advice: "see kafka.inputTopics")
        }
        let partitions = inputs.map(\.partitions.count).max() ?? 1
        let outputs = try await topics([configuration.outputTopic, configuration.deadLetterTopic], admin)
        for topic in outputs where !topic.exists {
            guard kafka.createTopics else {
                throw Self.missing(topic, "the topic", advice: "create it, or set kafka.createTopics: true")
            }
            if onlyLooks {
                logger.notice("a missing topic will be created by run", [.topic: "\(topic.name)"])
                continue
            }
            do {
                try await admin.createTopics([Admin.NewTopic(name: topic.name, partitions: partitions)])
            } catch {
                throw WorkerError(.setUp, "\(error)", underlying: error)
            }
            logger.notice("topic created", [.topic: "\(topic.name)", .count: .stringConvertible(partitions)])
        }
    }

    /// A client that has reached a broker.
    private func connect() async throws(WorkerError) -> Admin {
        let admin: Admin
        do {
            admin = try Admin(configuration: kafka.admin)
        } catch {
            throw WorkerError(.setUp, "kafka: \(error)", underlying: error)
        }
        do throws(Admin.ConnectionProblem) {
            try await admin.checkConnection(within: patience)
        } catch {
            throw WorkerError(
                .setUp, "cannot reach Kafka (kafka.bootstrapServers): \(error.explanation)", underlying: error.reason
            )
        }
        return admin
    }

    private func topics(_ names: [String], _ admin: Admin) async throws(WorkerError) -> [ClusterMetadata.Topic] {
        do {
            return try await admin.metadata(topics: names, within: patience).topics
        } catch {
            throw WorkerError(
                .setUp, "cannot ask Kafka about \(names.joined(separator: ", ")): \(error)", underlying: error)
        }
    }

    private static func missing(_ topic: ClusterMetadata.Topic, _ what: String, advice: String) -> WorkerError {
        guard let error = topic.error, error.code != .unknownTopicOrPartition, error.code != .unknownTopic else {
            return WorkerError(.setUp, "\(what) \(topic.name) does not exist; \(advice)", underlying: topic.error)
        }
        return WorkerError(.setUp, "\(what) \(topic.name) cannot be used: \(error)", underlying: error)
    }
}

extension ClusterMetadata.Topic {
    /// Whether the topic is there to be used.
    fileprivate var exists: Bool { error == nil && !partitions.isEmpty }
}
