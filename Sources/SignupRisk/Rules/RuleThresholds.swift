/// The scores from which levels and recommendations hold.
package struct RuleThresholds: Sendable, Hashable {
    package let medium: Int
    package let high: Int
    package let critical: Int
    package let review: Int
    package let deny: Int

    package func level(of score: Int) -> RiskLevel {
        if score >= critical { return .critical }
        if score >= high { return .high }
        return score >= medium ? .medium : .low
    }

    package func recommendation(for score: Int) -> Recommendation {
        if score >= deny { return .deny }
        return score >= review ? .review : .allow
    }
}
