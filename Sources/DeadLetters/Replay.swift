package import Kafka
import Resilience

/// Sends dead letters back to the topics they came from, a small batch after the other: sent, acknowledged, committed, and only
/// then the next. So what is killed in the middle repeats at most the batch that was under way.
package struct Replay {
    /// What is to be sent back, and how.
    package struct Plan: Sendable {
        package var selection = DeadLetterSelection()
        package var policy: ReplayPolicy
        /// Records per second; `nil` is as fast as the brokers take them.
        package var rate: Double?
        /// No more than this many are sent.
        package var limit: Int?
        /// Whether nothing is sent and nothing committed.
        package var isDryRun = false
        /// Whether what earlier replays have reached does not count.
        package var fromBeginning = false

        package init(policy: ReplayPolicy) { self.policy = policy }
    }

    private let plan: Plan
    private let topic: DeadLetterTopic
    private let reader: DeadLetterReader
    private let courier: ReplayCourier?
    private var summary = ReplaySummary()
    private var progress = ReplayProgress()
    private var pace: RateLimit
    private let clock = MonotonicClock()

    /// - Parameters:
    ///   - consumer: with the replay's own group; see ``ReplayGroup``.
    ///   - producer: how records are sent back; not asked for in a dry run.
    package init(
        _ plan: Plan, topic: DeadLetterTopic, consumer: ClientConfiguration, producer: ClientConfiguration
    ) throws(DeadLetterError) {
        self.plan = plan
        self.topic = topic
        reader = try DeadLetterReader(topic: topic, client: consumer)
        courier = plan.isDryRun ? nil : try ReplayCourier(topic: topic, client: producer)
        pace = RateLimit(perSecond: plan.rate, at: clock.now)
    }

    /// Runs to the end of the topic as it is now, to the limit, or until the task is cancelled between two batches.
    ///
    /// - Parameter seen: told of each dead letter that is meant and what becomes of it, before that happens.
    /// - Throws: ``DeadLetterError``; what was acknowledged by then is committed.
    package mutating func run(
        seen: (DeadLetter, ReplayPolicy.Decision) -> Void = { _, _ in }
    ) async throws -> ReplaySummary {
        let reader = reader
        let partitions = topic.bounds.keys.sorted()
        var starts: [TopicPartition: Int64] = [:]
        if !plan.fromBeginning {
            do {
                starts = try await reader.consumer.committed(partitions, within: .seconds(60))
            } catch {
                throw DeadLetterError("cannot ask how far the replay has come", error)
            }
        }
        do {
            try await reader.read(from: starts) { records in
                try await take(records, seen)
            }
        } catch is CancellationError {
            summary.isCutShort = true
        }
        await reader.close()
        return summary
    }

    /// Takes a batch of one partition, in parts no longer than a second of the rate.
    private mutating func take(
        _ records: [ConsumedRecord], _ seen: (DeadLetter, ReplayPolicy.Decision) -> Void
    ) async throws -> Bool {
        let part = plan.rate.map { max(1, min(records.count, Int($0.rounded(.down)))) } ?? records.count
        for start in stride(from: 0, to: records.count, by: part) {
            try Task.checkCancellation()
            let goesOn = try await send(records[start..<min(start + part, records.count)], seen)
            guard goesOn else { return false }
        }
        return true
    }

    private mutating func send(
        _ records: ArraySlice<ConsumedRecord>, _ seen: (DeadLetter, ReplayPolicy.Decision) -> Void
    ) async throws -> Bool {
        var parcels: [(record: ConsumedRecord, source: DeadLetter.Source)] = []
        for record in records {
            let letter = DeadLetter(record)
            guard plan.selection.matches(letter, key: record.key) else {
                summary.passedOver += 1
                continue
            }
            if let limit = plan.limit, summary.replayed + parcels.count >= limit {
                summary.isCutShort = true
                break
            }
            let decision = plan.policy.decide(letter)
            seen(letter, decision)
            switch decision {
            case .leaveExhausted: summary.exhausted += 1
            case .leaveForeign: summary.foreign += 1
            case .leaveUntraceable: summary.untraceable += 1
            case .send(let source):
                progress.begin(record.topicPartition, offset: record.offset)
                parcels.append((record, source))
            }
        }
        guard let courier else {
            summary.replayed += parcels.count
            return !summary.isCutShort
        }
        // The outcome is noted and committed even where the sending failed in the middle.
        let (delivered, failure) = await deliver(parcels, courier)
        for record in delivered { progress.settle(record.topicPartition, offset: record.offset) }
        summary.replayed += delivered.count
        try await commit()
        if let failure { throw failure }
        return !summary.isCutShort
    }

    private mutating func deliver(
        _ parcels: [(record: ConsumedRecord, source: DeadLetter.Source)], _ courier: ReplayCourier
    ) async -> (delivered: [ConsumedRecord], failure: (any Error)?) {
        do {
            for _ in parcels { try await waitForPermit() }
        } catch {
            return ([], error)
        }
        return await courier.deliver(parcels)
    }

    private mutating func waitForPermit() async throws {
        while case .wait(let moment) = pace.take(at: clock.now) {
            try await clock.sleep(until: moment, tolerance: nil)
        }
    }

    private mutating func commit() async throws {
        let offsets = progress.takeCommittable()
        do {
            let result = try await reader.consumer.commitAndWait(offsets, within: .seconds(120))
            if let error = result.error { throw error }
        } catch let error as KafkaError {
            throw DeadLetterError("cannot keep how far the replay has come; it will be repeated from there", error)
        }
    }
}
