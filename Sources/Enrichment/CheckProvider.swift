package import Resilience
package import SignupRisk

/// One vendor's check, as a signup sees it.
package protocol CheckProvider: Sendable {
    var vendor: VendorName { get }
    var check: CheckKind { get }

    /// The result where it is known already: cached, or refused because of the input. Waits for nothing, and asks nobody.
    ///
    /// Counted as a lookup where there is a result; whoever gets none looks the subject up.
    func atHand(_ subject: LookupSubject, now: Moment) -> CheckResult?

    /// Looks a subject up.
    ///
    /// - Parameters:
    ///   - line: signups of different lines take turns where they have to wait, so that no partition holds up another.
    ///   - deadline: when the signup can wait no longer; `nil` waits for the answer.
    ///   - completion: called exactly once, later, from any thread and under no lock, where the result is not returned.
    /// - Returns: the result where it is at hand (cached, refused, blocked), else `nil`.
    func check(
        _ subject: LookupSubject, line: Int, deadline: Moment?, completion: @escaping @Sendable (CheckResult) -> Void
    ) -> CheckResult?
}

extension CheckProvider {
    /// A provider that remembers nothing has nothing at hand.
    package func atHand(_ subject: LookupSubject, now: Moment) -> CheckResult? { nil }
}

/// How the vendors of one check work together.
package enum CheckStrategy: String, Sendable, CaseIterable {
    /// Every vendor is asked, at once.
    case all
    /// The next vendor is asked only where the one before gives no answer.
    case failover
}

/// One check with its vendors, in the order of the configuration.
package struct CheckPlan: Sendable {
    package let kind: CheckKind
    package let strategy: CheckStrategy
    package let providers: [any CheckProvider]

    package init(kind: CheckKind, strategy: CheckStrategy, providers: [any CheckProvider]) {
        self.kind = kind
        self.strategy = strategy
        self.providers = providers
    }
}
