import Kafka
import Resilience

extension Pipeline {
    /// Commits what is acknowledged, where the interval has passed and anything is new.
    func commitIfDue(now: Moment) {
        guard !commitUnderWay, lastCommit.duration(to: now) >= configuration.commitInterval else { return }
        commit(now: now)
    }

    /// Sends the broker the contiguous acknowledged part of every partition.
    func commit(now: Moment) {
        lastCommit = now
        let offsets = uncommittedOffsets()
        guard !offsets.isEmpty else { return }
        do {
            try consumer.commit(offsets)
            commitUnderWay = true
            for (topicPartition, offset) in offsets { partitions[topicPartition]?.requestedOffset = offset }
        } catch {
            logger.warning("a commit failed", metadata: ["code": "\(error.code)", "detail": "\(error.message)"])
        }
    }

    /// What could be committed now and has not been sent yet.
    func uncommittedOffsets() -> [TopicPartition: Int64] {
        var offsets: [TopicPartition: Int64] = [:]
        for (topicPartition, partition) in partitions {
            if let offset = partition.uncommittedOffset { offsets[topicPartition] = offset }
        }
        return offsets
    }

    /// Takes a commit's result. Where it failed, the offsets count as not sent and go with the next commit: committing late
    /// costs repeats, never a loss.
    func committed(_ offsets: [TopicPartition: Int64], _ error: KafkaError?) {
        commitUnderWay = false
        for (topicPartition, offset) in offsets {
            guard let partition = partitions[topicPartition] else { continue }
            if error == nil {
                partition.committedOffset = offset
            } else {
                partition.requestedOffset = partition.committedOffset
            }
        }
        guard let error else { return }
        if error.isFatal {
            stop(because: WorkerError("cannot commit", error))
        } else {
            logger.warning("a commit failed", metadata: ["code": "\(error.code)", "detail": "\(error.message)"])
        }
    }
}
