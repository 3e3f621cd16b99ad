import Enrichment
import Kafka
import Resilience
import SignupRisk
import Telemetry

extension Pipeline {
    /// Hands a result on to the producer, in the order of the calls.
    func publish(_ output: Enrichment, slot: UInt64, of partition: AssignedPartition) {
        guard let record = partition.records[slot]?.record else { return }
        switch output {
        case .event(let signup):
            batch.count(signup)
            outbox.append(
                OutgoingRecord(
                    topic: configuration.outputTopic, partition: nil, key: .keyOf(record),
                    value: .bytes(signup.event.body),
                    headers: signup.event.headers.map { Header(name: $0.name, value: $0.value) }, timestamp: nil,
                    token: DeliveryToken(lane: partition.id, slot: slot, isDeadLetter: false).rawValue))
        case .deadLetter(let reason, let message):
            batch.deadLetters[reason, default: 0] += 1
            publishDeadLetter(record, slot: slot, of: partition, reason: reason, stage: .decode, message: message)
        case .skip:
            acknowledge(slot, of: partition) { $0.skipped += 1 }
        }
    }

    private func publishDeadLetter(
        _ record: ConsumedRecord, slot: UInt64, of partition: AssignedPartition, reason: String,
        stage: DeadLetterHeaders.Stage, message: String
    ) {
        outbox.append(
            OutgoingRecord(
                topic: configuration.deadLetterTopic, partition: nil, key: .keyOf(record), value: .valueOf(record),
                headers: deadLetterHeaders.headers(
                    for: record, reason: reason, stage: stage, message: message,
                    failedAt: Timestamp(milliseconds: wallClock()).description),
                timestamp: nil, token: DeliveryToken(lane: partition.id, slot: slot, isDeadLetter: true).rawValue))
    }

    /// Gives the producer what it takes. A full queue is back-pressure: the rest stays, in order, and nothing more is read.
    func flushOutbox() {
        while !outbox.isEmpty {
            let result = producer.send(outbox)
            if result.accepted == outbox.count {
                outbox.removeAll(keepingCapacity: true)
            } else {
                outbox.removeFirst(result.accepted)
            }
            guard let error = result.failure, let record = outbox.first else { return }
            if error.code == .queueFull { return }
            outbox.removeFirst()
            publicationFailed(DeliveryToken(record.token), error)
        }
    }

    /// Matches delivery reports to records and lets the acknowledged ones go.
    func takeDeliveryReports(now: Moment) {
        producer.pollDeliveries { report in
            let token = DeliveryToken(report.token)
            guard let partition = partitionsByLane[token.lane] else { return }
            if let error = report.error { return publicationFailed(token, error) }
            areBrokersReachable = true
            guard let inFlight = partition.records[token.slot] else { return }
            if !token.isDeadLetter { measure(inFlight, now: now) }
            acknowledge(token.slot, of: partition) { ledger in
                if token.isDeadLetter { ledger.deadLettered += 1 } else { ledger.published += 1 }
            }
        }
    }

    private func measure(_ inFlight: InFlightRecord, now: Moment) {
        batch.processing.append(inFlight.readAt.duration(to: now).wholeNanoseconds)
        if let timestamp = inFlight.record.timestamp {
            batch.endToEnd.append(max(0, wallClock() - timestamp) &* 1_000_000)
        }
    }

    private func acknowledge(_ slot: UInt64, of partition: AssignedPartition, counting: (inout Ledger) -> Void) {
        guard let record = partition.records[slot] else { return }
        partition.records.acknowledge(slot)
        window.leave(bytes: record.byteCount)
        ledger.inFlight -= 1
        counting(&ledger)
    }

    /// An event the broker will never take is kept as a dead letter; where not even that can be published, the worker ends
    /// with the record's offset uncommitted, so that it is read again.
    private func publicationFailed(_ token: DeliveryToken, _ error: KafkaError) {
        guard let partition = partitionsByLane[token.lane], let record = partition.records[token.slot]?.record else {
            return
        }
        board.deliveryFailed()
        if error.isRecordRefused, !token.isDeadLetter {
            batch.deadLetters["unpublishable", default: 0] += 1
            publishDeadLetter(
                record, slot: token.slot, of: partition, reason: "unpublishable", stage: .publish,
                message: error.message)
        } else {
            let topic = token.isDeadLetter ? configuration.deadLetterTopic : configuration.outputTopic
            stop(because: WorkerError("cannot publish to \(topic)", error))
        }
    }
}

extension KafkaError {
    /// Whether it is this record the broker does not take, whatever happens: too large, or not well formed.
    fileprivate var isRecordRefused: Bool { Self.refusals.contains(code) }

    private static let refusals: Set<Code> = [.messageTooLarge, .invalidMessage, .invalidRecord]
}

extension EventBatch {
    /// Counts an event by its status, level and recommendation.
    fileprivate mutating func count(_ signup: EnrichedSignup) {
        switch signup.status {
        case .complete: statuses.complete += 1
        case .partial: statuses.partial += 1
        case .unavailable: statuses.unavailable += 1
        }
        switch signup.level {
        case .low: levels.low += 1
        case .medium: levels.medium += 1
        case .high: levels.high += 1
        case .critical: levels.critical += 1
        }
        switch signup.recommendation {
        case .allow: recommendations.allow += 1
        case .review: recommendations.review += 1
        case .deny: recommendations.deny += 1
        }
    }
}
