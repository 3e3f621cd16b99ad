import Kafka
import Logging
import Resilience
import Telemetry

/// Delivery in transactions: results, dead letters and offsets become visible together or not at all.
///
/// A record leaves its lane when the producer takes its result, and belongs to the open transaction until that ends: it is
/// published in the books when the transaction is committed, and released when it is aborted, since it is read again then.
/// While one transaction is being committed, records are read and looked up as ever; their results wait for the next one.
/// Results leave in the order of their partition, so what a transaction holds of a partition has no gaps, and its end is the
/// offset to commit.
final class ExactlyOnce: Delivery {
    private let carrier: TransactionCarrier
    private let transactionalID: String
    private var cycle: TransactionCycle
    /// Partitions whose aborted records have to be read again, each with the offset to read from.
    private var rewinds: [TopicPartition: Int64] = [:]
    /// Whether partitions are being given up, so that the batch must not wait for company.
    private var isHurried = false

    init(carrier: TransactionCarrier, transactionalID: String, limits: TransactionBatch.Limits) {
        self.carrier = carrier
        self.transactionalID = transactionalID
        cycle = TransactionCycle(limits: limits)
    }

    var isTakingResults: Bool { cycle.isOpen }
    var isWorking: Bool { !cycle.batch.isEmpty || cycle.isBusy }

    func prepare(unless isStopRequested: @Sendable () -> Bool) async throws(WorkerError) {
        do {
            try await carrier.prepare(unless: isStopRequested)
        } catch {
            throw WorkerError("cannot begin transactions as \(transactionalID)", error)
        }
    }

    func taken(_ results: ArraySlice<OutgoingRecord>, of pipeline: Pipeline, now: Moment) {
        for result in results {
            let token = DeliveryToken(result.token)
            guard let partition = pipeline.partitionsByLane[token.lane] else { continue }
            include(token, of: partition, now: now)
        }
    }

    /// A record that needs no result moves its partition's offset on all the same. It may be ahead of results that wait in the
    /// outbox; its offset is then committed with them.
    func skipped(_ slot: UInt64, of partition: AssignedPartition, in pipeline: Pipeline, now: Moment) {
        guard cycle.isOpen else {
            partition.skips.append(slot)
            return
        }
        include(DeliveryToken(lane: partition.id, slot: slot, isDeadLetter: false), of: partition, now: now)
    }

    private func include(_ token: DeliveryToken, of partition: AssignedPartition, now: Moment) {
        guard let inFlight = partition.records[token.slot] else { return }
        cycle.add(
            TransactionBatch.Member(
                kind: inFlight.kind, token: token, offset: inFlight.record.offset, byteCount: inFlight.byteCount,
                readAt: inFlight.readAt, timestamp: inFlight.record.timestamp), now: now)
        partition.records.acknowledge(token.slot)
        if let offset = partition.records.committableOffset { cycle.advance(partition.topicPartition, to: offset) }
    }

    /// A transaction that has gone wrong takes nothing more.
    func handles(_ refusal: KafkaError) -> Bool {
        guard refusal.code == .state || refusal.requiresAbort else { return false }
        cycle.requestAbort()
        return true
    }

    /// Only failures matter: a transaction is committed when all of its records have been written, or not at all.
    func reported(_ report: DeliveryReport, to pipeline: Pipeline, now: Moment) {
        // What an abort has thrown away is no news.
        guard let error = report.error, error.code != .purgedInQueue, error.code != .purgedInFlight else { return }
        pipeline.board.deliveryFailed()
        let token = DeliveryToken(report.token)
        if error.isFatal || error.isFenced || error.isSetUpProblem || (error.isRecordRefused && token.isDeadLetter) {
            pipeline.stop(because: WorkerError("cannot publish", error))
        } else if error.isRecordRefused, let partition = pipeline.partitionsByLane[token.lane],
            let member = cycle.batch.members.first(where: { $0.token == token })
        {
            // Read again, it goes to the dead letters, or the same transaction would fail for ever.
            pipeline.refusals[RecordPlace(partition.topicPartition, member.offset)] = error.message
        }
        cycle.requestAbort()
    }

    func committed(_ result: CommitResult, in pipeline: Pipeline) {}

    func advance(_ pipeline: Pipeline, now: Moment) -> Bool {
        let outcome = carrier.takeOutcome()
        if let outcome {
            // Reports that came with it belong to the batch that it ends.
            pipeline.takeDeliveryReports(now: now)
            settle(outcome, pipeline, now: now)
        }
        // Nothing more will come that the batch could wait for.
        let isLast = pipeline.isStopping && pipeline.partitions.values.allSatisfy(\.records.isEmpty)
        if let order = cycle.nextOrder(now: now, isHurried: isHurried || isLast) { carryOut(order, pipeline) }
        isHurried = false
        return outcome != nil
    }

