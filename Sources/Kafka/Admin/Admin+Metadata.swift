import CRdKafka

extension Admin {
    /// The brokers, and the topics asked for; one that does not exist comes with an error, and is not created.
    package nonisolated(nonsending) func metadata(
        topics: [String], within timeout: Duration = .seconds(10)
    ) async throws(KafkaError) -> ClusterMetadata {
        let deadline = Deadline(after: timeout)
        return try await OffPool.run { [client] () throws(KafkaError) in
            var result = ClusterMetadata(brokers: [], topics: [])
            if topics.isEmpty { result = try Self.request(client, topic: nil, deadline) }
            for name in topics {
                let answer = try Self.request(client, topic: NativeTopic(name, of: client), deadline)
                result.brokers = answer.brokers
                result.topics += answer.topics.filter { $0.name == name }
            }
            return result
        }
    }

    /// The first and the next offset of a partition, asked from its leader.
    package nonisolated(nonsending) func watermarks(
        of partition: TopicPartition, within timeout: Duration = .seconds(10)
    ) async throws(KafkaError) -> (low: Int64, high: Int64) {
        try await OffPool.run { [client] () throws(KafkaError) in
            var low: Int64 = 0
            var high: Int64 = 0
            try KafkaError.check(
                rd_kafka_query_watermark_offsets(
                    client.pointer, partition.topic, partition.partition, &low, &high, timeout.wholeMilliseconds))
            return (low, high)
        }
    }

    /// One metadata request: for one topic, or for the brokers alone.
    static func request(
        _ client: ClientHandle, topic: NativeTopic?, _ deadline: Deadline
    ) throws(KafkaError) -> ClusterMetadata {
        var metadata: UnsafePointer<rd_kafka_metadata>?
        // Without a topic and without asking for all of them, only topics this client already uses are described.
        try KafkaError.check(
            rd_kafka_metadata(client.pointer, 0, topic?.pointer, &metadata, max(deadline.milliseconds(), 1)))
        guard let metadata else { throw KafkaError(code: .state) }
        defer { rd_kafka_metadata_destroy(metadata) }
        return ClusterMetadata(metadata.pointee)
    }
}

extension ClusterMetadata {
    fileprivate init(_ native: rd_kafka_metadata) {
        let brokers = UnsafeBufferPointer(start: native.brokers, count: Int(native.broker_cnt))
        let topics = UnsafeBufferPointer(start: native.topics, count: Int(native.topic_cnt))
        self.init(
            brokers: brokers.map { Broker(id: $0.id, host: String(cString: $0.host), port: Int($0.port)) },
            topics: topics.map(Topic.init))
    }
}

extension ClusterMetadata.Topic {
    fileprivate init(_ native: rd_kafka_metadata_topic) {
        let partitions = UnsafeBufferPointer(start: native.partitions, count: Int(native.partition_cnt))
        self.init(
            name: String(cString: native.topic), partitions: partitions.map(ClusterMetadata.Partition.init),
            error: native.err == RD_KAFKA_RESP_ERR_NO_ERROR ? nil : KafkaError(native.err))
    }
}

extension ClusterMetadata.Partition {
    fileprivate init(_ native: rd_kafka_metadata_partition) {
        self.init(
            id: native.id, leader: native.leader < 0 ? nil : native.leader,
            replicas: Array(UnsafeBufferPointer(start: native.replicas, count: Int(native.replica_cnt))),
            inSyncReplicas: Array(UnsafeBufferPointer(start: native.isrs, count: Int(native.isr_cnt))))
    }
}
