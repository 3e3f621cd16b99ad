/// What a delivery report carries back: which record of which assignment was published, and as what. One machine word, so
/// that no table and no allocation is needed per record.
struct DeliveryToken: Equatable {
    /// Names an assignment; reused after a million of them.
    typealias LaneID = UInt64

    private static let slotBits: UInt = 43
    private static let laneBits: UInt = 20
    /// Lane identifiers are below this.
    static let laneLimit: LaneID = 1 << 20

    let lane: LaneID
    let slot: UInt64
    /// Whether it was the dead letter that was published, not the event.
    let isDeadLetter: Bool

    init(lane: LaneID, slot: UInt64, isDeadLetter: Bool) {
        self.lane = lane
        self.slot = slot
        self.isDeadLetter = isDeadLetter
    }

    init(_ token: UInt) {
        slot = UInt64(token & (1 << Self.slotBits - 1))
        lane = UInt64(token >> Self.slotBits & (1 << Self.laneBits - 1))
        isDeadLetter = token >> (Self.slotBits + Self.laneBits) == 1
    }

    /// The word handed to librdkafka.
    var rawValue: UInt {
        UInt(slot) & (1 << Self.slotBits - 1) | UInt(lane) << Self.slotBits
            | (isDeadLetter ? 1 : 0) << (Self.slotBits + Self.laneBits)
    }
}
