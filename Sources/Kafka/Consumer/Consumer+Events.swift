import CRdKafka
import Synchronization

extension Consumer {
    /// Hands over every event that waits, without waiting for more, and tells the group that this member is alive.
    ///
    /// Rebalances may be answered inside `body` or later. After ``close(timeout:)`` there are no events.
    package func pollEvents(_ body: (ConsumerEvent) -> Void) {
        guard let queue = state.withLock({ $0.events }) else { return }
        while let event = queue.poll() {
            if let translated = translate(event) { body(translated) }
        }
    }

    /// What an event means, or `nil` for one that says nothing; notes rebalances that await an answer.
    func translate(_ event: borrowing Event) -> ConsumerEvent? {
        switch event.type {
        case RD_KAFKA_EVENT_REBALANCE: rebalance(event)
        case RD_KAFKA_EVENT_OFFSET_COMMIT: .committed(CommitResult(event, of: client))
        case RD_KAFKA_EVENT_STATS: .statistics(statistics)
        case RD_KAFKA_EVENT_LOG: event.logLine.map(noted)
        case RD_KAFKA_EVENT_ERROR: failure(event)
        case RD_KAFKA_EVENT_FETCH:
            // Every partition is read from its own queue, so this record would be overtaken or lost.
            .failed(
                KafkaError(
                    code: .inconsistent, message: "A record came outside of its partition's queue.", isFatal: true))
        default: nil
        }
    }

    private func noted(_ line: LogLine) -> ConsumerEvent {
        if line.facility == JoinState.facility { state.withLock { $0.join.note(line) } }
        return .log(line)
    }

    private func rebalance(_ event: borrowing Event) -> ConsumerEvent {
        let rebalance = note(event)
        state.withLock { $0.unanswered.append(rebalance) }
        return rebalance.kind == .assign
            ? .assign(rebalance.partitions) : .revoke(rebalance.partitions, isLost: isAssignmentLost)
    }

    /// Reads a rebalance from its event.
    func note(_ event: borrowing Event) -> Rebalance {
        let kind = event.rebalance ?? .revoke
        if kind == .assign {
            state.withLock { $0.hasHadAssignment = true }
            client.isJoining(false)
        }
        return Rebalance(
            kind: kind, partitions: event.entries.map(\.topicPartition),
            isCooperative: isCooperative)
    }

    private func failure(_ event: borrowing Event) -> ConsumerEvent? {
        guard let error = event.error.map(client.cause) else { return nil }
        if let partition = event.topicPartition { return .partitionFailed(partition, error) }
        return .failed(error)
    }
}
