/// What one rule set makes of the evidence.
package struct RiskVerdict: Sendable {
    /// The reasons' points added up, held to 0–100.
    package let score: Int
    /// What the score could have become had the missing answers come; just the score where nothing is missing.
    package let scoreRange: ClosedRange<Int>
    package let level: RiskLevel
    package let recommendation: Recommendation
    /// The rules that fired, those with the most points first.
    package let reasons: [Reason]
    /// Which rules decided.
    package let rules: RuleSet.Identity
}
