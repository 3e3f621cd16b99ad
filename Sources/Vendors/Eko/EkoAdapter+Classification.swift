import JSON
import SignupRisk

extension EkoAdapter {
    /// The outcome by the table in `docs/vendors.md`. Only successful answers are charged, the vendor says; one that got lost
    /// on its way was a success to the vendor.
    func classify(_ reading: VendorReading, query: VendorQuery, attempt: VendorAttempt) -> VendorOutcome {
        let answer = reading.body.fields.map { EkoAnswer($0, reading, query: query) }
        if let answer, answer.succeeded, reading.isSuccessStatus { return lookup(answer, reading) }
        if let answer, !answer.succeeded, let outcome = refusal(answer, reading) { return outcome }
        let words = answer?.message
        let code = answer?.code
        switch reading.response.status {
        case 403: return refusedSignature(reading, saying: words, query: query, attempt: attempt)
        case 404, 405, 415:
            return .failure(
                reading.failure(
                    .account(.configuration), "the vendor knows no such service", saying: words))
        default: break
        }
        if let failure = reading.commonHTTPFailure(saying: words, serverErrorsMayBeCharged: false) {
            return .failure(failure)
        }
        guard let answer, answer.hasStatus else {
            return .failure(reading.malformed("the answer has no status", saying: words, mayHaveBeenCharged: true))
        }
        guard !answer.succeeded, reading.isSuccessStatus else {
            return .failure(
                reading.malformed("the answer contradicts its HTTP status", saying: words, mayHaveBeenCharged: true))
        }
        return .failure(
            reading.failure(
                .transient, "the vendor failed for a reason that is not known", saying: words, code: code,
                furtherAttempts: 1, conclusion: answer.invalidInput(cost: .zero(settings.currency))))
    }

    private func lookup(_ answer: EkoAnswer, _ reading: VendorReading) -> VendorOutcome {
        guard answer.hasData else {
            if answer.isWaiting { return .failure(reading.throttled(saying: answer.message, code: answer.code)) }
            return .failure(reading.malformed("the answer has no data", mayHaveBeenCharged: true))
        }
        guard answer.isAboutTheAddressAsked else {
            return .failure(reading.malformed("the answer is about another IP address", mayHaveBeenCharged: true))
        }
        return .answer(answer.lookup())
    }

    /// What a body that says no means; `nil` where it gives no reason that is known.
    private func refusal(_ answer: EkoAnswer, _ reading: VendorReading) -> VendorOutcome? {
        let words = answer.message
        let code = answer.code
        if let problem = answer.accountProblem {
            return .failure(
                reading.failure(.account(problem.0), problem.1, saying: words, code: code))
        }
        switch answer.objection {
        case .input: return .answer(answer.invalidInput(cost: .zero(settings.currency)))
        case .request:
            return .failure(reading.ourMistake("the vendor objects to the request", saying: words, code: code))
        case nil: break
        }
        if answer.isWaiting { return .failure(reading.throttled(saying: words, code: code)) }
        if answer.isPassing {
            return .failure(reading.failure(.transient, "the vendor failed", saying: words, code: code))
        }
        return nil
    }

    /// A refused signature may be a stale one, or our clock may be off: signed anew with what `Date` says, it is tried once more.
    private func refusedSignature(
        _ reading: VendorReading, saying words: String?, query: VendorQuery, attempt: VendorAttempt
    ) -> VendorOutcome {
        let isClock = learnClock(reading)
        let failure =
            isClock
            ? reading.failure(
                .account(.clock), "the vendor refused the signature, and its clock is not ours", saying: words)
            : reading.failure(.account(.credentials), "the vendor refused the credentials", saying: words)
        return attempt.isRepeat ? .failure(failure) : .askAgain(query, because: failure)
    }
}
