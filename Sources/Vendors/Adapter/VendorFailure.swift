package import SignupRisk

/// Why a call brought no answer, and what may be done about it. Free of secrets and personal data.
package struct VendorFailure: Error, Sendable, Hashable {
    /// The classes of the table in `docs/vendors.md`.
    package enum Kind: Sendable, Hashable {
        /// Too many calls: wait, at least `retryAfter`.
        case throttled
        /// The account cannot be used: nobody calls until a probe succeeds.
        case account(AccountProblem)
        /// The vendor or the way to it failed: worth another attempt.
        case transient
        /// The answer could not be read as one.
        case malformed
    }

    /// What is wrong with the account.
    package enum AccountProblem: String, Sendable, Hashable {
        case credentials, balance, quota, entitlement, configuration, clock
    }

    package var kind: Kind
    /// In words, redacted.
    package var message: String
    /// The vendor's own code, or `http_502`, or the transport's word (`timeout`, `connection_reset`).
    package var vendorStatus: String?
    package var requestID: String?
    /// How long the vendor asks us to wait.
    package var retryAfter: Duration?
    /// Whether the vendor may have charged for the call: at most one further attempt is made then.
    package var mayHaveBeenCharged: Bool
    /// How many further attempts this failure allows whatever the policy says; `nil` leaves it to the policy.
    package var furtherAttempts: Int?
    /// What to conclude when no attempt is left: Vonage's status 5 then counts as an invalid input.
    package var conclusion: VendorAnswer?
    /// Whether the call ran out of time.
    package var isTimeout: Bool
    /// What the vendor says is left on the account.
    package var balance: Money?

    package init(
        _ kind: Kind, _ message: String, vendorStatus: String? = nil, requestID: String? = nil,
        retryAfter: Duration? = nil, mayHaveBeenCharged: Bool = false, furtherAttempts: Int? = nil,
        conclusion: VendorAnswer? = nil, isTimeout: Bool = false, balance: Money? = nil
    ) {
        self.kind = kind
        self.message = message
        self.vendorStatus = vendorStatus
        self.requestID = requestID
        self.retryAfter = retryAfter
        self.mayHaveBeenCharged = mayHaveBeenCharged
        self.furtherAttempts = furtherAttempts
        self.conclusion = conclusion
        self.isTimeout = isTimeout
        self.balance = balance
    }
}
