/// How many calls to a vendor may be under way at once, learned from how it answers.
///
/// Additive increase, multiplicative decrease, as TCP's congestion control (RFC 5681), with the two signals of Vector's
/// adaptive request concurrency (https://vector.dev/blog/adaptive-request-concurrency/) and Netflix's concurrency-limits
/// (https://github.com/Netflix/concurrency-limits, `Gradient2Limit`): refusals and timeouts, and answers that take much
/// longer than they do when the vendor is at ease. A verdict is made once per *round*, about the time of one call.
///
/// - A round under `tolerance` times the easy latency, in which the limit was really used, raises it: doubled in slow start, else by
///   one, and after eight good rounds in a row by one, two, four, …, so that a vendor that has grown is found out in seconds
///   (the idea of CUBIC's convex part, RFC 9438).
/// - A round over it, or with a refusal or timeout, lowers the limit by a fifth, and slow start ends at half of where it was.
/// - A limit that was not used says nothing about the vendor and stays.
/// - If halving the limit has not shortened the answers, it is the vendor that got slower, not we who press it: its present latency
///   is taken for easy and the limit goes back to where it was. Thus a slow day does not end at one call at a time, and a queue at
///   the vendor is not mistaken for its nature.
package struct ConcurrencyLimit: Sendable {
    /// Bounds and thresholds.
    package struct Configuration: Sendable, Hashable {
        package var minimum: Int
        package var maximum: Int
        /// Where slow start begins.
        package var initial: Int
        /// How many times the easy latency is still fine.
        package var tolerance: Double
        /// A rise of no more than this is our own machine's unsteadiness, whatever the ratio.
        package var slack: Duration

        package init(
            minimum: Int = 1, maximum: Int, initial: Int = 16, tolerance: Double = 2,
            slack: Duration = .milliseconds(10)
        ) {
            self.minimum = max(1, minimum)
            self.maximum = max(self.minimum, maximum)
            self.initial = min(max(initial, self.minimum), self.maximum)
            self.tolerance = max(1, tolerance)
            self.slack = max(.zero, slack)
        }
    }

    /// How a call ended, as far as the vendor's load is concerned.
    package enum Outcome: Sendable, Hashable {
        /// Answered; its latency counts.
        case answered
        /// Refused as too many, timed out, or failed as overloaded services do.
        case overloaded
        /// Says nothing about load: never sent, refused for the account's sake, given up by us.
        case ignored
    }

    package let configuration: Configuration
    /// Calls under way.
    package private(set) var inFlight = 0
    /// The limit with its fraction.
    var level: Double
    /// Slow start goes on below this.
    var slowStartUntil: Double
    /// Good rounds in a row with the limit in use.
    var streak = 0
    /// How long answers take when the vendor is at ease, in nanoseconds.
    var easyLatency: Double?
    /// Where the present run of reductions began.
    var episode: (level: Double, latency: Double)?
    var round = Round()

    package init(_ configuration: Configuration) {
        self.configuration = configuration
        level = Double(configuration.initial)
        slowStartUntil = .infinity
    }

    /// How many calls may be under way at once now.
    package var limit: Int { Int(exactly: level.rounded(.down)) ?? configuration.minimum }

    /// Whether one more call may start.
    package var hasRoom: Bool { inFlight < limit }

    /// Starts a call if there is room.
    package mutating func acquire() -> Bool {
        guard hasRoom else { return false }
        inFlight += 1
        round.peak = max(round.peak, inFlight)
        return true
    }

    /// Ends a call that ``acquire()`` let start.
    ///
    /// - Parameter latency: how long it took, of ``Outcome/answered`` calls.
    package mutating func release(latency: Duration, outcome: Outcome, at now: Moment) {
        inFlight = max(0, inFlight - 1)
        switch outcome {
        case .answered: round.add(latency)
        case .overloaded: round.refusals += 1
        case .ignored: return
        }
        if round.start == nil { round.start = now }
        if isRoundOver(at: now) { conclude(at: now) }
    }
}
