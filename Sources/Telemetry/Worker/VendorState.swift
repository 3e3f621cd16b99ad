/// One vendor's books and gauges at one moment. Counters are totals since the start.
package struct VendorState: Sendable, Hashable {
    /// What the vendor's breaker does.
    package enum Breaker: String, Sendable, Hashable, CaseIterable {
        case closed
        case open
        case halfOpen = "half_open"
    }

    /// The vendor's name in the configuration.
    package var name: String
    /// Calls made, retries included.
    package var calls: Int
    /// Checks of signups by status (`ok`, `timeout`, …).
    package var results: [String: Int]
    package var cacheHits: Int
    /// Checks answered from the cache past the answer's life, because the vendor gave none.
    package var staleHits: Int
    package var coalesced: Int
    package var retries: Int
    /// Calls let through to see whether a paused account works again.
    package var probes: Int
    /// Answers that came when nobody waited any more.
    package var lateAnswers: Int
    /// Calls that failed and may have been charged all the same.
    package var possibleDuplicateCharges: Int
    package var breaker: Breaker
    /// What is wrong with the account while calls are paused (`credentials`, `balance`, …); `nil` when they are not.
    package var paused: String?
    /// Calls that have no answer yet.
    package var inFlight: Int
    /// Lookups that wait for a limit.
    package var queued: Int
    /// Calls allowed at once; `nil` where nothing limits them.
    package var concurrencyLimit: Int?
    /// Calls allowed per second; `nil` where nothing limits them.
    package var rateLimit: Double?
    /// Answers kept in the cache.
    package var cacheEntries: Int
    /// Memory of the answers kept.
    package var cacheBytes: Int
    /// Money paid, as a decimal.
    package var spent: String
    /// What cached and shared answers would have cost, as a decimal.
    package var avoided: String
    /// ISO 4217.
    package var currency: String
    /// Money left on the account, as a decimal; `nil` where the vendor does not say.
    package var balance: String?

    package init(
        name: String, calls: Int = 0, results: [String: Int] = [:], cacheHits: Int = 0, staleHits: Int = 0,
        coalesced: Int = 0, retries: Int = 0, probes: Int = 0, lateAnswers: Int = 0, possibleDuplicateCharges: Int = 0,
        breaker: Breaker = .closed, paused: String? = nil, inFlight: Int = 0, queued: Int = 0,
        concurrencyLimit: Int? = nil, rateLimit: Double? = nil, cacheEntries: Int = 0, cacheBytes: Int = 0,
        spent: String = "0.00", avoided: String = "0.00", currency: String, balance: String? = nil
    ) {
        self.name = name
        self.calls = calls
        self.results = results
        self.cacheHits = cacheHits
        self.staleHits = staleHits
        self.coalesced = coalesced
        self.retries = retries
        self.probes = probes
        self.lateAnswers = lateAnswers
        self.possibleDuplicateCharges = possibleDuplicateCharges
        self.breaker = breaker
        self.paused = paused
        self.inFlight = inFlight
        self.queued = queued
        self.concurrencyLimit = concurrencyLimit
        self.rateLimit = rateLimit
        self.cacheEntries = cacheEntries
        self.cacheBytes = cacheBytes
        self.spent = spent
        self.avoided = avoided
        self.currency = currency
        self.balance = balance
    }
}
