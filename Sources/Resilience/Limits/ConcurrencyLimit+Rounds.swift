extension ConcurrencyLimit {
    /// What is known of the calls that ended since the last verdict.
    struct Round: Sendable {
        var start: Moment?
        /// Answered calls and the sum of their latencies in nanoseconds.
        var answers = 0
        var total = 0.0
        var refusals = 0
        /// The most calls under way at once.
        var peak = 0

        var meanLatency: Double? { answers > 0 ? total / Double(answers) : nil }

        mutating func add(_ latency: Duration) {
            answers += 1
            total += Double(max(0, latency.wholeNanoseconds))
        }
    }

    /// A mean of fewer answers than this is too unsteady to judge by.
    private static let enoughAnswers = 32
    /// Good rounds in a row after which additive increase accelerates.
    private static let patience = 8
    private static let decrease = 0.8

    /// A round lasts one latency and half the limit's calls at least, so that each verdict sees what the one before did.
    func isRoundOver(at now: Moment) -> Bool {
        guard let start = round.start else { return false }
        let samples = round.answers + round.refusals
        guard samples >= min(Self.enoughAnswers, max(4, limit / 2)) else { return false }
        let span = Double(start.duration(to: now).wholeNanoseconds)
        return span >= min(round.meanLatency ?? 0, 10 * (easyLatency ?? .infinity))
    }

    /// Judges the round and begins the next.
    mutating func conclude(at now: Moment) {
        let ended = round
        round = Round(start: now, peak: inFlight)
        let wasUsed = Double(ended.peak) >= 0.9 * Double(limit) || ended.peak >= limit
        if ended.refusals * 10 > ended.answers {
            reduce(latency: ended.meanLatency)
            return
        }
        guard let latency = ended.meanLatency else { return }
        guard isStrained(latency) else {
            learnEasy(latency, isTrusted: !wasUsed || latency < (easyLatency ?? .infinity))
            episode = nil
            if wasUsed { grow() }
            return
        }
        strained(latency, wasUsed: wasUsed)
    }

    private func isStrained(_ latency: Double) -> Bool {
        guard let easyLatency else { return false }
        return latency > easyLatency * configuration.tolerance + Double(configuration.slack.wholeNanoseconds)
    }

    /// Moves the easy latency: down at once by a third of the way, up slowly, and up only by what was measured while the limit
    /// was not pressing. Were it raised by pressed rounds too, a standing queue would little by little become the norm.
    private mutating func learnEasy(_ latency: Double, isTrusted: Bool) {
        guard let easy = easyLatency else {
            easyLatency = latency
            return
        }
        guard isTrusted else { return }
        easyLatency = easy + (latency - easy) * (latency < easy ? 0.3 : 0.05)
    }

    private mutating func strained(_ latency: Double, wasUsed: Bool) {
        guard level > Double(configuration.minimum), let begun = episode else {
            if level <= Double(configuration.minimum) {
                // Fewer calls than this there are not: the vendor is that slow.
                easyLatency = latency
                restore()
            } else {
                reduce(latency: latency)
            }
            return
        }
        guard level <= begun.level / 2 else {
            reduce(latency: latency)
            return
        }
        if latency > 0.75 * begun.latency {
            easyLatency = latency
            restore()
        } else {
            episode = (level, latency)
            reduce(latency: latency)
        }
    }

    /// Takes back the reductions of an episode that turned out to help nothing.
    private mutating func restore() {
        if let begun = episode { set(begun.level) }
        episode = nil
        streak = 0
    }

    private mutating func grow() {
        streak += 1
        if level < slowStartUntil {
            set(min(level * 2, max(slowStartUntil, level + 1)))
        } else {
            let doublings = min(max(0, streak - Self.patience), 20)
            set(level + min(Double(1 << doublings), level))
        }
    }

    private mutating func reduce(latency: Double?) {
        if episode == nil {
            slowStartUntil = max(Double(configuration.minimum), level / 2)
            if let latency { episode = (level, latency) }
        }
        streak = 0
        set(level * Self.decrease)
    }

    private mutating func set(_ value: Double) {
        level = min(max(value, Double(configuration.minimum)), Double(configuration.maximum))
    }
}
