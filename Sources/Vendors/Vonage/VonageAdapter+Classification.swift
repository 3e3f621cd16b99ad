import SignupRisk

extension VonageAdapter {
    /// The outcome by the table in `docs/vendors.md`: the body's own status counts before HTTP's, since errors come with HTTP 200.
    func classify(_ reading: VendorReading, query: VendorQuery) -> VendorOutcome {
        let answer = VonageAnswer(reading, query: query, currency: settings.currency)
        if let answer, let status = answer.status, let outcome = outcome(status, answer, reading) { return outcome }
        let code = answer?.status.map(String.init)
        if let failure = reading.commonHTTPFailure(saying: answer?.statusMessage, code: code) {
            return .failure(failure)
        }
        guard let answer else {
            return .failure(reading.malformed("the answer is no JSON object", mayHaveBeenCharged: true))
        }
        let sentence = answer.status == nil ? "the answer has no status" : "the answer's status is not a known one"
        return .failure(
            reading.malformed(sentence, saying: answer.statusMessage, code: code, mayHaveBeenCharged: true))
    }

    /// What the body's status means; `nil` where it decides nothing.
    private func outcome(_ status: Int, _ answer: VonageAnswer, _ reading: VendorReading) -> VendorOutcome? {
        let words = answer.statusMessage
        let code = String(status)
        func account(_ problem: VendorFailure.AccountProblem, _ sentence: String) -> VendorOutcome {
            .failure(reading.failure(.account(problem), sentence, saying: words, code: code))
        }
        switch status {
        case 0, 43, 44, 45:
            return reading.isSuccessStatus ? lookup(status, answer, reading) : nil
        case 1: return .failure(reading.throttled(saying: words, code: code, atLeast: .seconds(1)))
        case 3:
            // The number is always sent. Words about a missing parameter are then about something we did wrong.
            guard answer.namesMissingParameter else { return .answer(answer.invalidInput()) }
            return .failure(reading.ourMistake("a parameter is missing", saying: words, code: code))
        case 4: return account(.credentials, "the vendor refused the credentials")
        case 5:
            // The vendor's own two explanations contradict each other (an internal error, a bad number): one more attempt
            // tells them apart. It refunds what it could not look up.
            return .failure(
                reading.failure(
                    .transient, "the vendor could not look the number up", saying: words, code: code,
                    furtherAttempts: 1, conclusion: answer.invalidInput()))
        case 9: return account(.balance, "the account has no money left")
        case 19: return account(.entitlement, "the account may not use this product")
        case 999: return .answer(answer.invalidInput())
        default: return nil
        }
    }

    private func lookup(_ status: Int, _ answer: VonageAnswer, _ reading: VendorReading) -> VendorOutcome {
        guard answer.isAboutTheNumberAsked else {
            return .failure(reading.malformed("the answer is about another number", mayHaveBeenCharged: true))
        }
        // A status that says the body is partial, or an outcome that says so, is final: another call is charged again.
        guard status == 0 else { return .answer(answer.lookup(.partial)) }
        switch answer.outcome {
        case .complete:
            guard answer.hasDiscriminator else {
                return .failure(
                    reading.malformed("the answer has neither validity nor carrier", mayHaveBeenCharged: true))
            }
            return .answer(answer.lookup(answer.isComplete ? .ok : .partial))
        case .partial, .nothing: return .answer(answer.lookup(.partial))
        }
    }
}
