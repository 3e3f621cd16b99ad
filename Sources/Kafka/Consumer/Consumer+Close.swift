import CRdKafka
import Synchronization

extension Consumer {
    /// Leaves the group, so that others take over at once, and ends every reader.
    ///
    /// Commit before: what comes in meanwhile is dropped, and rebalances are answered here. Leaving can hang after a
    /// partition was lost (fixed in librdkafka 2.1.0), so it is given up after `timeout`; the broker then notices by
    /// itself after `session.timeout.ms`.
    /// - Returns: whether it ended in time. The group has then been told, unless there was nothing to tell or no coordinator to tell it to.
    package nonisolated(nonsending) func close(timeout: Duration) async -> Bool {
        let deadline = Deadline(after: timeout)
        // Only a safety net: nothing below should wait for ever, but hardly a call of librdkafka's has a time limit of its own.
        let outcome = await OffPool.run(within: timeout + .seconds(2)) { [self] in
            guard let owesRevocation = settle() else { return true }
            return leaveGroup(owesRevocation: owesRevocation, deadline: deadline)
        }
        return outcome ?? false
    }

    /// Ends the readers, lets go of the events, and answers what the group asked, as far as that must be done before the leaving.
    ///
    /// An assignment must be answered: of a member that leaves, librdkafka 2.0.2 takes nothing but the answer to a revocation, and goes
    /// on waiting for that to an assignment. What an eager group asks is answered now too, because a later answer could be thrown away.
    /// A cooperative revocation is not: its answer would bring the next assignment just when the leaving begins.
    /// - Returns: whether a revocation waits for its answer; `nil` where all this has been done before.
    private func settle() -> Bool? {
        // librdkafka wants its consumer queue let go before it closes: this function's reference is the last.
        let ended = state.withLock { state in
            defer { state = State(hasHadAssignment: state.hasHadAssignment) }
            return state
        }
        for reader in ended.readers.values { reader.close() }
        guard let events = ended.events else { return nil }
        var rebalances = ended.unanswered
        while let event = events.poll() {
            if event.type == RD_KAFKA_EVENT_REBALANCE { rebalances.append(note(event)) }
        }
        // Failures are of no interest: the member is leaving.
        let nothing = PartitionList([TopicPartition]())
        for rebalance in rebalances {
            switch (rebalance.kind, rebalance.isCooperative) {
            case (.assign, true):
                let error = rd_kafka_incremental_assign(client.pointer, nothing.pointer)
                if let error { rd_kafka_error_destroy(error) }
            case (.assign, false): rd_kafka_assign(client.pointer, nothing.pointer)
            case (.revoke, false): rd_kafka_assign(client.pointer, nil)
            case (.revoke, true): break
            }
        }
        return rebalances.contains { $0.kind == .revoke && $0.isCooperative }
    }

    /// Asks the group to let this member go, and waits until it has or `deadline` has passed.
    ///
    /// One answer is given to all revocations that come, and no other question is asked: with the first answer librdkafka gives up all
    /// partitions, whatever was answered. From there on the group can end at any moment, and librdkafka 2.0.2 then throws away what was
    /// asked of it (`rd_kafka_cgrp_terminated` empties the queue), so that whoever waits for the reply waits for ever.
    private func leaveGroup(owesRevocation: Bool, deadline: Deadline) -> Bool {
        guard let pointer = rd_kafka_queue_new(client.pointer) else { return false }
        let queue = EventQueue(pointer, of: client, wakeUp: nil)
        // Closing alone, librdkafka 2.0.2 tells a cooperative group only when it gives up something: a member that holds nothing would be
        // waited for until its session ends. A static member never tells it.
        if !owesRevocation, !isStatic { rd_kafka_unsubscribe(client.pointer) }
        // Refused after a fatal error and without a group: then there is nothing to leave.
        if let error = rd_kafka_consumer_close_queue(client.pointer, queue.pointer) {
            rd_kafka_error_destroy(error)
            return true
        }
        var owesAnswer = owesRevocation
        var hasAnswered = false
        while rd_kafka_consumer_closed(client.pointer) == 0 {
            if owesAnswer, !hasAnswered {
                rd_kafka_assign(client.pointer, nil)
                hasAnswered = true
            }
            if let event = queue.poll(milliseconds: deadline.milliseconds(atMost: 50)) {
                switch event.rebalance {
                case .revoke: owesAnswer = true
                case .assign: client.isJoining(false)
                case nil: break
                }
            } else if deadline.hasPassed {
                return false
            }
        }
        return true
    }
}
