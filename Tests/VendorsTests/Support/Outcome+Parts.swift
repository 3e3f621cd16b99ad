import SignupRisk
import Vendors

extension VendorOutcome {
    var answer: VendorAnswer? { if case .answer(let answer) = self { answer } else { nil } }
    /// The failure, be it that the lookup is asked again because of it.
    var failure: VendorFailure? {
        switch self {
        case .answer: nil
        case .failure(let failure), .askAgain(_, let failure): failure
        }
    }
    var repeated: VendorQuery? { if case .askAgain(let query, _) = self { query } else { nil } }

    /// The class of the table, with the account's problem.
    var classification: String {
        switch self {
        case .answer(let answer): answer.status.rawValue
        case .askAgain(let query, let failure):
            "again(\(query.options.isEmpty ? "same" : query.options)), else \(failure.classification)"
        case .failure(let failure): failure.classification
        }
    }
}

extension VendorFailure {
    var classification: String {
        switch kind {
        case .throttled: "throttled"
        case .transient: "transient"
        case .malformed: "malformed"
        case .account(let problem): "account(\(problem.rawValue))"
        }
    }
}

extension VendorAdapter {
    /// What the adapter makes of a body.
    func outcome(
        _ body: String, status: Int = 200, headers: [String: String] = [:], to query: VendorQuery = Sample.query,
        attempt: VendorAttempt = Sample.attempt(), now: Int64 = Sample.now
    ) -> VendorOutcome {
        interpret(Sample.response(status, body, headers: headers), to: query, attempt: attempt, now: now)
    }
}
