package import SignupRisk

/// What one vendor's lookups came to, at one moment. Counters are totals since start.
package struct VendorStatistics: Sendable, Hashable {
    /// What the breaker lets through.
    package enum Breaker: String, Sendable, Hashable {
        case closed
        case open
        case halfOpen = "half_open"
    }

    /// Calls made, retries and probes included.
    package var calls = 0
    /// Lookups that ended, by how they ended, cached ones included.
    package var results: [CheckStatus: Int] = [:]
    /// Lookups answered from the cache while fresh.
    package var cacheHits = 0
    /// Lookups answered from the cache past their life, because the vendor gave no answer.
    package var staleHits = 0
    /// Lookups that shared another lookup's call.
    package var coalesced = 0
    /// Calls made again because an earlier one of the same lookup failed.
    package var retries = 0
    /// Calls let through to see whether a blocked account works again.
    package var probes = 0
    /// Answers that came when nobody waited any more; they are in the cache.
    package var lateAnswers = 0
    /// Calls that failed and may have been charged all the same.
    package var possibleDuplicateCharges = 0
    package var breaker = Breaker.closed
    /// What is wrong with the account, where nobody is let through; `nil` where all is well.
    package var paused: String?
    /// Calls under way.
    package var inFlight = 0
    /// Lookups that wait for a call.
    package var queued = 0
    /// How many calls may be under way at once just now.
    package var concurrencyLimit = 0
    /// Calls per second allowed just now; `nil` is no limit.
    package var rateLimit: Double?
    /// Answers in memory.
    package var cachedAnswers = 0
    /// Bytes of answers in memory.
    package var cachedBytes = 0
    /// Paid for, as far as the vendor's answers and the configured price say.
    package var spent: Money
    /// What answers from the cache and shared calls would have cost.
    package var avoided: Money
    /// What the vendor last said is left on the account.
    package var balance: Money?

    package init(currency: String) {
        spent = .zero(currency)
        avoided = .zero(currency)
    }
}
