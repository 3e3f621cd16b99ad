import Enrichment
import Kafka
import Resilience
import SignupRisk
import Telemetry

extension Pipeline {
    /// Hands a result on to the producer, in the order of the calls.
    func publish(_ output: Enrichment, slot: UInt64, of partition: AssignedPartition, now: Moment) {
        guard let record = partition.records[slot]?.record else { return }
        if let message = refusal(of: record) {
            return publishDeadLetter(
                record, slot: slot, of: partition, reason: "unpublishable", stage: .publish, message: message)
        }
        switch output {
        case .event(let signup):
            partition.records.update(slot) {
                $0?.kind = .event(signup.status, signup.level, signup.recommendation)
            }
            outbox.append(
                OutgoingRecord(
                    topic: configuration.outputTopic, partition: nil, key: .keyOf(record),
                    value: .bytes(signup.event.body), sharedHeaders: sharedHeaders,
                    headers: signup.event.ownHeaders.map { Header(name: $0.name, value: $0.value) }, timestamp: nil,
                    token: DeliveryToken(lane: partition.id, slot: slot, isDeadLetter: false).rawValue))
        case .deadLetter(let reason, let message):
            publishDeadLetter(record, slot: slot, of: partition, reason: reason, stage: .decode, message: message)
        case .skip:
            delivery.skipped(slot, of: partition, in: self, now: now)
        }
    }

    private func publishDeadLetter(
        _ record: ConsumedRecord, slot: UInt64, of partition: AssignedPartition, reason: String,
        stage: DeadLetterHeaders.Stage, message: String
    ) {
        outbox.append(
            deadLetter(record, slot: slot, of: partition, reason: reason, stage: stage, message: message))
    }

    private func deadLetter(
        _ record: ConsumedRecord, slot: UInt64, of partition: AssignedPartition, reason: String,
        stage: DeadLetterHeaders.Stage, message: String
    ) -> OutgoingRecord {
        partition.records.update(slot) { $0?.kind = .deadLetter(reason: reason) }
        return OutgoingRecord(
            topic: configuration.deadLetterTopic, partition: nil, key: .keyOf(record), value: .valueOf(record),
            headers: deadLetterHeaders.headers(
                for: record, reason: reason, stage: stage, message: message,
                failedAt: Timestamp(milliseconds: wallClock()).description),
            timestamp: nil, token: DeliveryToken(lane: partition.id, slot: slot, isDeadLetter: true).rawValue)
    }

    /// Whether what could leave waits a moment for company; never while anybody waits for the loop to be done with records.
    private func holdsOutbox(now: Moment) -> Bool {
        guard !outbox.isEmpty, !isStopping, revocation == nil else { return false }
        return pace.holds(
            outbox.count, isWindowFull: window.room == 0, areEarlierUnderWay: producer.queuedCount > 0, now: now)
    }

    /// Gives the producer what it takes. A full queue is back-pressure: the rest stays, in order, and nothing more is read.
    func flushOutbox(now: Moment) {
        guard !holdsOutbox(now: now) else { return }
        while !outbox.isEmpty, delivery.isTakingResults {
            let result = producer.send(outbox)
            delivery.taken(outbox[..<result.accepted], of: self, now: now)
            if result.accepted == outbox.count {
                outbox.removeAll(keepingCapacity: true)
            } else {
                outbox.removeFirst(result.accepted)
            }
            guard let error = result.failure, let record = outbox.first else { return }
            if error.code == .queueFull || delivery.handles(error) { return }
            // Its dead letter takes its place, so that the order stays.
            if let deadLetter = replacement(for: DeliveryToken(record.token), error) {
                outbox[0] = deadLetter
            } else if failure != nil {
                // Nothing behind it may overtake it on the way to the broker, or into a transaction.
                return
            } else {
                outbox.removeFirst()
            }
        }
    }

    /// Takes what became of the results that were handed to the producer.
    func takeDeliveryReports(now: Moment) {
        producer.pollDeliveries { report in
            if report.error == nil { areBrokersReachable = true }
            delivery.reported(report, to: self, now: now)
        }
    }

    /// Publishes a dead letter in place of a result that the broker has refused.
    func publicationFailed(_ token: DeliveryToken, _ error: KafkaError) {
        if let deadLetter = replacement(for: token, error) { outbox.append(deadLetter) }
    }

    /// The dead letter of an event that the broker will never take. Where not even that can be published, the worker ends with
    /// the record's offset uncommitted, so that it is read again.
    private func replacement(for token: DeliveryToken, _ error: KafkaError) -> OutgoingRecord? {
        guard let partition = partitionsByLane[token.lane], let record = partition.records[token.slot]?.record else {
            return nil
        }
        board.deliveryFailed()
        guard error.isRecordRefused, !token.isDeadLetter else {
            let topic = token.isDeadLetter ? configuration.deadLetterTopic : configuration.outputTopic
            stop(because: WorkerError("cannot publish to \(topic)", error))
            return nil
        }
        return deadLetter(
            record, slot: token.slot, of: partition, reason: "unpublishable", stage: .publish, message: error.message)
    }

    /// Why the broker has refused this record's event for good when it was read before, if it has.
    private func refusal(of record: ConsumedRecord) -> String? {
        guard !refusals.isEmpty else { return nil }
        return refusals[RecordPlace(record.topicPartition, record.offset)]
    }
}

extension KafkaError {
    /// Whether it is this record the broker does not take, whatever happens: too large, or not well formed.
    var isRecordRefused: Bool { Self.refusals.contains(code) }

    private static let refusals: Set<Code> = [.messageTooLarge, .invalidMessage, .invalidRecord]
}
