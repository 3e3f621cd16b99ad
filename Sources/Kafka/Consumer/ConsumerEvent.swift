/// What a consumer has to say to its owner.
package enum ConsumerEvent: Sendable {
    /// Partitions were given to this member: answer with ``Consumer/assign(_:)``.
    case assign([TopicPartition])
    /// Partitions are taken away: answer with ``Consumer/unassign(_:)``, at once or after draining, well within
    /// `max.poll.interval.ms`. What is lost may already belong to another member: drop it, do not commit it.
    case revoke([TopicPartition], isLost: Bool)
    /// The result of a ``Consumer/commit(_:)``.
    case committed(CommitResult)
    /// Something concerns the client as a whole.
    case failed(KafkaError)
    /// Something concerns one partition, or a whole topic, whose partition is then -1.
    case partitionFailed(TopicPartition, KafkaError)
    /// Every `statistics.interval.ms`.
    case statistics(ConsumerStatistics)
    /// A line of librdkafka's log.
    case log(LogLine)
}
