package import SignupRisk

/// How one vendor is asked: time, limits, cache lives and money. The keys of `vendors.<name>` in the configuration, except
/// for those that only the vendor's adapter reads.
package struct VendorSettings: Sendable, Hashable {
    /// How long one call may take. The call goes on when an event's own deadline comes first, so that its answer is kept.
    package var timeout: Duration
    /// Calls at most for one lookup, the first included. Throttled calls do not count: they were never served.
    package var maxAttempts: Int
    /// Calls per second of this replica; `nil` is no limit.
    package var ratePerSecond: Double?
    /// Calls per second of the whole consumer group, of which this replica takes its share; `nil` is no limit.
    package var ratePerSecondPerGroup: Double?
    /// Calls under way at most; fewer while the vendor is slow or failing.
    package var maxConcurrency: Int
    /// How long a found answer counts as fresh.
    package var cacheTtl: Duration
    /// How long an answer that found nothing counts as fresh: an invalid input, a number that is not assigned, no data.
    package var negativeCacheTtl: Duration
    /// How long an answer with fields missing counts as fresh. A repeat is billed, yet may bring more.
    package var partialCacheTtl: Duration
    /// How long past its life an answer is still served when the vendor gives none.
    package var staleIfError: Duration
    /// Answers kept at most.
    package var cacheMaximumEntries: Int
    /// Bytes of answers kept at most.
    package var cacheMaximumBytes: Int
    /// When the vendor counts as failing.
    package var breaker: Breaker
    /// How often one call is let through to see whether a blocked account works again.
    package var probeInterval: Duration
    /// What a call costs where the answer does not say; `nil` is unknown and counts as nothing.
    package var price: Money?
    /// The ISO 4217 code of everything spent on the vendor.
    package var currency: String
    /// What may be spent from midnight to midnight UTC; `nil` is no limit.
    package var dailyBudget: Money?
    /// Lookups that wait for a call at most; further ones are refused at once, unless they hold.
    package var queueBound: Int
    /// The longest delay before the first retry; it doubles from there. The delay is drawn between nothing and this.
    package var retryDelay: Duration
    /// What the doubling stops at, and the longest `Retry-After` that is obeyed in full.
    package var retryDelayMaximum: Duration

    /// When the vendor counts as failing, and for how long it is then left alone.
    package struct Breaker: Sendable, Hashable {
        /// Failed calls among all, 0 to 1, at which calls stop.
        package var failureRatio: Double
        /// Calls before the ratio means anything.
        package var minimumCalls: Int
        /// How long no call is made before a few may try.
        package var openFor: Duration

        package init(failureRatio: Double = 0.5, minimumCalls: Int = 10, openFor: Duration = .seconds(15)) {
            self.failureRatio = failureRatio
            self.minimumCalls = minimumCalls
            self.openFor = openFor
        }
    }

    package init(
        timeout: Duration = .seconds(5), maxAttempts: Int = 3, ratePerSecond: Double? = nil,
        ratePerSecondPerGroup: Double? = nil, maxConcurrency: Int = 256, cacheTtl: Duration = .seconds(86_400),
        negativeCacheTtl: Duration = .seconds(3_600), partialCacheTtl: Duration? = nil,
        staleIfError: Duration = .seconds(86_400), cacheMaximumEntries: Int = 50_000,
        cacheMaximumBytes: Int = 64 << 20, breaker: Breaker = Breaker(), probeInterval: Duration = .seconds(60),
        price: Money? = nil, currency: String = "EUR", dailyBudget: Money? = nil, queueBound: Int = 4096,
        retryDelay: Duration = .milliseconds(200), retryDelayMaximum: Duration = .seconds(30)
    ) {
        self.timeout = timeout
        self.maxAttempts = maxAttempts
        self.ratePerSecond = ratePerSecond
        self.ratePerSecondPerGroup = ratePerSecondPerGroup
        self.maxConcurrency = maxConcurrency
        self.cacheTtl = cacheTtl
        self.negativeCacheTtl = negativeCacheTtl
        self.partialCacheTtl = partialCacheTtl ?? max(min(cacheTtl, negativeCacheTtl), cacheTtl / 4)
        self.staleIfError = staleIfError
        self.cacheMaximumEntries = cacheMaximumEntries
        self.cacheMaximumBytes = cacheMaximumBytes
        self.breaker = breaker
        self.probeInterval = probeInterval
        self.price = price
        self.currency = currency
        self.dailyBudget = dailyBudget
        self.queueBound = queueBound
        self.retryDelay = retryDelay
        self.retryDelayMaximum = retryDelayMaximum
    }
}
