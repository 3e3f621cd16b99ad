/// How a call to a vendor failed, as `error.type` says it: few kinds, whatever vendors think of.
package enum CallErrorType: String, Sendable, Hashable, CaseIterable {
    case timeout
    case throttled
    /// The account: credentials, balance, quota, entitlement.
    case account
    /// The connection, the name, TLS, or a server error.
    case unavailable
    /// An answer that could not be read.
    case malformed
    /// Given up by us: the process stops.
    case cancelled
}
