/// One partition of one topic.
package struct TopicPartition: Hashable, Sendable {
    package var topic: String
    /// Counted from 0; -1 where an error concerns the topic as a whole.
    package var partition: Int32

    package init(topic: String, partition: Int32) {
        self.topic = topic
        self.partition = partition
    }
}

extension TopicPartition: CustomStringConvertible {
    /// `signups/3`.
    package var description: String { "\(topic)/\(partition)" }
}

extension TopicPartition: Comparable {
    package static func < (left: TopicPartition, right: TopicPartition) -> Bool {
        (left.topic, left.partition) < (right.topic, right.partition)
    }
}
