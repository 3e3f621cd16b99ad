/// How a simulated vendor judged a request; the values stand in the journal and the counters.
package enum Verdict: String, Sendable, Hashable, CaseIterable {
    /// A lookup was made and answered.
    case answered
    /// Too many calls.
    case throttled
    /// Missing or wrong credentials, an unknown integration, a blocked network.
    case credentials
    /// Not enough money or credits.
    case balance
    /// The day's lookups are used up.
    case quota
    /// Not enabled on this account.
    case entitlement
    /// What was asked about cannot be looked up.
    case invalidInput = "invalid_input"
    /// The request itself was wrong: path, method, type, missing parameter.
    case badRequest = "bad_request"
    /// The vendor failed.
    case vendorError = "vendor_error"
}
