/// All that is concluded about a signup.
package struct Assessment: Sendable {
    /// How much of what was wanted was answered.
    package enum Status: String, Sendable, Hashable, CaseIterable {
        /// Every answer that was wanted came.
        case complete
        /// Some wanted check has no answer.
        case partial
        /// None has.
        case unavailable
    }

    package let status: Status
    /// What the rules make of it.
    package let verdict: RiskVerdict
    /// What the shadow rules would make of it, where there are any; it decides nothing.
    package let shadow: RiskVerdict?
    package let evidence: MergedEvidence

    package var score: Int { verdict.score }
    package var scoreRange: ClosedRange<Int> { verdict.scoreRange }
    package var level: RiskLevel { verdict.level }
    package var recommendation: Recommendation { verdict.recommendation }
    package var reasons: [Reason] { verdict.reasons }
    package var phone: MergedPhone { evidence.phone }
    package var ip: MergedIP { evidence.ip }
    package var match: MatchVerdicts { evidence.match }
    package var conflicts: [EvidenceConflict] { evidence.conflicts }
}
