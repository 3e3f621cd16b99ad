extension Signal {
    /// Values of which one stands for any value the signal can have, as far as these conditions can tell: a condition that
    /// holds for a value holds for its representative, and the other way round.
    func representatives(among conditions: [RuleCondition]) -> [SignalValue] {
        let literals = conditions.flatMap { $0.allowed + $0.excluded }
        switch type {
        case .boolean: return [.boolean(false), .boolean(true)]
        case .enumeration(let values): return values.map(SignalValue.text)
        case .text, .country:
            let texts = literals.map(\.value)
            // Longer than every text of the rules, so equal to none.
            let other = texts.reduce(into: "?") { if case .text(let text) = $1 { $0 += text } }
            return texts + [.text(other)]
        case .integer(let bounds):
            return Self.steps(literals, conditions, from: Double(bounds.lowerBound)) { $0 + 1 }
                .filter { $0 <= Double(bounds.upperBound) }.map(SignalValue.number)
        case .number(let bounds):
            return Self.steps(literals, conditions, from: bounds.lowerBound, next: \.nextUp)
                .filter { $0 <= bounds.upperBound }.map(SignalValue.number)
        }
    }

    /// The least value, every number the conditions name, and the value after each.
    private static func steps(
        _ literals: [RuleCondition.Literal], _ conditions: [RuleCondition], from least: Double,
        next: (Double) -> Double
    ) -> [Double] {
        let named =
            literals.compactMap(\.value.magnitude) + conditions.compactMap(\.atLeast)
            + conditions.compactMap(\.below)
        return Set([least] + named + named.map(next)).filter { $0 >= least }.sorted()
    }

    /// Whether a signal that is `current` now could be `value` once the missing answers have come.
    ///
    /// - Parameter isGiven: whether a vendor gave the current value, so that another's answer only counts if it is riskier.
    func mayBecome(_ value: SignalValue, from current: SignalValue, isGiven: Bool) -> Bool {
        switch self {
        case .phoneCheckStatus, .ipCheckStatus:
            guard case .text(let text) = value, let status = CheckStatus(rawValue: text), status.isAnswered,
                case .text(let now) = current, let currentStatus = CheckStatus(rawValue: now)
            else { return false }
            return status.rank <= currentStatus.rank
        case .unansweredChecks: return (value.magnitude ?? 0) <= (current.magnitude ?? 0)
        default: return isGiven ? isAtLeastAsRisky(value, as: current) ?? true : true
        }
    }

    /// Whether `value` is at least as risky as `current`, by the orders in which ``EvidenceMerger`` decides between vendors;
    /// `nil` for signals that have no order of risk.
    func isAtLeastAsRisky(_ value: SignalValue, as current: SignalValue) -> Bool? {
        switch self {
        case .phoneValid, .phoneActive, .phoneReachable: value == current || value == .boolean(false)
        case .phoneVoIP, .phonePrepaid, .phonePorted, .phoneRoaming, .phoneRecentAbuse, .phoneRisky, .ipIsProxy:
            value == current || value == .boolean(true)
        case .phoneFraudScore, .ipCityRiskScore, .ipProxyRiskScore, .addressDistance:
            (value.magnitude ?? 0) >= (current.magnitude ?? 0)
        case .phoneLineType:
            if case .text(let value) = value, case .text(let current) = current {
                (LineType(rawValue: value)?.riskOrder ?? 0) >= (LineType(rawValue: current)?.riskOrder ?? 0)
            } else {
                true
            }
        case .addressCountry, .addressCity:
            value == current || value == .text(MatchVerdict.mismatch.rawValue)
        default: nil
        }
    }
}
