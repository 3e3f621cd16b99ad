import Lookups
import SignupRisk
import Telemetry

extension VendorState {
    /// A vendor's figures in the words of the metrics.
    init(name: String, _ statistics: VendorStatistics) {
        self.init(
            name: name, calls: statistics.calls,
            results: Dictionary(uniqueKeysWithValues: statistics.results.map { ($0.key.rawValue, $0.value) }),
            cacheHits: statistics.cacheHits, staleHits: statistics.staleHits, coalesced: statistics.coalesced,
            retries: statistics.retries, probes: statistics.probes, lateAnswers: statistics.lateAnswers,
            possibleDuplicateCharges: statistics.possibleDuplicateCharges, breaker: Breaker(statistics.breaker),
            paused: statistics.paused, inFlight: statistics.inFlight, queued: statistics.queued,
            concurrencyLimit: statistics.concurrencyLimit, rateLimit: statistics.rateLimit,
            cacheEntries: statistics.cachedAnswers, cacheBytes: statistics.cachedBytes,
            spent: statistics.spent.amount, avoided: statistics.avoided.amount,
            currency: statistics.spent.currency, balance: statistics.balance?.amount)
    }
}

extension VendorState.Breaker {
    fileprivate init(_ breaker: VendorStatistics.Breaker) {
        switch breaker {
        case .closed: self = .closed
        case .open: self = .open
        case .halfOpen: self = .halfOpen
        }
    }
}

extension CallErrorType {
    /// What a call's status is called among the kinds of error; `nil` for a call that brought an answer.
    init?(_ status: CheckStatus) {
        switch status {
        case .ok, .partial, .invalidInput, .unsupportedInput, .missingInput, .skipped: return nil
        case .timeout, .deadlineExceeded: self = .timeout
        case .throttled: self = .throttled
        case .accountBlocked, .budgetExceeded: self = .account
        case .malformedResponse: self = .malformed
        case .unavailable, .circuitOpen: self = .unavailable
        }
    }
}
