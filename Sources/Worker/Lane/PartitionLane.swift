import DequeModule

/// The records of one partition between reading and commit: what order their results leave in, and how far the partition
/// may be committed.
///
/// A record is admitted in input order, finishes in any order, is released in the order its results have to leave, and is
/// acknowledged in any order. A value: no Kafka, no clock. All operations are amortised O(1); there is one entry per record
/// in flight, kept in a ring.
///
/// Two rules make it right:
/// - A record that follows another of the same order key is released only after it. The chain is kept as links between
///   entries, so that finishing a record looks at its own successors alone.
/// - The committable offset is one past the longest prefix of acknowledged records. Offsets may have gaps (compaction,
///   transaction markers): the prefix is counted in records, not in numbers.
package struct PartitionLane<Record, Output> {
    /// A record's place in its lane: counts up from zero and is never reused.
    package typealias Slot = UInt64

    private enum State {
        /// Being looked up.
        case pending
        /// Has its result, waits for an earlier record of the same key.
        case finished(Output)
        /// Handed on to be published.
        case released
        case acknowledged
    }

    private struct Entry {
        /// Let go of once it is acknowledged: it may keep a whole fetch in memory.
        var record: Record?
        let offset: Int64
        let orderKey: UInt64?
        var state: State
        /// Whether every earlier record of the same key has been released.
        var isNext: Bool
        /// The following record of the same key.
        var successor: Slot?
    }

    private var entries: Deque<Entry> = []
    /// The slot of the first entry.
    private var base: Slot = 0
    /// The last record admitted for each key that has records not yet released.
    private var tails: [UInt64: Slot] = [:]
    /// One past the last offset of the acknowledged prefix; `nil` until there is one.
    package private(set) var committableOffset: Int64?

    /// Records admitted and not yet acknowledged, be it that an earlier one holds back their commit.
    private(set) var inFlightCount = 0
    /// Records that have no result yet.
    private(set) var pendingCount = 0
    /// Results that were handed on and are not acknowledged.
    private(set) var awaitingCount = 0

    package init() {}

    /// Records since the first that is not acknowledged, itself and the acknowledged ones behind it included.
    var heldCount: Int { entries.count }

    /// Whether every admitted record is acknowledged.
    var isEmpty: Bool { inFlightCount == 0 }

    /// Takes in the next record of the partition.
    ///
    /// - Parameters:
    ///   - record: kept until it is acknowledged.
    ///   - offset: its offset, higher than that of every record before it.
    ///   - orderKey: results with equal keys leave in input order; `nil` for a record that may leave at any time.
    package mutating func admit(_ record: Record, offset: Int64, orderKey: UInt64?) -> Slot {
        let slot = base + Slot(entries.count)
        var isNext = true
        if let orderKey {
            if let tail = tails.updateValue(slot, forKey: orderKey) {
                entries[Int(tail - base)].successor = slot
                isNext = false
            }
        }
        entries.append(
            Entry(record: record, offset: offset, orderKey: orderKey, state: .pending, isNext: isNext, successor: nil))
        inFlightCount += 1
        pendingCount += 1
        return slot
    }

    /// The record in that slot, until it is acknowledged.
    subscript(slot: Slot) -> Record? { index(of: slot).flatMap { entries[$0].record } }

    /// Changes the record in that slot in place, until it is acknowledged.
    package mutating func update(_ slot: Slot, _ change: (inout Record?) -> Void) {
        guard let index = index(of: slot) else { return }
        change(&entries[index].record)
    }

    /// Every record that is not acknowledged, in input order.
    var unacknowledged: [Record] { entries.compactMap(\.record) }

    /// Notes a record's result and appends to `released`, in the order they have to leave, every result that may go now.
    ///
    /// A slot that is unknown or has finished already is ignored: a result can come twice only by a mistake elsewhere, and
    /// publishing it twice would make that worse.
    package mutating func finish(
        _ slot: Slot, with output: Output, releasing released: inout [(slot: Slot, output: Output)]
    ) {
        guard let index = index(of: slot), case .pending = entries[index].state else { return }
        pendingCount -= 1
        guard entries[index].isNext else {
            entries[index].state = .finished(output)
            return
        }
        release(index, slot, output, into: &released)
        var next = entries[index].successor
        while let slot = next, let index = self.index(of: slot) {
            entries[index].isNext = true
            guard case .finished(let output) = entries[index].state else { return }
            release(index, slot, output, into: &released)
            next = entries[index].successor
        }
    }

    /// Notes that the broker has a released record's result, and moves the committable offset where the prefix has grown.
    package mutating func acknowledge(_ slot: Slot) {
        guard let index = index(of: slot), case .released = entries[index].state else { return }
        entries[index].state = .acknowledged
        entries[index].record = nil
        inFlightCount -= 1
        awaitingCount -= 1
        while let first = entries.first, case .acknowledged = first.state {
            committableOffset = first.offset + 1
            entries.removeFirst()
            base += 1
        }
    }

    private mutating func release(
        _ index: Int, _ slot: Slot, _ output: Output, into released: inout [(slot: Slot, output: Output)]
    ) {
        entries[index].state = .released
        awaitingCount += 1
        if let key = entries[index].orderKey, tails[key] == slot { tails[key] = nil }
        released.append((slot, output))
    }

    private func index(of slot: Slot) -> Int? {
        guard slot >= base, slot - base < Slot(entries.count) else { return nil }
        return Int(slot - base)
    }
}
