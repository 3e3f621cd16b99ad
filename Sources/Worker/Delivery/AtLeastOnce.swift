import Kafka
import Logging
import Resilience
import Telemetry

/// Delivery where a crash may repeat results: a result is final when its delivery report has come, and the consumer commits
/// the contiguous part of them from time to time.
final class AtLeastOnce: Delivery {
    /// Between two commits of a revocation, where the first one failed.
    private static let commitPause = Duration.milliseconds(200)

    private var lastCommit: Moment
    /// Whether a commit's result has not come yet.
    private var isCommitting = false

    init(now: Moment) { lastCommit = now }

    var isTakingResults: Bool { true }
    var isWorking: Bool { false }

    func prepare(unless isStopRequested: @Sendable () -> Bool) async throws(WorkerError) {}

    func taken(_ results: ArraySlice<OutgoingRecord>, of pipeline: Pipeline, now: Moment) {}

    func skipped(_ slot: UInt64, of partition: AssignedPartition, in pipeline: Pipeline, now: Moment) {
        pipeline.acknowledge(slot, of: partition, now: now)
    }

    func handles(_ refusal: KafkaError) -> Bool { false }

    func reported(_ report: DeliveryReport, to pipeline: Pipeline, now: Moment) {
        let token = DeliveryToken(report.token)
        guard let partition = pipeline.partitionsByLane[token.lane] else { return }
        if let error = report.error { return pipeline.publicationFailed(token, error) }
        pipeline.acknowledge(token.slot, of: partition, now: now)
    }

    func advance(_ pipeline: Pipeline, now: Moment) -> Bool {
        if lastCommit.duration(to: now) >= pipeline.configuration.commitInterval { commit(pipeline, now: now) }
        return false
    }

    /// Given up only when the broker has confirmed what was finished; a commit that failed is tried again meanwhile.
    func conclude(
        _ topicPartitions: [TopicPartition], of pipeline: Pipeline, _ urgency: Urgency, now: Moment
    ) -> Bool {
        let affected = topicPartitions.compactMap { pipeline.partitions[$0] }
        switch urgency {
        case .lost, .abandoned: return true
        case .drain where !affected.allSatisfy(\.records.isEmpty): return false
        case .drain, .finished: break
        }
        if affected.allSatisfy(\.isConfirmed) { return true }
        if lastCommit.duration(to: now) >= Self.commitPause { commit(pipeline, now: now) }
        return false
    }

    func finish(_ pipeline: Pipeline) async {
        // What the broker has not confirmed yet, sent or not.
        let offsets = pipeline.partitions.compactMapValues { $0.isConfirmed ? nil : $0.records.committableOffset }
        guard !offsets.isEmpty else { return }
        do {
            try await pipeline.consumer.commitAndWait(offsets, within: .seconds(5))
        } catch {
            pipeline.logger.error(
                "the last commit failed; its records will be read again",
                [.error: "\(error.code)", .detail: "\(error.message)"])
        }
    }

    /// Takes a commit's result. Where it failed, the offsets count as not sent and go with the next commit: committing late
    /// costs repeats, never a loss.
    func committed(_ result: CommitResult, in pipeline: Pipeline) {
        isCommitting = false
        for (topicPartition, offset) in result.committed {
            pipeline.partitions[topicPartition]?.committedOffset = offset
        }
        for partition in pipeline.partitions.values where partition.committedOffset != partition.requestedOffset {
            partition.requestedOffset = partition.committedOffset
        }
        guard let error = result.error else { return }
        pipeline.board.commitFailed()
        if error.isFatal || error.isFenced {
            pipeline.stop(because: WorkerError("cannot commit", error))
        } else {
            pipeline.logger.warning("a commit failed", [.error: "\(error.code)", .detail: "\(error.message)"])
        }
    }

    /// Sends the broker the contiguous acknowledged part of every partition.
    private func commit(_ pipeline: Pipeline, now: Moment) {
        guard !isCommitting, !pipeline.consumer.isJoining else { return }
        lastCommit = now
        let offsets = pipeline.partitions.compactMapValues(\.uncommittedOffset)
        guard !offsets.isEmpty else { return }
        do {
            try pipeline.consumer.commit(offsets)
            isCommitting = true
            for (topicPartition, offset) in offsets { pipeline.partitions[topicPartition]?.requestedOffset = offset }
        } catch {
            pipeline.logger.warning("a commit failed", [.error: "\(error.code)", .detail: "\(error.message)"])
        }
    }
}
