import Resilience

/// The calls a vendor's breaker judges by: those of the last seconds, or a row of failures however long it took.
///
/// A share of the last seconds' calls alone is slow where it matters most. When a vendor swallows calls, each takes the whole
/// time-out to fail, so a few failures stand beside thousands of answers from just before; and where calls are rare, the last
/// seconds never hold enough of them.
struct FailureWindow: OutcomeWindow {
    private static let length = Duration.seconds(20)

    /// Failures in a row that count by themselves.
    private let row: Int
    private var timed = TimedWindow(length: Self.length)
    private var failuresInRow = 0

    /// - Parameter row: failures in a row that are enough; at least the calls that the breaker asks for.
    init(row: Int) { self.row = max(1, row) }

    mutating func record(isFailure: Bool, at now: Moment) {
        timed.record(isFailure: isFailure, at: now)
        failuresInRow = isFailure ? failuresInRow + 1 : 0
    }

    mutating func counts(at now: Moment) -> OutcomeCounts {
        guard failuresInRow < row else { return OutcomeCounts(calls: failuresInRow, failures: failuresInRow) }
        return timed.counts(at: now)
    }

    mutating func forget() {
        timed.forget()
        failuresInRow = 0
    }
}
