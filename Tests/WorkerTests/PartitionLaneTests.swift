import TestSupport
import Testing

@testable import Worker

@Suite("Partition lane")
struct PartitionLaneTests {
    private typealias Lane = PartitionLane<Int, Int>

    @Test("Results with one key leave in input order whatever order they finish in")
    func keepsKeyOrder() {
        var lane = Lane()
        let slots = (0..<4).map { lane.admit($0, offset: Int64($0), orderKey: 7) }
        var released: [(slot: UInt64, output: Int)] = []
        for index in [2, 3, 1] { lane.finish(slots[index], with: index, releasing: &released) }
        #expect(released.isEmpty)
        lane.finish(slots[0], with: 0, releasing: &released)
        #expect(released.map(\.output) == [0, 1, 2, 3])
    }

    @Test("A slow record holds back its own key alone")
    func doesNotHoldBackOthers() {
        var lane = Lane()
        let slow = lane.admit(0, offset: 0, orderKey: 1)
        let other = lane.admit(1, offset: 1, orderKey: 2)
        let keyless = lane.admit(2, offset: 2, orderKey: nil)
        var released: [(slot: UInt64, output: Int)] = []
        lane.finish(other, with: 1, releasing: &released)
        lane.finish(keyless, with: 2, releasing: &released)
        #expect(released.map(\.slot) == [other, keyless])
        #expect(lane[slow] == 0)
    }

    @Test("Only the acknowledged prefix may be committed, and gaps between offsets do not end it")
    func commitsThePrefix() {
        var lane = Lane()
        let slots = [10, 15, 99].map { lane.admit(0, offset: Int64($0), orderKey: nil) }
        var released: [(slot: UInt64, output: Int)] = []
        for slot in slots { lane.finish(slot, with: 0, releasing: &released) }
        lane.acknowledge(slots[2])
        lane.acknowledge(slots[1])
        #expect(lane.committableOffset == nil)
        lane.acknowledge(slots[0])
        #expect(lane.committableOffset == 100)
        #expect(lane.isEmpty)
    }

    @Test("A result that comes twice, or for a slot that never was, changes nothing")
    func ignoresStrays() {
        var lane = Lane()
        let slot = lane.admit(0, offset: 0, orderKey: nil)
        var released: [(slot: UInt64, output: Int)] = []
        lane.finish(slot, with: 1, releasing: &released)
        lane.finish(slot, with: 2, releasing: &released)
        lane.finish(slot + 40, with: 3, releasing: &released)
        lane.acknowledge(slot + 40)
        #expect(released.map(\.output) == [1])
        lane.acknowledge(slot)
        lane.acknowledge(slot)
        #expect(lane.inFlightCount == 0)
        #expect(lane.committableOffset == 1)
    }

    @Test("A record that is not released cannot be acknowledged")
    func acknowledgesReleasedOnly() {
        var lane = Lane()
        let slot = lane.admit(0, offset: 0, orderKey: nil)
        lane.acknowledge(slot)
        #expect(lane.committableOffset == nil)
        #expect(lane.inFlightCount == 1)
    }

    @Test("An acknowledged record is let go of, though one before it still waits, and still counts as held")
    func letsGo() {
        final class Payload {}
        var lane = PartitionLane<Payload, Int>()
        let waiting = lane.admit(Payload(), offset: 0, orderKey: 1)
        weak var record: Payload?
        let slot = {
            let payload = Payload()
            record = payload
            return lane.admit(payload, offset: 1, orderKey: 2)
        }()
        var released: [(slot: UInt64, output: Int)] = []
        lane.finish(slot, with: 7, releasing: &released)
        #expect(record != nil)
        lane.acknowledge(slot)
        #expect(record == nil)
        #expect(lane[slot] == nil && lane[waiting] != nil)
        #expect(lane.heldCount == 2 && lane.unacknowledged.count == 1 && lane.committableOffset == nil)
        lane.finish(waiting, with: 8, releasing: &released)
        lane.acknowledge(waiting)
        #expect(lane.heldCount == 0 && lane.committableOffset == 2)
    }

    @Test(
        "Against a naive model: order per key, prefix commits and counts hold over random schedules", arguments: 0..<40)
    func agreesWithModel(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        var lane = Lane()
        var model = LaneModel()
        for _ in 0..<2_000 {
            var released: [(slot: UInt64, output: Int)] = []
            switch Int.random(in: 0..<3, using: &generator) {
            case 0:
                let key: UInt64? =
                    Int.random(in: 0..<4, using: &generator) == 0 ? nil : UInt64.random(in: 0..<5, using: &generator)
                let slot = lane.admit(0, offset: model.nextOffset, orderKey: key)
                #expect(slot == UInt64(model.records.count))
                model.admit(key: key, gap: Int64.random(in: 1...3, using: &generator))
            case 1:
                guard let index = model.pending.randomElement(using: &generator) else { continue }
                lane.finish(UInt64(index), with: index, releasing: &released)
                #expect(released.map(\.output) == model.finish(index))
            default:
                guard let index = model.releasedIndexes.randomElement(using: &generator) else { continue }
                lane.acknowledge(UInt64(index))
                model.acknowledge(index)
            }
            #expect(lane.committableOffset == model.committable)
            #expect(lane.inFlightCount == model.inFlight)
            #expect(lane.pendingCount == model.pending.count)
        }
    }
}

/// The same lane written the slow and obvious way.
private struct LaneModel {
    enum State { case pending, finished, released, acknowledged }
    struct Record {
        let offset: Int64
        let key: UInt64?
        var state = State.pending
    }

    var records: [Record] = []
    var nextOffset: Int64 = 0

    var pending: [Int] { records.indices.filter { records[$0].state == .pending } }
    var releasedIndexes: [Int] { records.indices.filter { records[$0].state == .released } }
    var inFlight: Int { records.count { $0.state != .acknowledged } }
    var committable: Int64? { records.prefix { $0.state == .acknowledged }.last.map { $0.offset + 1 } }

    mutating func admit(key: UInt64?, gap: Int64) {
        records.append(Record(offset: nextOffset, key: key))
        nextOffset += gap
    }

    /// The records released by this one's end, in the order of the key's input.
    mutating func finish(_ index: Int) -> [Int] {
        records[index].state = .finished
        guard let key = records[index].key else {
            records[index].state = .released
            return [index]
        }
        var released: [Int] = []
        for other in records.indices where records[other].key == key {
            if records[other].state == .pending { break }
            if records[other].state == .finished {
                records[other].state = .released
                released.append(other)
            }
        }
        return released
    }

    mutating func acknowledge(_ index: Int) { records[index].state = .acknowledged }
}
