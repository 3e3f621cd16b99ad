package import Kafka

/// The dead-letter topic as it is now: its partitions, and where each begins and ends. What is written later is not looked at,
/// so that a replay never meets what it has itself brought back.
package struct DeadLetterTopic: Sendable {
    package let name: String
    /// Where each partition begins and ends: its first offset, and the one that comes next.
    package let bounds: [TopicPartition: Range<Int64>]
    let admin: Admin

    /// Reaches the brokers and looks at the topic.
    ///
    /// - Parameter patience: how long brokers may take to answer.
    package static func open(
        _ name: String, client: ClientConfiguration, patience: Duration = .seconds(30)
    ) async throws(DeadLetterError) -> DeadLetterTopic {
        let admin: Admin
        do { admin = try Admin(configuration: client) } catch { throw DeadLetterError("kafka", error) }
        do throws(Admin.ConnectionProblem) {
            try await admin.checkConnection(within: patience)
        } catch {
            throw DeadLetterError("cannot reach Kafka (kafka.bootstrapServers): \(error.explanation)")
        }
        let partitions = try await Self.partitions(of: name, admin, within: patience)
        guard partitions > 0 else {
            throw DeadLetterError("the dead-letter topic \(name) does not exist; see kafka.deadLetterTopic")
        }
        var bounds: [TopicPartition: Range<Int64>] = [:]
        for number in 0..<Int32(clamping: partitions) {
            let partition = TopicPartition(topic: name, partition: number)
            do {
                let (low, high) = try await admin.watermarks(of: partition, within: patience)
                bounds[partition] = low..<max(low, high)
            } catch {
                throw DeadLetterError("cannot ask Kafka about \(partition)", error)
            }
        }
        return DeadLetterTopic(name: name, bounds: bounds, admin: admin)
    }

    /// How many partitions a topic has; 0 where there is no such topic.
    func partitions(of topic: String) async throws(DeadLetterError) -> Int {
        try await Self.partitions(of: topic, admin, within: .seconds(60))
    }

    private static func partitions(
        of topic: String, _ admin: Admin, within patience: Duration
    ) async throws(DeadLetterError) -> Int {
        let described: [ClusterMetadata.Topic]
        do {
            described = try await admin.metadata(topics: [topic], within: patience).topics
        } catch {
            throw DeadLetterError("cannot ask Kafka about \(topic)", error)
        }
        guard let found = described.first else { return 0 }
        if let error = found.error, error.code != .unknownTopicOrPartition, error.code != .unknownTopic {
            throw DeadLetterError("the topic \(topic) cannot be used", error)
        }
        return found.partitions.count
    }
}
