import Enrichment
import Kafka
import Resilience

/// A record between its reading and its acknowledgement.
struct InFlightRecord {
    let record: ConsumedRecord
    let readAt: Moment
    let byteCount: Int
    /// What its result counts as; known once it has left its lane.
    var kind = ResultKind.skip
}

/// A partition while it is assigned to this worker. One assignment is one object: what comes back after the partition was
/// given up names an assignment that is no longer there, and is dropped.
final class AssignedPartition {
    let id: DeliveryToken.LaneID
    let reader: PartitionReader
    var records = PartitionLane<InFlightRecord, Enrichment>()
    /// Whether nothing more is read, because the partition is about to be given up.
    var isDraining = false
    /// Whether nothing is read until the place to read from has been set back, after an aborted transaction.
    var isRewinding = false
    /// The offset of the first record read under this assignment.
    var firstOffset: Int64?
    /// One past the record that was read last.
    var nextOffset: Int64 = 0
    /// Records before it have been seen by the brake: what an aborted transaction makes us read again counts once.
    var brakedOffset: Int64 = 0
    /// Records without a result whose turn came while no transaction was open.
    var skips: [UInt64] = []
    /// The offset the broker confirmed last.
    var committedOffset: Int64?
    /// The offset the consumer sent to the broker last.
    var requestedOffset: Int64?

    init(id: DeliveryToken.LaneID, reader: PartitionReader) {
        self.id = id
        self.reader = reader
    }

    var topicPartition: TopicPartition { reader.topicPartition }

    /// Whether the broker has confirmed everything that could be committed.
    var isConfirmed: Bool { records.committableOffset == nil || records.committableOffset == committedOffset }

    /// The offset to commit, where it is ahead of what was sent to the broker.
    var uncommittedOffset: Int64? {
        guard let offset = records.committableOffset, offset != requestedOffset else { return nil }
        return offset
    }
}
