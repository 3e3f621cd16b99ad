import Kafka

/// `count` records spread over `partitions`, each with its number as key, value and token.
func numberedRecords(_ count: Int, topic: String, partitions: Int32) -> [OutgoingRecord] {
    (0..<count).map { number in
        let bytes = RecordBytes.bytes(Array("\(number)".utf8))
        return OutgoingRecord(
            topic: topic, partition: Int32(number) % partitions, key: bytes, value: bytes, token: UInt(number))
    }
}

func partitions(_ range: Range<Int32>, of topic: String) -> [TopicPartition] {
    range.map { TopicPartition(topic: topic, partition: $0) }
}

extension [TopicPartition] {
    /// Each partition with the same offset.
    func asOffsets(_ offset: Int64) -> [TopicPartition: Int64] {
        Dictionary(uniqueKeysWithValues: map { ($0, offset) })
    }
}
