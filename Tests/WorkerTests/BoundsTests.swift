import Testing

@testable import Worker

@Suite("Bounds of the worker")
struct BoundsTests {
    @Test("The window has room for records until their number or their bytes are reached")
    func windowBounds() {
        var window = InFlightWindow(maximumRecords: 3, maximumBytes: 100)
        #expect(window.room == 3)
        window.enter(bytes: 40)
        #expect(window.room == 2)
        window.enter(bytes: 70)
        #expect(window.room == 0)
        window.leave(bytes: 70)
        #expect(window.room == 2)
    }

    @Test("A record larger than the whole window can still be read")
    func oneLargeRecordFits() {
        var window = InFlightWindow(maximumRecords: 3, maximumBytes: 100)
        #expect(window.room > 0)
        window.enter(bytes: 1_000)
        #expect(window.room == 0)
        window.leave(bytes: 1_000)
        #expect(window.room == 3)
    }

    @Test("The brake trips when dead letters are more than the allowed share of a full window")
    func brakeTrips() {
        var brake = DeadLetterBrake(ratio: 0.5, window: 10)
        let trips = (0..<10).map { _ in brake.record(isDeadLetter: true) }
        #expect(trips == Array(repeating: false, count: 9) + [true])
    }

    @Test("The brake does not trip at the allowed share, and forgets old records")
    func brakeForgets() {
        var brake = DeadLetterBrake(ratio: 0.5, window: 10)
        let atTheShare = (0..<1_000).map { brake.record(isDeadLetter: $0.isMultiple(of: 2)) }
        #expect(!atTheShare.contains(true))
        for _ in 0..<10 { _ = brake.record(isDeadLetter: false) }
        let afterwards = (0..<6).map { _ in brake.record(isDeadLetter: true) }
        #expect(afterwards == [false, false, false, false, false, true])
    }

    @Test("A brake of ratio 1 never trips")
    func brakeCanBeOff() {
        var brake = DeadLetterBrake(ratio: 1, window: 5)
        let trips = (0..<100).map { _ in brake.record(isDeadLetter: true) }
        #expect(!trips.contains(true))
    }

    @Test(
        "A delivery token comes back as it went out",
        arguments: [(0, 0, false), (1, 1, true), ((1 << 20) - 1, (1 << 43) - 1, true), (77, 123_456_789_012, false)])
    func tokenRoundTrip(lane: UInt64, slot: UInt64, isDeadLetter: Bool) {
        let token = DeliveryToken(lane: lane, slot: slot, isDeadLetter: isDeadLetter)
        #expect(DeliveryToken(token.rawValue) == token)
    }

    @Test("Keys that differ have order keys that differ, and equal keys the same")
    func orderKeys() {
        var seen: Set<UInt64> = []
        for number in 0..<10_000 {
            let key = Array("key-\(number)".utf8)
            let first = key.withUnsafeBytes(OrderKey.hash)
            #expect(first == key.withUnsafeBytes(OrderKey.hash))
            seen.insert(first)
        }
        #expect(seen.count == 10_000)
    }
}
