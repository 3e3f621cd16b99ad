import Kafka
import Logging
import Resilience
import Telemetry

extension Pipeline {
    /// Between two commits of a revocation, where the first one failed.
    static var commitPause: Duration { .milliseconds(50) }

    /// Commits what is acknowledged, where the interval has passed and anything is new.
    func commitIfDue(now: Moment) {
        guard !isCommitting, lastCommit.duration(to: now) >= configuration.commitInterval else { return }
        commit(now: now)
    }

    /// Sends the broker the contiguous acknowledged part of every partition.
    func commit(now: Moment) {
        lastCommit = now
        let offsets = uncommittedOffsets()
        guard !offsets.isEmpty else { return }
        do {
            try consumer.commit(offsets)
            isCommitting = true
            for (topicPartition, offset) in offsets { partitions[topicPartition]?.requestedOffset = offset }
        } catch {
            logger.warning("a commit failed", [.error: "\(error.code)", .detail: "\(error.message)"])
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

    /// What the broker has not confirmed yet, sent or not: what the last commit of all has to hold.
    func unconfirmedOffsets() -> [TopicPartition: Int64] {
        partitions.compactMapValues { $0.isConfirmed ? nil : $0.records.committableOffset }
    }

    /// Takes a commit's result. Where it failed, the offsets count as not sent and go with the next commit: committing late
    /// costs repeats, never a loss.
    func committed(_ result: CommitResult) {
        isCommitting = false
        if !result.committed.isEmpty { areBrokersReachable = true }
        for (topicPartition, offset) in result.committed { partitions[topicPartition]?.committedOffset = offset }
        for partition in partitions.values where partition.committedOffset != partition.requestedOffset {
            partition.requestedOffset = partition.committedOffset
        }
        guard let error = result.error else { return }
        board.commitFailed()
        if error.isFatal || error.isFenced {
            stop(because: WorkerError("cannot commit", error))
        } else {
            logger.warning("a commit failed", [.error: "\(error.code)", .detail: "\(error.message)"])
        }
    }
}
