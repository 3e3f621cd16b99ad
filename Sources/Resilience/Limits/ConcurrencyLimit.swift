/// How many calls to a vendor may be under way at once, learned from how it answers.
///
/// Additive increase and multiplicative decrease, as in TCP's congestion control (RFC 5681), led by the two signals of Vector's
/// adaptive request concurrency (https://vector.dev/blog/adaptive-request-concurrency/) and Netflix's concurrency-limits
/// (https://github.com/Netflix/concurrency-limits): refusals and timeouts, and answers that take much longer than they do
/// when the vendor is at ease. A verdict is made once per *round*: the calls that end once the verdict before has taken effect.
///
/// - An easy round in which the limit was really used raises it: doubled in slow start, afterwards by one, and after eight such
///   rounds in a row by one, two, four, …, so that a vendor that has grown is found out in seconds (as the convex part of
///   CUBIC does, RFC 9438). A limit that was not used says nothing about the vendor and stays.
/// - A round half way to strained leaves it, as TCP Vegas does (https://doi.org/10.1145/190314.190317): a little queueing keeps the vendor busy.
/// - Two strained rounds in a row, at `tolerance` times the easy latency and no longer getting worse, halve it, until the strain is gone or halving no longer shortens the
///   answers. If it did shorten them, the vendor's capacity follows by Little's law, and the limit is set to a quarter over it. If it did not, it
///   is the vendor that got slower and not we who press it: that latency is taken for easy, and the limit goes back to where it was. So
///   a slow day does not end at one call at a time, and a queue at the vendor is not mistaken for its nature.
/// - Refusals and timeouts of over a tenth of a round take a fifth off, of over half of it half.
package struct ConcurrencyLimit: Sendable {
    /// Bounds and thresholds.
    package struct Configuration: Sendable, Hashable {
        package var minimum: Int
        package var maximum: Int
        /// Where slow start begins: low, so that the first answers show the vendor at ease.
        package var initial: Int
        /// How many times the easy latency a round must take to be strained.
        package var tolerance: Double
        /// A rise of no more than this is our own machine's unsteadiness, whatever the ratio.
        package var slack: Duration

        package init(
            minimum: Int = 1, maximum: Int, initial: Int = 4, tolerance: Double = 2, slack: Duration = .milliseconds(10)
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
    var slowStartUntil = Double.infinity
    /// Easy rounds in a row with the limit in use.
    var streak = 0
    /// How long answers take when the vendor is at ease, in nanoseconds.
    var easyLatency: Double?
    /// How many answers that was learned from, as long as they are few.
    var easyAnswers = 0
    /// How long answers took in the last round, if that was strained.
    var strainedLatency: Double?
    /// Whether the last round was refused.
    var wasRefused = false
    var cut: Cut?
    var round = Round(start: Moment(nanoseconds: .min))

    package init(_ configuration: Configuration) {
        self.configuration = configuration
        level = Double(configuration.initial)
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
    /// - Parameter latency: how long it took; of answered calls only.
    package mutating func release(latency: Duration, outcome: Outcome, at now: Moment) {
        inFlight = max(0, inFlight - 1)
        if round.start == nil, inFlight <= limit { round.start = now.advanced(by: round.settling) }
        guard outcome != .ignored, let start = round.start, now >= start else { return }
        if outcome == .answered {
            round.answers += 1
            round.total += Double(max(0, latency.wholeNanoseconds))
        } else {
            round.refusals += 1
        }
        if isRoundOver { conclude(at: now) }
    }
}
