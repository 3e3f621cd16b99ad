import Kafka
import Resilience
import TestSupport
import Testing

@testable import Worker

@Suite("Transactions, one after the other")
struct TransactionCycleTests {
    private let partition = TopicPartition(topic: "signups", partition: 0)
    private let error = KafkaError(code: .illegalGeneration)

    private func cycle(records: Int = 40, bytes: Int = 4_000) -> TransactionCycle {
        TransactionCycle(
            limits: TransactionBatch.Limits(
                maximumInFlight: records, maximumInFlightBytes: bytes, interval: .seconds(1)))
    }

    private func member(_ offset: Int64, bytes: Int = 1) -> TransactionBatch.Member {
        TransactionBatch.Member(
            kind: .skip, token: DeliveryToken(lane: 1, slot: UInt64(offset), isDeadLetter: false), offset: offset,
            byteCount: bytes, readAt: .zero, timestamp: nil)
    }

    private func add(_ offsets: Range<Int64>, bytes: Int = 1, to cycle: inout TransactionCycle, at moment: Moment) {
        for offset in offsets {
            cycle.add(member(offset, bytes: bytes), now: moment)
            cycle.advance(partition, to: offset + 1)
        }
    }

    private func moment(_ milliseconds: Int64) -> Moment { Moment(nanoseconds: milliseconds * 1_000_000) }

    @Test("A transaction is committed when its first result has waited for the interval, not before, and never empty")
    func commitsByTime() {
        var cycle = cycle()
        #expect(cycle.nextOrder(now: moment(10_000), isHurried: true) == nil)
        add(0..<1, to: &cycle, at: moment(10_000))
        add(1..<3, to: &cycle, at: moment(10_900))
        #expect(cycle.nextOrder(now: moment(10_999), isHurried: false) == nil)
        #expect(cycle.nextOrder(now: moment(11_000), isHurried: false) == .commit)
        #expect(!cycle.isOpen)
        #expect(cycle.nextOrder(now: moment(99_000), isHurried: true) == nil)
    }

    @Test(
        "A transaction is committed when it holds a quarter of what may be in memory, by number or by bytes",
        arguments: [(9, 1, false), (10, 1, true), (1, 999, false), (1, 1_000, true)])
    func commitsByCount(records: Int64, bytes: Int, isDue: Bool) {
        var cycle = cycle()
        add(0..<records, bytes: bytes, to: &cycle, at: .zero)
        #expect((cycle.nextOrder(now: .zero, isHurried: false) == .commit) == isDue)
    }

    @Test("Whoever gives partitions up does not wait for the interval")
    func hurries() {
        var cycle = cycle()
        add(0..<1, to: &cycle, at: .zero)
        #expect(cycle.nextOrder(now: .zero, isHurried: true) == .commit)
    }

    @Test("After a commit the next transaction begins empty, and what was committed is accounted for")
    func goesRound() throws {
        var cycle = cycle()
        add(5..<8, to: &cycle, at: .zero)
        #expect(cycle.nextOrder(now: .zero, isHurried: true) == .commit)
        #expect(cycle.batch.offsets == [partition: 8])
        guard case .published(let batch) = cycle.completed(.committed, now: .zero) else {
            Issue.record("nothing was published")
            return
        }
        #expect(batch.members.map(\.offset) == [5, 6, 7])
        #expect(cycle.isOpen)
        #expect(cycle.batch.isEmpty && cycle.batch.byteCount == 0 && cycle.batch.offsets.isEmpty)
    }

    @Test("A commit that fails is followed by abort, rest, rewind, and only then by new results")
    func abortsAndRewinds() {
        var cycle = cycle()
        add(0..<3, to: &cycle, at: .zero)
        _ = cycle.nextOrder(now: .zero, isHurried: true)
        #expect(cycle.completed(.mustAbort(error), now: .zero) == nil)
        #expect(!cycle.isOpen)
        #expect(cycle.nextOrder(now: .zero, isHurried: false) == .abort)
        guard case .released(let batch) = cycle.completed(.aborted, now: .zero) else {
            Issue.record("nothing was released")
            return
        }
        #expect(batch.members.count == 3)
        #expect(cycle.nextOrder(now: moment(49), isHurried: false) == nil)
        #expect(cycle.nextOrder(now: moment(50), isHurried: false) == .rewind)
        #expect(!cycle.isOpen)
        #expect(cycle.completed(.rewound, now: moment(51)) == nil)
        #expect(cycle.isOpen)
    }

    @Test("Aborts in a row rest longer and longer up to a bound, and one commit forgets them")
    func restsLonger() {
        var cycle = cycle()
        var rests: [Duration] = []
        for _ in 0..<20 {
            add(0..<1, to: &cycle, at: .zero)
            cycle.requestAbort()
            #expect(cycle.nextOrder(now: .zero, isHurried: false) == .abort)
            _ = cycle.completed(.aborted, now: .zero)
            var waited = Duration.zero
            while cycle.nextOrder(now: Moment.zero.advanced(by: waited), isHurried: false) != .rewind {
                waited += .milliseconds(50)
            }
            rests.append(waited)
            _ = cycle.completed(.rewound, now: .zero)
        }
        #expect(rests.prefix(4) == [.milliseconds(50), .milliseconds(100), .milliseconds(200), .milliseconds(400)])
        #expect(rests.last == TransactionCycle.longestRest)
        add(0..<1, to: &cycle, at: .zero)
        _ = cycle.nextOrder(now: .zero, isHurried: true)
        _ = cycle.completed(.committed, now: .zero)
        #expect(cycle.abortsInARow == 0)
    }

