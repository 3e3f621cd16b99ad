import Kafka

/// Where a record is: what names it across assignments.
struct RecordPlace: Hashable {
    let partition: TopicPartition
    let offset: Int64

    init(_ partition: TopicPartition, _ offset: Int64) {
        self.partition = partition
        self.offset = offset
    }
}
