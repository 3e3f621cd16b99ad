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
            summary.add(
                status: signup.status.rawValue, level: signup.level.rawValue,
                recommendation: signup.recommendation.rawValue)
            outbox.append(
                OutgoingRecord(
                    topic: configuration.outputTopic, partition: nil, key: .keyOf(record),
                    value: .bytes(signup.event.body),
                    headers: signup.event.headers.map { Header(name: $0.name, value: $0.value) }, timestamp: nil,
                    token: DeliveryToken(lane: partition.id, slot: slot, isDeadLetter: false).rawValue))
        case .deadLetter(let reason, let message):
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
                    failedAt: Timestamp.rfc3339(milliseconds: wallClock())),
                timestamp: nil, token: DeliveryToken(lane: partition.id, slot: slot, isDeadLetter: true).rawValue))
    }

    /// Gives the producer what it takes. A full queue is back-pressure: the rest stays, in order, and nothing more is read.
    func flushOutbox() {
        while !outbox.isEmpty {
            let result = producer.send(outbox)
            outbox.removeFirst(result.taken)
            guard let error = result.error, let record = outbox.first else { return }
            if error.isQueueFull { return }
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
            guard let inFlight = partition.records[token.slot] else { return }
            if !token.isDeadLetter { measure(inFlight, now: now) }
            acknowledge(token.slot, of: partition) { ledger in
                if token.isDeadLetter { ledger.deadLettered += 1 } else { ledger.published += 1 }
            }
            lastProgress = now
        }
    }

    private func measure(_ inFlight: InFlightRecord, now: Moment) {
        summary.addProcessing(inFlight.readAt.duration(to: now))
        if let timestamp = inFlight.record.timestamp {
            summary.addEndToEnd(.milliseconds(max(0, wallClock() - timestamp)))
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
        if error.isRecordRefused, !token.isDeadLetter {
            publishDeadLetter(
                record, slot: token.slot, of: partition, reason: "unpublishable", stage: .publish,
                message: error.message)
        } else {
            let topic = token.isDeadLetter ? configuration.deadLetterTopic : configuration.outputTopic
            stop(because: WorkerError("cannot publish to \(topic)", error))
        }
    }
}