    @Test("A producer that cannot go on ends it for good, and its batch is released")
    func ends() {
        var cycle = cycle()
        add(0..<2, to: &cycle, at: .zero)
        _ = cycle.nextOrder(now: .zero, isHurried: true)
        guard case .released(let batch) = cycle.completed(.failed(error), now: .zero) else {
            Issue.record("nothing was released")
            return
        }
        #expect(batch.members.count == 2)
        #expect(cycle.hasEnded && !cycle.isOpen && !cycle.isBusy)
        #expect(cycle.nextOrder(now: moment(1_000_000), isHurried: true) == nil)
    }

    @Test("A rest is over at once when partitions are given up")
    func hurriesRest() {
        var cycle = cycle()
        cycle.requestAbort()
        #expect(cycle.nextOrder(now: .zero, isHurried: false) == .abort)
        _ = cycle.completed(.aborted, now: .zero)
        #expect(cycle.nextOrder(now: .zero, isHurried: true) == .rewind)
    }

    @Test(
        "Over random schedules of results, failures and hurry, every record is committed exactly once, in order, with its own offset",
        arguments: 0..<40)
    func everythingOnce(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        var world = TransactionWorld(limits: cycle(records: 24, bytes: 400).limits, partition: partition)
        for _ in 0..<3_000 { world.step(&generator) }
        world.drain()
        #expect(world.committed == Array(0..<world.read.count).map(Int64.init))
        #expect(world.committedOffset == Int64(world.read.count))
        #expect(world.consumed == world.published + world.released)
        #expect(world.aborts > 0 && world.published > 100)
    }
}

/// A partition, a producer that fails as chance will have it, and a broker that shows what was committed.
private struct TransactionWorld {
    var cycle: TransactionCycle
    let partition: TopicPartition
    /// Offsets of the records that exist.
    var read: [Int64] = []
    /// The next record to be taken.
    var position: Int64 = 0
    /// What the broker holds of the transaction that is open there.
    var pending: [Int64] = []
    var committed: [Int64] = []
    var committedOffset: Int64 = 0
    var order: TransactionCycle.Order?
    var now = Moment.zero
    var (consumed, published, released, aborts) = (0, 0, 0, 0)

    init(limits: TransactionBatch.Limits, partition: TopicPartition) {
        cycle = TransactionCycle(limits: limits)
        self.partition = partition
    }

    mutating func step(_ generator: inout SeededGenerator) {
        now = now.advanced(by: .milliseconds(Int64.random(in: 0...40, using: &generator)))
        switch Int.random(in: 0..<8, using: &generator) {
        case 0..<4: take()
        case 4:
            if Int.random(in: 0..<10, using: &generator) == 0 { cycle.requestAbort() }
        default:
            let fails = Int.random(in: 0..<4, using: &generator) == 0
            if order != nil { complete(fails: fails) }
            if order == nil {
                order = cycle.nextOrder(now: now, isHurried: Int.random(in: 0..<9, using: &generator) == 0)
            }
        }
    }

    mutating func drain() {
        for _ in 0..<20 {
            if order != nil { complete(fails: false) }
            order = cycle.nextOrder(now: now, isHurried: true)
        }
        while position < Int64(read.count) {
            take()
            order = cycle.nextOrder(now: now, isHurried: true)
            if order != nil { complete(fails: false) }
        }
    }

    private mutating func take() {
        guard cycle.isOpen else { return }
        if position == Int64(read.count) { read.append(position) }
        consumed += 1
        cycle.add(
            TransactionBatch.Member(
                kind: .skip, token: DeliveryToken(lane: 0, slot: UInt64(position), isDeadLetter: false),
                offset: position, byteCount: 7, readAt: now, timestamp: nil), now: now)
        pending.append(position)
        position += 1
        cycle.advance(partition, to: position)
    }

    private mutating func complete(fails: Bool) {
        guard let order else { return }
        self.order = nil
        var outcome: TransactionCycle.Outcome
        switch order {
        case .commit where fails: outcome = .mustAbort(KafkaError(code: .illegalGeneration))
        case .commit:
            committed += pending
            committedOffset = cycle.batch.offsets[partition] ?? committedOffset
            pending = []
            outcome = .committed
        case .abort:
            aborts += 1
            pending = []
            outcome = .aborted
        case .rewind:
            position = committedOffset
            outcome = .rewound
        }
        switch cycle.completed(outcome, now: now) {
        case .published(let batch): published += batch.members.count
        case .released(let batch): released += batch.members.count
        case nil: break
        }
        if case .aborted = outcome { now = now.advanced(by: .seconds(6)) }
        outcome = .rewound
    }
}
