/// What became of every record this worker has read, in records since the start of the process.
///
/// The worker keeps it as a plain value and publishes it whole, once per turn of its loop, so that whoever reads it sees a
/// moment at which the books balance: `consumed = published + deadLettered + skipped + released + inFlight`.
package struct Ledger: Sendable, Hashable {
    /// Records read from the input topics, those read again after a rebalance or an aborted transaction included.
    package var consumed: Int
    /// Records whose risk event the broker has acknowledged.
    package var published: Int
    /// Records that the dead-letter topic has acknowledged.
    package var deadLettered: Int
    /// Records that need no result: tombstones, and transactions' own markers.
    package var skipped: Int
    /// Records given back because their partition was revoked or lost, or their transaction aborted; they are read again, by
    /// another worker or by this one.
    package var released: Int
    /// Records read and not yet finished in any of these ways.
    package var inFlight: Int

    package init(
        consumed: Int = 0, published: Int = 0, deadLettered: Int = 0, skipped: Int = 0, released: Int = 0,
        inFlight: Int = 0
    ) {
        self.consumed = consumed
        self.published = published
        self.deadLettered = deadLettered
        self.skipped = skipped
        self.released = released
        self.inFlight = inFlight
    }

    /// Records that are done with: what progress is measured by.
    package var finished: Int { published &+ deadLettered &+ skipped &+ released }

    /// Whether every record read is accounted for.
    package var isBalanced: Bool { consumed == finished &+ inFlight }
}

extension Ledger {
    /// Notes records that have been read.
    package mutating func consume(_ count: Int = 1) {
        consumed &+= count
        inFlight &+= count
    }

    /// Notes records in flight whose risk event was acknowledged.
    package mutating func publish(_ count: Int = 1) {
        published &+= count
        inFlight &-= count
    }

    /// Notes records in flight that the dead-letter topic acknowledged.
    package mutating func deadLetter(_ count: Int = 1) {
        deadLettered &+= count
        inFlight &-= count
    }

    /// Notes records in flight that turned out to need no result.
    package mutating func skip(_ count: Int = 1) {
        skipped &+= count
        inFlight &-= count
    }

    /// Notes records in flight that were given back with their partition.
    package mutating func release(_ count: Int = 1) {
        released &+= count
        inFlight &-= count
    }
}
