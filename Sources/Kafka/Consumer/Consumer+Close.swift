import CRdKafka
import Synchronization

extension Consumer {
    /// Leaves the group, so that others take over at once, and ends every reader.
    ///
    /// Commit before: what comes in meanwhile is dropped, and rebalances are answered here. Leaving can hang after a
    /// partition was lost (fixed in librdkafka 2.1.0), so it is given up after `timeout`; the broker then notices by
    /// itself after `session.timeout.ms`.
    /// - Returns: whether the group was left in time.
    package nonisolated(nonsending) func close(timeout: Duration) async -> Bool {
        let (wasOpen, readers, unanswered) = state.withLock { state in
            defer { state = State(hasHadAssignment: state.hasHadAssignment) }
            // librdkafka wants its consumer queue let go before it closes, so this reference must be the last.
            return (state.events != nil, state.readers, state.unanswered)
        }
        for reader in readers.values { reader.close() }
        guard wasOpen else { return true }
        let deadline = Deadline(after: timeout)
        // A question to a group that ends at that moment is never answered (seen of `rd_kafka_rebalance_protocol` in librdkafka
        // 2.0.2), and has no time limit of its own: then the client is left as it is until the process ends.
        let outcome = await OffPool.run(within: timeout + .seconds(2)) { [self] in
            leaveGroup(unanswered: unanswered, deadline: deadline)
        }
        return outcome ?? false
    }

    private func leaveGroup(unanswered: [Rebalance], deadline: Deadline) -> Bool {
        guard let pointer = rd_kafka_queue_new(client.pointer) else { return false }
        let queue = EventQueue(pointer, of: client, wakeUp: nil)
        for rebalance in unanswered { giveUp(rebalance) }
        // Refused after a fatal error and without a group: then there is nothing to leave.
        if let error = rd_kafka_consumer_close_queue(client.pointer, queue.pointer) {
            rd_kafka_error_destroy(error)
            return true
        }
        while rd_kafka_consumer_closed(client.pointer) == 0 {
            if let event = queue.poll(milliseconds: deadline.milliseconds(atMost: 50)),
                event.type == RD_KAFKA_EVENT_REBALANCE
            {
                giveUp(note(event))
            } else if deadline.hasPassed {
                return false
            }
        }
        return true
    }

    /// Answers a rebalance by holding nothing. Failures are of no interest: the member is leaving.
    private func giveUp(_ rebalance: Rebalance) {
        guard rebalance.isCooperative else {
            rd_kafka_assign(client.pointer, nil)
            return
        }
        let list = PartitionList(rebalance.kind == .revoke ? rebalance.partitions : [])
        let error =
            rebalance.kind == .revoke
            ? rd_kafka_incremental_unassign(client.pointer, list.pointer)
            : rd_kafka_incremental_assign(client.pointer, list.pointer)
        if let error { rd_kafka_error_destroy(error) }
    }
}
