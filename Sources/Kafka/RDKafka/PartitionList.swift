import CRdKafka

/// Owns an `rd_kafka_topic_partition_list_t`.
struct PartitionList: ~Copyable {
    /// One partition with what librdkafka says about it.
    struct Entry {
        let topicPartition: TopicPartition
        let offset: Int64
        let error: KafkaError?
    }

    let pointer: UnsafeMutablePointer<rd_kafka_topic_partition_list_t>

    init(_ partitions: some Collection<TopicPartition>) {
        pointer = rd_kafka_topic_partition_list_new(Int32(clamping: partitions.count))
        for partition in partitions { add(partition) }
    }

    init(_ offsets: [TopicPartition: Int64]) {
        pointer = rd_kafka_topic_partition_list_new(Int32(clamping: offsets.count))
        for (partition, offset) in offsets { add(partition).pointee.offset = offset }
    }

    /// Whole topics, as a subscription names them.
    init(topics: [String]) {
        self.init(topics.map { TopicPartition(topic: $0, partition: -1) })
    }

    deinit { rd_kafka_topic_partition_list_destroy(pointer) }

    var entries: [Entry] { Self.entries(of: pointer) }

    /// Reads a list that belongs to another.
    static func entries(of list: UnsafePointer<rd_kafka_topic_partition_list_t>?) -> [Entry] {
        guard let list = list?.pointee, let elements = list.elems else { return [] }
        return UnsafeBufferPointer(start: elements, count: Int(list.cnt)).map(Entry.init)
    }

    @discardableResult
    private borrowing func add(_ partition: TopicPartition) -> UnsafeMutablePointer<rd_kafka_topic_partition_t> {
        rd_kafka_topic_partition_list_add(pointer, partition.topic, partition.partition)
    }
}

extension PartitionList.Entry {
    init(_ native: rd_kafka_topic_partition_t) {
        topicPartition = TopicPartition(topic: String(cString: native.topic), partition: native.partition)
        offset = native.offset
        error = native.err == RD_KAFKA_RESP_ERR_NO_ERROR ? nil : KafkaError(native.err)
    }
}
