import Kafka

/// Clients of the broker in another process, with a topic of their own.
final class BrokerLoop: ClientLoop {
    let topic = Broker.name("kafka-tests")
    let group = Broker.name("group")

    init() {
        super.init(bootstrapServers: Broker.servers)
    }

    /// Creates the loop's topic.
    func createTopic(partitions: Int) async throws {
        let admin = try Admin(configuration: configuration())
        try await admin.createTopics([Admin.NewTopic(name: topic, partitions: partitions, replication: 1)])
    }

    func makeGroupMember(_ properties: [String: String] = [:]) throws -> Member {
        // The eager protocol, because not every broker for tests settles cooperative rebalances.
        let defaults = [
            "group.id": group, "partition.assignment.strategy": "range", "isolation.level": "read_committed",
        ]
        return try makeMember(defaults.merging(properties) { _, new in new })
    }

    /// Everything in the topic, as a reader of committed records sees it up to `count` records.
    func readBack(_ count: Int, partitions: Int32) async throws -> [ConsumedRecord] {
        let reader = try makeMember(["group.id": Broker.name("reader"), "isolation.level": "read_committed"])
        let all = (0..<partitions).map { TopicPartition(topic: topic, partition: $0) }
        try reader.take(from: Dictionary(uniqueKeysWithValues: all.map { ($0, .beginning) }))
        await run { reader.records.count >= count }
        forget(reader)
        return reader.records
    }
}
