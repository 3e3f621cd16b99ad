/// What is checked about a signup.
package enum CheckKind: String, Sendable, Hashable, CaseIterable {
    case phone
    case ip
}

/// A paid service, by the name it has in configuration, events and metrics.
///
/// Not an enumeration: a further vendor brings its own name.
package struct VendorName: RawRepresentable, Sendable, Hashable, Comparable, CustomStringConvertible {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
    package var description: String { rawValue }
    package static func < (left: VendorName, right: VendorName) -> Bool { left.rawValue < right.rawValue }
}

/// How one check of one signup ended.
package enum CheckStatus: String, Sendable, Hashable, CaseIterable {
    /// The vendor answered in full.
    case ok
    /// The vendor answered, with fields missing.
    case partial
    /// The vendor says, or we know offline, that this input cannot be looked up.
    case invalidInput = "invalid_input"
    /// The input is well formed but not of a kind this vendor takes (IPv6 at Eko, a reserved address anywhere).
    case unsupportedInput = "unsupported_input"
    /// The signup has no such input.
    case missingInput = "missing_input"
    /// Another vendor of a failover check had answered already.
    case skipped
    /// The vendor, or our limit on it, let no call through in time.
    case throttled
    /// The vendor did not answer in time.
    case timeout
    /// The vendor failed.
    case unavailable
    /// The breaker kept the call from a vendor that is failing.
    case circuitOpen = "circuit_open"
    /// Credentials, balance, quota, entitlement or configuration: nobody is let through until a probe succeeds.
    case accountBlocked = "account_blocked"
    /// The vendor's answer could not be read as one.
    case malformedResponse = "malformed_response"
    /// The vendor's money for today is spent.
    case budgetExceeded = "budget_exceeded"
    /// The event's own time was up.
    case deadlineExceeded = "deadline_exceeded"

    /// Whether the check brought an answer: something known about the input, be it that it is invalid.
    package var isAnswered: Bool { self == .ok || self == .partial || self == .invalidInput }

    /// Whether an answer was wanted and did not come, so that the event is not complete and the score may yet move.
    package var isMissingAnswer: Bool {
        switch self {
        case .ok, .partial, .invalidInput, .unsupportedInput, .missingInput, .skipped: false
        case .throttled, .timeout, .unavailable, .circuitOpen, .accountBlocked, .malformedResponse, .budgetExceeded,
            .deadlineExceeded:
            true
        }
    }
}

/// Where a check's answer came from.
package enum AnswerSource: String, Sendable, Hashable, CaseIterable {
    /// A call made for this event.
    case live
    /// An earlier answer, still fresh.
    case cache
    /// A call made for another event at the same time.
    case coalesced
    /// An earlier answer past its life, served because the vendor is down.
    case stale
    /// There is none.
    case none
}
