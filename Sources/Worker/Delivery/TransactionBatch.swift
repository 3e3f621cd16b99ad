import Kafka
import Resilience

/// What one transaction holds: the results that were handed to the producer since it began, the records that need none, and
/// how far their partitions may be committed with them. A value, told the time.
struct TransactionBatch {
    /// When a transaction has to end, so that many results share one and none waits long for it.
    struct Limits {
        /// Results it may hold before it is committed.
        let records: Int
        /// Bytes of the signups these results are of.
        let bytes: Int
        /// How long its first result may wait.
        let interval: Duration

        /// A quarter of what may be in memory at once: while one transaction is being committed, lookups go on in the rest,
        /// and a transaction never waits for results that the full memory keeps from being read.
        init(maximumInFlight: Int, maximumInFlightBytes: Int, interval: Duration) {
            records = max(1, maximumInFlight / 4)
            bytes = max(1, maximumInFlightBytes / 4)
            self.interval = interval
        }
    }

    /// A record that the transaction ends, with what is needed to account for it then.
    struct Member {
        let kind: ResultKind
        let token: DeliveryToken
        let offset: Int64
        let byteCount: Int
        let readAt: Moment
        /// Milliseconds since 1970 UTC, where the record has a time.
        let timestamp: Int64?
    }

    private(set) var members: [Member] = []
    private(set) var byteCount = 0
    /// One past the last member of each partition: the offsets that are committed with the results.
    private(set) var offsets: [TopicPartition: Int64] = [:]
    private var openedAt: Moment?

    var isEmpty: Bool { members.isEmpty }

    /// Takes in a record.
    mutating func add(_ member: Member, now: Moment) {
        if openedAt == nil { openedAt = now }
        members.append(member)
        byteCount += member.byteCount
    }

    /// Notes how far a partition is finished. Offsets only grow.
    mutating func advance(_ partition: TopicPartition, to offset: Int64) {
        offsets[partition] = max(offset, offsets[partition] ?? offset)
    }

    /// Whether it has to be committed now.
    func isDue(_ limits: Limits, now: Moment) -> Bool {
        guard let openedAt else { return false }
        return members.count >= limits.records || byteCount >= limits.bytes
            || openedAt.duration(to: now) >= limits.interval
    }

    /// Whether it holds anything of these partitions.
    func concerns(_ partitions: [TopicPartition]) -> Bool { partitions.contains { offsets[$0] != nil } }
}
