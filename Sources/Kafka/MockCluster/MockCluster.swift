import CRdKafka

/// A Kafka cluster inside this process, on loopback: librdkafka's mock, for the demo and for tests.
///
/// It does what a consumer group and an idempotent producer need, keeps records in memory (not all of a large topic), and
/// can be made to fail. It accepts transactions without honouring them, and knows no static membership.
package final class MockCluster: Sendable {
    let cluster: NativeMockCluster
    /// What clients connect to.
    package let bootstrapServers: String

    /// Starts `brokers` brokers, numbered from 1, on ports of the system's choice.
    package init(brokers: Int = 1) throws(KafkaError) {
        cluster = try NativeMockCluster(brokers: brokers)
        bootstrapServers = cluster.bootstrapServers
    }

    /// Creates a topic. Clients cannot: the mock has no such request.
    package func createTopic(_ name: String, partitions: Int, replication: Int = 1) throws(KafkaError) {
        try KafkaError.check(
            rd_kafka_mock_topic_create(
                cluster.pointer, name, Int32(clamping: partitions), Int32(clamping: replication)))
    }
}
