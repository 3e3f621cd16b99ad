package import Kafka
package import Logging

/// Makes sure, before the first record is read, that brokers answer and that every topic is there: a worker that reads
/// signups it has nowhere to put would only find out record by record.
package struct TopicCheck: Sendable {
    /// Partitions of a topic made by `kafka.createTopics` where the input topic's count is not known.
    private static let defaultPartitionCount = 8

    private let kafka: KafkaSettings
    private let configuration: WorkerConfiguration
    private let logger: Logger

    package init(kafka: KafkaSettings, configuration: WorkerConfiguration, logger: Logger) {
        self.kafka = kafka
        self.configuration = configuration
        self.logger = logger
    }

    /// - Throws: ``WorkerError`` of code `setUp` that names the broker list's or the topic's problem.
    package func run() async throws(WorkerError) {
        let admin: Admin
        do {
            admin = try Admin(configuration: kafka.admin)
        } catch {
            throw WorkerError("cannot create a Kafka client", error)
        }
        let topics = configuration.inputTopics + outputs
        let counts = try await partitionCounts(of: topics, admin)
        for topic in configuration.inputTopics where counts[topic] == nil {
            throw WorkerError(.setUp, "the input topic \(topic) does not exist (kafka.inputTopics)")
        }
        let inputPartitions = configuration.inputTopics.compactMap { counts[$0] }.max() ?? Self.defaultPartitionCount
        for topic in outputs where counts[topic] == nil {
            guard kafka.createTopics else {
                throw WorkerError(
                    .setUp, "the topic \(topic) does not exist; create it, or set kafka.createTopics: true")
            }
            do {
                try await admin.createTopics([topic], partitions: inputPartitions, replication: -1)
                logger.info("topic created", metadata: ["topic": "\(topic)", "partitions": "\(inputPartitions)"])
            } catch {
                throw WorkerError("cannot create the topic \(topic)", error)
            }
        }
    }

    private var outputs: [String] { [configuration.outputTopic, configuration.deadLetterTopic] }

    private func partitionCounts(of topics: [String], _ admin: Admin) async throws(WorkerError) -> [String: Int] {
        do {
            return try await admin.partitionCounts(of: topics)
        } catch {
            throw WorkerError(.setUp, "cannot reach Kafka: \(error.message) (\(error.code))", underlying: error)
        }
    }
}
