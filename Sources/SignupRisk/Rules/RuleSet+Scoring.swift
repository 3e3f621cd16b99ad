extension RuleSet {
    /// The bounds of a score.
    static let scores = 0...100

    /// Scores evidence.
    ///
    /// - Parameter open: what the missing answers could still change.
    func verdict(on evidence: MergedEvidence, open: OpenSignals) -> RiskVerdict {
        var reasons: [Reason] = []
        reasons.reserveCapacity(8)
        var points = 0
        table.forEachHolding(in: rules, evidence) { index in
            reasons.append(rules[index].reason)
            points += rules[index].reason.points
        }
        let score = Self.held(points)
        return RiskVerdict(
            score: score, scoreRange: open.isEmpty ? score...score : range(of: evidence, open: open),
            level: thresholds.level(of: score), recommendation: thresholds.recommendation(for: score),
            reasons: reasons, rules: identity)
    }

    static func held(_ points: Int) -> Int { min(max(points, scores.lowerBound), scores.upperBound) }

    /// Bounds on the score over everything the missing answers could say.
    ///
    /// Rules that hang on a single open signal are taken together by that signal, and tried on every value it could have: a
    /// score cannot be in two bands at once. Of the others each is taken by itself, at its best and its worst, as if no signal
    /// had to do with another. So the bounds may be wider than what any answers could bring, never narrower.
    private func range(of evidence: MergedEvidence, open: OpenSignals) -> ClosedRange<Int> {
        var (least, most) = (0, 0)
        var groups: [Signal: [(condition: RuleCondition, points: Int)]] = [:]
        for rule in rules {
            let points = rule.reason.points
            let (closed, undecided) = rule.conditions.reduce(into: (true, [RuleCondition]())) { result, condition in
                if open.contains(condition.signal) {
                    result.1.append(condition)
                } else if !condition.holds(for: evidence.value(of: condition.signal)) {
                    result.0 = false
                }
            }
            guard closed else { continue }
            if undecided.isEmpty {
                least += points
                most += points
            } else if undecided.count == 1 {
                groups[undecided[0].signal, default: []].append((undecided[0], points))
            } else {
                let outcomes = undecided.map { condition in
                    candidates(for: condition.signal, evidence, open).map(condition.holds)
                }
                guard outcomes.allSatisfy({ $0.contains(true) }) else { continue }
                let mustFire = outcomes.allSatisfy { !$0.contains(false) }
                least += mustFire ? points : min(points, 0)
                most += mustFire ? points : max(points, 0)
            }
        }
        for (signal, members) in groups {
            let sums = candidates(for: signal, evidence, open).map { value in
                members.reduce(0) { $0 + ($1.condition.holds(for: value) ? $1.points : 0) }
            }
            least += sums.min() ?? 0
            most += sums.max() ?? 0
        }
        return Self.held(least)...Self.held(most)
    }

    /// The values an open signal could have in the end: what it is now, and whatever a missing answer could make of it.
    private func candidates(for signal: Signal, _ evidence: MergedEvidence, _ open: OpenSignals) -> [SignalValue] {
        let current = evidence.value(of: signal)
        let isGiven = open.onlyRiskier.contains(signal)
        let others = representatives[Int(signal.rawValue)].filter {
            signal.mayBecome($0, from: current, isGiven: isGiven)
        }
        // Unknown as well: a place is not told any more once another country than its own is chosen.
        return (isGiven ? [current] : [current, .unknown]) + others
    }
}
