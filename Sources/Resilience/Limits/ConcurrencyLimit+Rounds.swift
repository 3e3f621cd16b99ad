extension ConcurrencyLimit {
    /// What is known of the calls since the last verdict.
    struct Round: Sendable {
        /// Calls that end before do not count; `nil` until no more are under way than the limit lets.
        var start: Moment?
        /// From then to the start: about one call's time, after which answers show what the last verdict did. It is not the calls begun
        /// since that are counted, because the first of those to end are the short ones.
        var settling = Duration.zero
        /// Answered calls, and the sum of their latencies in nanoseconds.
        var answers = 0
        var total = 0.0
        var refusals = 0
        /// The most calls under way at once.
        var peak = 0

        var meanLatency: Double? { answers > 0 ? total / Double(answers) : nil }
    }

    /// A run of halvings: where it began, and what the last one brought.
    struct Cut: Sendable {
        let level: Double
        let latency: Double
        var lastLatency: Double
    }

    /// So many answers, and no more than this, make a round; a small limit's rounds have fewer, or they would take too long.
    private static let enoughAnswers = 64
    /// So many answers at least are wanted where a verdict may cost half the limit: the mean of a few is unsteady.
    private static let enoughToCut = 32
    /// Easy rounds in a row after which additive increase accelerates.
    private static let patience = 8
    /// Halving the limit has shortened the answers if they take less than this part of before.
    private static let shortened = 0.75

    var isRoundOver: Bool {
        let isCutting = round.refusals == 0 && (cut != nil || strainedLatency != nil)
        let least = isCutting ? Self.enoughToCut : 4
        return round.answers + round.refusals >= min(Self.enoughAnswers, max(least, limit / 2))
    }

    /// Judges the round and begins the next.
    mutating func conclude(at now: Moment) {
        let ended = round
        let wasUsed = ended.peak >= limit
        judge(ended, wasUsed: wasUsed)
        let settling = Duration.nanoseconds(Int64(clampingToBounds: ended.meanLatency ?? easyLatency ?? 0))
        round = Round(start: nil, settling: settling, peak: inFlight)
        if inFlight <= limit { round.start = now.advanced(by: settling) }
    }

    private mutating func judge(_ ended: Round, wasUsed: Bool) {
        guard ended.refusals * 10 <= ended.answers, let latency = ended.meanLatency else {
            refused(by: ended.refusals > ended.answers ? 0.5 : 0.8)
            return
        }
        wasRefused = false
        if let cut {
            judge(latency, after: cut)
            return
        }
        guard wasUsed else {
            // Whatever it took, it was not our pressing.
            learnEasy(latency, from: ended.answers)
            strainedLatency = nil
            return
        }
        if easyAnswers < Self.enoughAnswers || latency < easyLatency ?? .infinity {
            learnEasy(latency, from: ended.answers)
        }
        switch strain(of: latency) {
        case ..<0.5:
            strainedLatency = nil
            grow()
        case ..<1:
            strainedLatency = nil
            streak = 0
        default:
            streak = 0
            // While a queue is still building up, what halving brings cannot be told from what comes anyway.
            let isSteady = strainedLatency.map { latency <= $0 / Self.shortened } ?? false
            strainedLatency = isSteady ? nil : latency
            if isSteady { beginCut(latency) }
        }
    }

    /// How far a latency is from easy, 0, to strained, 1.
    private func strain(of latency: Double) -> Double {
        guard let easyLatency else { return 0 }
        let room = easyLatency * (configuration.tolerance - 1) + Double(configuration.slack.wholeNanoseconds)
        return room > 0 ? (latency - easyLatency) / room : (latency > easyLatency ? 1 : 0)
    }

    /// Moves the easy latency: the plain mean of the first answers, then a tenth of the way with each full round.
    ///
    /// After the first answers, rounds in which we press the vendor only ever lower it: were they to raise it too, a standing queue would
    /// little by little become the norm.
    private mutating func learnEasy(_ latency: Double, from answers: Int) {
        let enough = Self.enoughAnswers
        easyAnswers = min(enough, easyAnswers + answers)
        let counted = easyAnswers < enough ? easyAnswers : 10 * enough
        easyLatency = easyLatency.map { $0 + (latency - $0) * min(1, Double(answers) / Double(counted)) } ?? latency
    }

    private mutating func beginCut(_ latency: Double) {
        guard level > Double(configuration.minimum) else {
            easyLatency = latency
            return
        }
        cut = Cut(level: level, latency: latency, lastLatency: latency)
        set(level / 2)
    }

    private mutating func judge(_ latency: Double, after cut: Cut) {
        if latency > Self.shortened * cut.lastLatency {
            easyLatency = latency
        } else if strain(of: latency) >= 1, level > Double(configuration.minimum) {
            self.cut?.lastLatency = latency
            set(level / 2)
            return
        } else if latency < easyLatency ?? .infinity {
            easyLatency = latency
        }
        let capacity = cut.level * (easyLatency ?? latency) / max(1, cut.latency)
        let before = slowStartUntil
        set(min(cut.level, max(level, capacity * 1.25)))
        slowStartUntil = level < cut.level ? level : before
        self.cut = nil
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

    private mutating func refused(by factor: Double) {
        // Only the first of several refused rounds tells where the trouble began.
        if !wasRefused { slowStartUntil = max(Double(configuration.minimum), level / 2) }
        wasRefused = true
        strainedLatency = nil
        cut = nil
        streak = 0
        set(level * factor)
    }

    private mutating func set(_ value: Double) {
        level = min(max(value, Double(configuration.minimum)), Double(configuration.maximum))
    }
}
