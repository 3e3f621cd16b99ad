import Resilience
import SignupRisk
import Vendors

extension LookupState {
    /// This replica's place in the group has changed, and with it its share of the group's rate.
    ///
    /// A higher share waits a little: those who give some of theirs up may not have heard yet.
    mutating func setGroup(members: Int, index: Int, at reading: Reading, _ actions: inout [Action]) {
        guard group != (members, index) else { return }
        group = (members, index)
        rate.setRate(
            perSecond: Self.share(of: settings, members: members, index: index), at: reading.now,
            raiseAfter: .seconds(5))
        settle(reading, &actions)
    }

    /// Everything that operators are shown.
    func statistics(at now: Moment) -> VendorStatistics {
        var statistics = VendorStatistics(currency: settings.currency)
        statistics.calls = counters.calls
        statistics.results = counters.resultsByStatus
        statistics.cacheHits = counters.cacheHits
        statistics.staleHits = counters.staleHits
        statistics.coalesced = counters.coalesced
        statistics.retries = counters.retries
        statistics.probes = counters.probes
        statistics.lateAnswers = counters.lateAnswers
        statistics.possibleDuplicateCharges = counters.possibleDuplicateCharges
        statistics.breaker = breakerState
        statistics.paused = pause.problem?.rawValue
        statistics.inFlight = concurrency.inFlight
        statistics.queued = queue.count
        statistics.concurrencyLimit = concurrency.limit
        statistics.rateLimit = currentRate(at: now)
        statistics.cachedAnswers = cache.count + restored.count
        statistics.cachedBytes = cache.bytes + restored.bytes
        statistics.spent = Money(units: spent, currency: settings.currency)
        statistics.avoided = Money(units: money.avoided, currency: settings.currency)
        statistics.balance = balance
        return statistics
    }

    private var breakerState: VendorStatistics.Breaker {
        switch (circuit.state, anomaly.state) {
        case (.open, _), (_, .open): .open
        case (.halfOpen, _), (_, .halfOpen): .halfOpen
        case (.closed, .closed): .closed
        }
    }
}
