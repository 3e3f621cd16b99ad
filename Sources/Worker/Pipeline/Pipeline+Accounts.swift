import Resilience
import SignupRisk
import Telemetry

extension Pipeline {
    /// Lets a record go whose result is final.
    func acknowledge(_ slot: UInt64, of partition: AssignedPartition, now: Moment) {
        guard let record = partition.records[slot] else { return }
        partition.records.acknowledge(slot)
        conclude(
            record.kind, byteCount: record.byteCount, readAt: record.readAt, timestamp: record.record.timestamp,
            now: now)
    }

    /// Counts a record whose result is final.
    ///
    /// - Parameters:
    ///   - readAt: when it was read.
    ///   - timestamp: its time in Kafka, in milliseconds since 1970 UTC, where it has one.
    func conclude(_ kind: ResultKind, byteCount: Int, readAt: Moment, timestamp: Int64?, now: Moment) {
        window.leave(bytes: byteCount)
        switch kind {
        case .event(let status, let level, let recommendation):
            ledger.publish()
            batch.count(status, level, recommendation)
            batch.processing.append(readAt.duration(to: now).wholeNanoseconds)
            if let timestamp { batch.endToEnd.append(max(0, wallClock() - timestamp) &* 1_000_000) }
        case .deadLetter(let reason):
            ledger.deadLetter()
            batch.deadLetters[reason, default: 0] += 1
        case .skip:
            ledger.skip()
        }
    }
}

extension EventBatch {
    /// Counts an event by its status, level and recommendation.
    fileprivate mutating func count(_ status: Assessment.Status, _ level: RiskLevel, _ recommendation: Recommendation) {
        switch status {
        case .complete: statuses.complete += 1
        case .partial: statuses.partial += 1
        case .unavailable: statuses.unavailable += 1
        }
        switch level {
        case .low: levels.low += 1
        case .medium: levels.medium += 1
        case .high: levels.high += 1
        case .critical: levels.critical += 1
        }
        switch recommendation {
        case .allow: recommendations.allow += 1
        case .review: recommendations.review += 1
        case .deny: recommendations.deny += 1
        }
    }
}
