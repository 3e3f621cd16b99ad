import Kafka
import Testing

/// Clients of a cluster of their own, inside this process.
final class ClusterLoop: ClientLoop {
    let cluster: MockCluster

    init(brokers: Int = 1) throws {
        cluster = try MockCluster(brokers: brokers)
        super.init(bootstrapServers: cluster.bootstrapServers)
    }

    /// A cluster with `count` numbered records in four partitions of `topic`.
    static func with(records count: Int, in topic: String) async throws -> ClusterLoop {
        let loop = try ClusterLoop()
        try loop.cluster.createTopic(topic, partitions: 4)
        let producer = try loop.makeProducer()
        #expect(await loop.send(numberedRecords(count, topic: topic, partitions: 4), with: producer) == nil)
        return loop
    }
}
