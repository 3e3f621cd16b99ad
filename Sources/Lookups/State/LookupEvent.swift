import Vendors

/// A change that operators should hear of, once each time it happens.
enum LookupEvent: Sendable, Hashable {
    /// The account cannot be used; `reason` is the vendor's, redacted.
    case paused(VendorFailure.AccountProblem, reason: String, vendorStatus: String?)
    /// The account can be used again.
    case healed(VendorFailure.AccountProblem)
    /// Too many calls fail.
    case breakerOpened
    /// Calls succeed again.
    case breakerClosed
    /// Most answers cannot be right: unreadable, or every input invalid.
    case anomalyFound
    /// Answers look right again.
    case anomalyOver
    /// The day's money is spent.
    case budgetSpent
}
