import DequeModule

/// Stops a worker that is about to drain its input into the dead-letter topic: a wrong mapping or a wrong topic looks like a
/// thousand bad records.
///
/// Trips when, of the last `window` records, more than `ratio` could not be decoded. Until that many have been seen it does
/// not trip, so that one bad first record stops nobody. The idea is Sentry Arroyo's `DlqLimit`.
package struct DeadLetterBrake: Sendable {
    /// Share of dead letters, 0 to 1, above which the brake trips.
    package let ratio: Double
    /// How many records the share is taken of.
    package let window: Int
    private var recent: Deque<Bool> = []
    private var deadLetters = 0

    package init(ratio: Double, window: Int) {
        self.ratio = ratio
        self.window = max(1, window)
    }

    /// Notes one record; `true` when the brake trips.
    package mutating func record(isDeadLetter: Bool) -> Bool {
        recent.append(isDeadLetter)
        if isDeadLetter { deadLetters += 1 }
        if recent.count > window, recent.removeFirst() { deadLetters -= 1 }
        return recent.count >= window && Double(deadLetters) > ratio * Double(window)
    }
}
