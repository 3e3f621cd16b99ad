import CRdKafka
import Synchronization

extension Consumer {
    /// Sends offsets to the group, each the offset of the next record to be read; the result comes as a
    /// ``ConsumerEvent/committed(_:)`` event. Nothing to commit is nothing to do.
    package func commit(_ offsets: [TopicPartition: Int64]) throws(KafkaError) {
        guard !offsets.isEmpty, let queue = state.withLock({ $0.events }) else { return }
        let list = PartitionList(offsets)
        try client.check(rd_kafka_commit_queue(client.pointer, list.pointer, queue.pointer, nil, nil))
    }

    /// Commits and waits for the broker's answer, no longer than `timeout`.
    ///
    /// After a time-out the commit may still happen, which does no harm: its records were finished.
    /// - Throws: why nothing was committed; what was refused for single partitions is in the result.
    @discardableResult
    package nonisolated(nonsending) func commitAndWait(
        _ offsets: [TopicPartition: Int64], within timeout: Duration = .seconds(10)
    ) async throws(KafkaError) -> CommitResult {
        guard !offsets.isEmpty else { return CommitResult(entries: [], error: nil) }
        let client = client
        let deadline = Deadline(after: timeout)
        let result = try await OffPool.run { () throws(KafkaError) -> CommitResult in
            guard let pointer = rd_kafka_queue_new(client.pointer) else { throw KafkaError(code: .state) }
            let replies = EventQueue(pointer, of: client, wakeUp: nil)
            let list = PartitionList(offsets)
            try client.check(rd_kafka_commit_queue(client.pointer, list.pointer, replies.pointer, nil, nil))
            repeat {
                guard let event = replies.poll(milliseconds: deadline.milliseconds()) else { continue }
                guard event.type == RD_KAFKA_EVENT_OFFSET_COMMIT else { continue }
                return CommitResult(event, of: client)
            } while !deadline.hasPassed
            throw KafkaError(code: .timedOut, message: "The broker did not answer the commit in time.")
        }
        if result.committed.isEmpty, let error = result.error { throw error }
        return result
    }

    /// The group's committed offsets, asked from the broker; a partition without one is left out.
    package nonisolated(nonsending) func committed(
        _ partitions: [TopicPartition], within timeout: Duration = .seconds(10)
    ) async throws(KafkaError) -> [TopicPartition: Int64] {
        let client = client
        return try await OffPool.run { () throws(KafkaError) -> [TopicPartition: Int64] in
            let list = PartitionList(partitions)
            try KafkaError.check(rd_kafka_committed(client.pointer, list.pointer, timeout.wholeMilliseconds))
            var offsets: [TopicPartition: Int64] = [:]
            for entry in list.entries {
                if let error = entry.error { throw error }
                if entry.offset >= 0 { offsets[entry.topicPartition] = entry.offset }
            }
            return offsets
        }
    }
}
