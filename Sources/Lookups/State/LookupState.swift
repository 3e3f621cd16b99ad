import Resilience
import SignupRisk
import Vendors

/// Everything one vendor's lookups share: the cache, the calls under way and those who wait for them, the limits, the breakers, the
/// pause and the money.
///
/// A value that is told what happened and when, and answers with what is to be done. It makes no call, reads no clock and
/// writes no log, so every run of it can be repeated. An entry point ends with ``settle(_:_:)``, which starts the calls that the
/// limits now allow and asks to be woken for the next thing that falls due.
struct LookupState<Token: Sendable>: Sendable {
    typealias Action = LookupAction<Token>

    let vendor: VendorName
    let check: CheckKind
    let settings: VendorSettings

    var cache: AnswerCache<VendorQuery, VendorAnswer>
    /// Answers from before the restart that nobody has asked for since.
    var restored: RestoredAnswers
    /// Whether answers are also written to a store.
    let isPersistent: Bool

    var flights: [VendorQuery: Flight] = [:]
    var sharing = SingleFlight<VendorQuery, Waiter<Token>>()
    var tickets: [UInt64: SingleFlight<VendorQuery, Waiter<Token>>.Ticket] = [:]
    var deadlines = DueHeap<UInt64>()
    var retries = DueHeap<VendorQuery>()
    /// Bounded at admission, where those who hold are let in all the same.
    var queue = FairQueue<Flight.Lane, VendorQuery>()
    /// When the first of the queue may be let through, where that is known.
    var queueDue: Moment?
    /// The moments a wake-up has been asked for, the earliest last.
    var wakes: [Moment] = []

    var rate: RateLimit
    var group = (members: 1, index: 0)
    var concurrency: ConcurrencyLimit
    var circuit: Breaker<FailureWindow>
    var anomaly: AnomalyBreaker
    var pause: AccountPause<VendorFailure.AccountProblem>
    var retryBudget: RetryBudget
    let retryPolicy: RetryPolicy
    var money: SpendingBudget
    /// What is known to have been charged, in the units of ``Money``. Unlike `money` without the calls that may have been.
    var spent: Int128 = 0
    /// What the last answer cost, where no price is configured.
    var lastCost: Int128?
    /// The day for which the log has been told that the money is spent.
    var budgetLoggedOn: Int64?
    var balance: Money?
    /// When the first call of all began; nothing is known of the vendor until it ends.
    var firstCall: Moment?
    var isProven = false
    var isStopping = false

    /// How long an answer usually takes, in nanoseconds: a moving average.
    var typicalLatency: Double?
    var counters = LookupCounters()
    var nextSerial: UInt64 = 0
    var generator: JitterGenerator

    init(
        vendor: VendorName, check: CheckKind, settings: VendorSettings, restored: RestoredAnswers? = nil, seed: UInt64,
        at reading: Reading
    ) {
        self.vendor = vendor
        self.check = check
        self.settings = settings
        self.restored = restored ?? RestoredAnswers(vendor: vendor, seal: nil, answers: [])
        isPersistent = restored != nil
        cache = AnswerCache(
            .init(
                maximumEntries: settings.cacheMaximumEntries, maximumBytes: settings.cacheMaximumBytes,
                staleIfError: settings.staleIfError))
        rate = RateLimit(
            perSecond: Self.share(of: settings, members: 1, index: 0), at: reading.now)
        concurrency = ConcurrencyLimit(.init(maximum: settings.maxConcurrency))
        circuit = Breaker<FailureWindow>(
            .init(
                failureRatio: settings.breaker.failureRatio, minimumCalls: settings.breaker.minimumCalls,
                openFor: settings.breaker.openFor, probes: 2),
            window: FailureWindow(row: settings.breaker.minimumCalls))
        anomaly = AnomalyBreaker(openFor: settings.breaker.openFor)
        pause = AccountPause(probeInterval: settings.probeInterval)
        retryBudget = RetryBudget(at: reading.now)
        retryPolicy = RetryPolicy(
            maximumAttempts: settings.maxAttempts, base: settings.retryDelay, cap: settings.retryDelayMaximum)
        let before = restored?.spending.flatMap { $0.day == reading.day ? $0.units : nil }
        money = SpendingBudget(
            dailyLimit: settings.dailyBudget?.units, day: reading.day, alreadySpent: before ?? 0)
        generator = JitterGenerator(seed: seed)
    }

    /// What one call is expected to cost.
    var expectedCost: Int128 { settings.price?.units ?? lastCost ?? 0 }

    mutating func drawSerial() -> UInt64 {
        nextSerial += 1
        return nextSerial
    }

    /// The calls per second this replica may make: its own limit, or its share of the group's where that is less.
    static func share(of settings: VendorSettings, members: Int, index: Int) -> Double? {
        let share = settings.ratePerSecondPerGroup.map {
            GroupShare(quota: $0, members: members, index: index).perSecond
        }
        switch (settings.ratePerSecond, share) {
        case (let own?, let share?): return min(own, share)
        case (let own, let share): return own ?? share
        }
    }
}
