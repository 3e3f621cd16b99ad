import SignupRisk

/// Totals since start.
struct LookupCounters: Sendable {
    var calls = 0
    var cacheHits = 0
    var staleHits = 0
    var coalesced = 0
    var retries = 0
    var probes = 0
    var lateAnswers = 0
    var possibleDuplicateCharges = 0
    private var results = [Int](repeating: 0, count: CheckStatus.allCases.count)

    /// Counts a lookup that has ended.
    mutating func count(_ status: CheckStatus) { results[status.position] += 1 }

    /// How many lookups ended in each way; ways that did not occur are left out.
    var resultsByStatus: [CheckStatus: Int] {
        var byStatus: [CheckStatus: Int] = [:]
        for status in CheckStatus.allCases where results[status.position] > 0 {
            byStatus[status] = results[status.position]
        }
        return byStatus
    }
}

extension CheckStatus {
    /// The status's place among all. A table instead of a hash, because every cached lookup counts itself.
    fileprivate var position: Int {
        switch self {
        case .ok: 0
        case .partial: 1
        case .invalidInput: 2
        case .unsupportedInput: 3
        case .missingInput: 4
        case .skipped: 5
        case .throttled: 6
        case .timeout: 7
        case .unavailable: 8
        case .circuitOpen: 9
        case .accountBlocked: 10
        case .malformedResponse: 11
        case .budgetExceeded: 12
        case .deadlineExceeded: 13
        }
    }
}
