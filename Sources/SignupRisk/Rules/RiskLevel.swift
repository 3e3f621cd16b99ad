/// How risky a signup is, in a word.
package enum RiskLevel: String, Sendable, Hashable, CaseIterable {
    case low, medium, high, critical
}

/// What to do with a signup.
package enum Recommendation: String, Sendable, Hashable, CaseIterable {
    case allow, review, deny
}
