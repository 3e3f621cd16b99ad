import Kafka
import Resilience

/// The life of one transaction after the other: open, committed or aborted, begun again. A value that is told the time and what
/// came of its orders, and says what to do next.
///
///     open ──commit──► committing ──committed──► open
///      │                   │ must abort
///      └──────abort────────┴──► aborting ──aborted──► resting ──rewind──► rewinding ──rewound──► open
///
/// Any of them ends for good when the producer cannot go on. Results are taken only while it is open, so a transaction never
/// holds a result whose offset it does not commit, and the other way round.
struct TransactionCycle {
    /// What has to be done, one thing at a time.
    enum Order: Equatable {
        /// Commit the batch's results with its offsets.
        case commit
        /// Drop the batch's results.
        case abort
        /// Begin again to read where the last committed transaction ended.
        case rewind
    }

    /// What came of an order.
    enum Outcome {
        case committed
        /// The batch cannot be committed, only aborted.
        case mustAbort(KafkaError)
        case aborted
        case rewound
        /// Nothing more can be done with this producer.
        case failed(KafkaError)
    }

    /// What a batch came to, to be accounted for.
    enum Settlement {
        case published(TransactionBatch)
        /// Nothing of it is visible to those who read committed records; its records have to be read again.
        case released(TransactionBatch)
    }

    private enum Phase: Equatable {
        case open
        case committing
        case aborting
        /// Between an abort and the next attempt.
        case resting(until: Moment)
        case rewinding
        case ended
    }

    /// The pause after the first of a row of aborts; doubles with each, up to ``longestRest``.
    static let shortestRest = Duration.milliseconds(50)
    static let longestRest = Duration.seconds(5)

    let limits: TransactionBatch.Limits
    private(set) var batch = TransactionBatch()
    private var phase = Phase.open
    private var mustAbort = false
    /// Aborts since the last commit.
    private(set) var abortsInARow = 0

    init(limits: TransactionBatch.Limits) { self.limits = limits }

    /// Whether results may be added.
    var isOpen: Bool { phase == .open && !mustAbort }

    /// Whether an order is being carried out.
    var isBusy: Bool {
        switch phase {
        case .committing, .aborting, .rewinding: true
        case .open, .resting, .ended: false
        }
    }

    /// Whether the producer cannot go on.
    var hasEnded: Bool { phase == .ended }

    /// Takes in a record whose result the producer has taken, or that has none. Only while ``isOpen``.
    mutating func add(_ member: TransactionBatch.Member, now: Moment) { batch.add(member, now: now) }

    /// Notes how far a partition is finished with the batch.
    mutating func advance(_ partition: TopicPartition, to offset: Int64) { batch.advance(partition, to: offset) }

    /// Notes that the open transaction cannot be committed any more.
    mutating func requestAbort() { if phase == .open || phase == .committing { mustAbort = true } }

    /// What to do now; the phase moves on with it.
    ///
    /// - Parameter isHurried: whether the batch is to be ended at once, because partitions are given up.
    mutating func nextOrder(now: Moment, isHurried: Bool) -> Order? {
        switch phase {
        case .open where mustAbort:
            mustAbort = false
            phase = .aborting
            return .abort
        case .open where !batch.isEmpty && (isHurried || batch.isDue(limits, now: now)):
            phase = .committing
            return .commit
        case .resting(let end) where isHurried || now >= end:
            phase = .rewinding
            return .rewind
        case .open, .committing, .aborting, .resting, .rewinding, .ended:
            return nil
        }
    }

    /// Takes in what came of the last order, and hands over the batch that it ended. An outcome that does not belong to the
    /// order under way changes nothing.
    mutating func completed(_ outcome: Outcome, now: Moment) -> Settlement? {
        switch (phase, outcome) {
        case (.committing, .committed):
            phase = .open
            mustAbort = false
            abortsInARow = 0
            return .published(takeBatch())
        case (.committing, .mustAbort):
            phase = .open
            mustAbort = true
            return nil
        case (.aborting, .aborted):
            abortsInARow += 1
            phase = .resting(until: now.advanced(by: rest))
            return .released(takeBatch())
        case (.rewinding, .rewound):
            phase = .open
            return nil
        case (_, .failed):
            return end()
        default:
            return nil
        }
    }

    /// Ends for good: what the batch holds is not known to be visible to anybody, and will be read again.
    mutating func end() -> Settlement? {
        phase = .ended
        return batch.isEmpty ? nil : .released(takeBatch())
    }

    private var rest: Duration {
        min(Self.longestRest, Self.shortestRest * (1 << min(abortsInARow - 1, 16)))
    }

    private mutating func takeBatch() -> TransactionBatch {
        defer { batch = TransactionBatch() }
        return batch
    }
}
