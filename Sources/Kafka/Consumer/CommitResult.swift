/// What became of a commit.
package struct CommitResult: Sendable {
    /// The offsets that the group now resumes from.
    package var committed: [TopicPartition: Int64]
    /// The partitions whose offset was refused, each with the reason.
    package var failures: [TopicPartition: KafkaError]
    /// Why nothing could be committed at all, or else the first of the partitions' reasons.
    package var error: KafkaError?

    /// From what a client says of its commit.
    init(_ event: borrowing Event, of client: ClientHandle) {
        self.init(entries: event.entries, error: event.error.map(client.cause))
        error = error.map(client.cause)
    }

    init(entries: [PartitionList.Entry], error: KafkaError?) {
        committed = [:]
        failures = [:]
        for entry in entries {
            if let reason = entry.error ?? error {
                failures[entry.topicPartition] = reason
            } else if entry.offset >= 0 {
                committed[entry.topicPartition] = entry.offset
            }
        }
        self.error = error ?? entries.lazy.compactMap(\.error).first
    }
}
