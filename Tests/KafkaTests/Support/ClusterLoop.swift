import Kafka

/// Clients of a cluster of their own, inside this process.
final class ClusterLoop: ClientLoop {
    let cluster: MockCluster

    init(brokers: Int = 1) throws {
        cluster = try MockCluster(brokers: brokers)
        super.init(bootstrapServers: cluster.bootstrapServers)
    }
}
