/// What a cluster says about itself and its topics.
package struct ClusterMetadata: Sendable, Hashable {
    package struct Broker: Sendable, Hashable {
        package var id: Int32
        package var host: String
        package var port: Int
    }

    package struct Topic: Sendable, Hashable {
        package var name: String
        package var partitions: [Partition]
        /// Why the topic cannot be used, for example that it does not exist.
        package var error: KafkaError?
    }

    package struct Partition: Sendable, Hashable {
        package var id: Int32
        /// `nil` while there is none.
        package var leader: Int32?
        package var replicas: [Int32]
        package var inSyncReplicas: [Int32]
    }

    package var brokers: [Broker]
    /// In the order they were asked for.
    package var topics: [Topic]
}