    /// What has no result yet is released; what is in the transaction is committed with it, or aborted where the partition is
    /// lost. The partitions are given up only when no transaction concerns them any more.
    func conclude(
        _ topicPartitions: [TopicPartition], of pipeline: Pipeline, _ urgency: Urgency, now: Moment
    ) -> Bool {
        if case .drain = urgency {
            guard topicPartitions.allSatisfy({ pipeline.partitions[$0]?.records.isEmpty ?? true }) else { return false }
        } else {
            pipeline.drop(topicPartitions)
        }
        for topicPartition in topicPartitions { rewinds[topicPartition] = nil }
        if cycle.hasEnded { return true }
        let isConcerned = cycle.batch.concerns(topicPartitions)
        if isConcerned {
            if case .lost = urgency { cycle.requestAbort() } else { isHurried = true }
        }
        return !isConcerned && !cycle.isBusy
    }

    func finish(_ pipeline: Pipeline) async {
        carrier.abandon()
        if let settlement = cycle.end() { account(for: settlement, pipeline, now: .zero) }
    }
}

extension ExactlyOnce {
    private func settle(_ outcome: TransactionCycle.Outcome, _ pipeline: Pipeline, now: Moment) {
        switch outcome {
        case .mustAbort(let error):
            pipeline.board.commitFailed()
            pipeline.logger.warning(
                "a transaction is aborted; its records are read again",
                [
                    .error: "\(error.code)", .detail: "\(error.message)",
                    .count: .stringConvertible(cycle.batch.members.count),
                ])
            if error.isSetUpProblem { pipeline.stop(because: WorkerError("cannot commit a transaction", error)) }
        case .failed(let error):
            pipeline.stop(because: WorkerError("cannot go on with transactions as \(transactionalID)", error))
        case .rewound:
            for partition in pipeline.partitions.values { partition.isRewinding = false }
        case .committed, .aborted:
            pipeline.areBrokersReachable = true
        }
        if let settlement = cycle.completed(outcome, now: now) { account(for: settlement, pipeline, now: now) }
        if cycle.isOpen { includeSkips(pipeline, now: now) }
    }

    private func account(for settlement: TransactionCycle.Settlement, _ pipeline: Pipeline, now: Moment) {
        switch settlement {
        case .published(let batch):
            for member in batch.members {
                pipeline.conclude(
                    member.kind, byteCount: member.byteCount, readAt: member.readAt, timestamp: member.timestamp,
                    now: now)
            }
            for (topicPartition, offset) in batch.offsets {
                pipeline.partitions[topicPartition]?.committedOffset = offset
            }
            if !pipeline.refusals.isEmpty {
                pipeline.refusals = pipeline.refusals.filter { place, _ in
                    batch.offsets[place.partition].map { place.offset >= $0 } ?? true
                }
            }
        case .released(let batch):
            for member in batch.members { pipeline.window.leave(bytes: member.byteCount) }
            pipeline.ledger.release(batch.members.count)
            for topicPartition in batch.offsets.keys { beginAgain(topicPartition, pipeline) }
        }
    }

    /// Forgets what is known of a partition since its last commit, to read it again from there.
    private func beginAgain(_ topicPartition: TopicPartition, _ pipeline: Pipeline) {
        guard let old = pipeline.partitions[topicPartition] else { return }
        pipeline.drop([topicPartition])
        let new = pipeline.take(old.reader)
        new.firstOffset = old.firstOffset
        new.committedOffset = old.committedOffset
        new.isDraining = old.isDraining
        new.brakedOffset = max(old.brakedOffset, old.nextOffset)
        new.isRewinding = true
        // A partition that is about to be given up is read again by its next owner.
        if !new.isDraining, let offset = old.committedOffset ?? old.firstOffset { rewinds[topicPartition] = offset }
    }

    private func includeSkips(_ pipeline: Pipeline, now: Moment) {
        for partition in pipeline.partitions.values where !partition.skips.isEmpty {
            let slots = partition.skips
            partition.skips = []
            for slot in slots { skipped(slot, of: partition, in: pipeline, now: now) }
        }
    }

    private func carryOut(_ order: TransactionCycle.Order, _ pipeline: Pipeline) {
        switch order {
        case .commit: carrier.carryOut(.commit(cycle.batch.offsets))
        case .abort: carrier.carryOut(.abort)
        case .rewind:
            let offsets = rewinds.filter { place, _ in
                // A partition that was given up and has come back begins at its commit by itself.
                pipeline.partitions[place].map { $0.isRewinding && !$0.isDraining } ?? false
            }
            rewinds = [:]
            carrier.carryOut(.rewind(offsets))
        }
    }
}
