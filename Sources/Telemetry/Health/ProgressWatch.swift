package import Resilience

/// Notices that work is waiting and nothing moves.
///
/// Told by the worker once per turn of its loop, and asked by others, so that a loop that hangs is noticed too.
package struct ProgressWatch: Sendable, Hashable {
    private let stallAfter: Duration
    private var finished = 0
    private var isWorkWaiting = false
    /// Since when work has been waiting without a move.
    private var since = Moment.zero

    package init(stallAfter: Duration) { self.stallAfter = stallAfter }

    /// Takes in where the worker stands.
    ///
    /// - Parameters:
    ///   - finished: a number that changes whenever anything is finished (`Ledger.finished`).
    ///   - isWorkWaiting: whether there is work that only this process or Kafka holds up: records read, or behind the end of
    ///     a partition. Records held for a vendor that is away do not count, since waiting is what they are meant to do.
    package mutating func observe(finished: Int, isWorkWaiting: Bool, at moment: Moment) {
        if finished != self.finished || !self.isWorkWaiting { since = moment }
        self.finished = finished
        self.isWorkWaiting = isWorkWaiting
    }

    /// How long work has been waiting without a move; `nil` while it moves or nothing waits.
    package func stalled(at moment: Moment) -> Duration? {
        guard isWorkWaiting else { return nil }
        let waited = since.duration(to: moment)
        return waited >= stallAfter ? waited : nil
    }
}
