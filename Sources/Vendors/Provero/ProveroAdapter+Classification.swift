import JSON
import SignupRisk

extension ProveroAdapter {
    /// The outcome by the table in `docs/vendors.md`: an error in the body counts whatever HTTP says.
    func classify(_ reading: VendorReading, query: VendorQuery, attempt: VendorAttempt) -> VendorOutcome {
        let fields = reading.body.fields
        if let fields, let error = ProveroError(fields) {
            switch error.form {
            case .request: return requestError(error, reading)
            case .authentication:
                if let failure = failure(code: error.code.flatMap { Int($0) }, error, reading) {
                    return .failure(failure)
                }
            case .balance: return .failure(noBalance(fields, error, reading))
            case .validation where ![401, 402, 403, 429].contains(reading.response.status):
                return validation(error, reading, query: query, attempt: attempt)
            case .validation, .plain: break
            }
            if let failure = httpFailure(reading, saying: error.words) { return .failure(failure) }
            if reading.response.status == 422 { return validation(error, reading, query: query, attempt: attempt) }
            return .failure(
                reading.malformed(
                    "the vendor's error is not a known one", saying: error.words, mayHaveBeenCharged: true))
        }
        if let failure = httpFailure(reading, saying: nil) { return .failure(failure) }
        guard let fields, reading.isSuccessStatus else {
            return .failure(reading.malformed("the answer is no JSON object", mayHaveBeenCharged: true))
        }
        return lookup(ProveroAnswer(fields, reading, query: query), reading)
    }

    private func lookup(_ answer: ProveroAnswer, _ reading: VendorReading) -> VendorOutcome {
        guard answer.echoesTheAddressAsked else {
            return .failure(reading.malformed("the answer is about another IP address", mayHaveBeenCharged: true))
        }
        guard answer.namesCountry else {
            return .failure(reading.malformed("the answer has no country", mayHaveBeenCharged: true))
        }
        return .answer(answer.lookup())
    }

    /// An application error: its own code decides, then HTTP's; what neither explains is the input's fault.
    private func requestError(_ error: ProveroError, _ reading: VendorReading) -> VendorOutcome {
        let stated = error.code.flatMap { Int($0) }
        if let failure = failure(code: stated ?? reading.response.status, error, reading) { return .failure(failure) }
        // The vendor does not say whether it charges for these: the configured price is assumed.
        return .answer(invalidInput(reading, error, cost: nil))
    }

    /// What a code means, be it HTTP's or one in the body.
    private func failure(code: Int?, _ error: ProveroError, _ reading: VendorReading) -> VendorFailure? {
        guard let code else { return nil }
        let text = String(code)
        func account(_ problem: VendorFailure.AccountProblem, _ sentence: String) -> VendorFailure {
            reading.failure(.account(problem), sentence, saying: error.words, code: text)
        }
        switch code {
        case 401: return account(.credentials, "the vendor refused the credentials")
        case 402: return account(.balance, "the account has no money left")
        case 403: return account(.entitlement, "the account may not use this product")
        case 429: return reading.throttled(saying: error.words, code: text)
        case 408, 500...599:
            return reading.failure(
                .transient, "the vendor failed", saying: error.words, code: text,
                retryAfter: RetryAfterHeader.delay(reading.response, now: reading.now), mayHaveBeenCharged: true)
        default: return nil
        }
    }

    private func noBalance(_ fields: LenientFields, _ error: ProveroError, _ reading: VendorReading) -> VendorFailure {
        let required = fields.money("required_amount", settings.currency)
        let balance = fields.money("current_balance", settings.currency)
        let amounts = [
            required.map { "a lookup costs \($0.amount)" }, balance.map { "\($0.amount) is left" },
        ].compactMap { $0 }.joined(separator: ", ")
        return reading.failure(
            .account(.balance),
            "the account has too little money left" + (amounts.isEmpty ? "" : " (\(amounts))"), saying: error.words,
            code: "402", balance: balance)
    }

    /// What the vendor objects to in the request. The address is a wish beside the lookup: without it the lookup still works.
    private func validation(
        _ error: ProveroError, _ reading: VendorReading, query: VendorQuery, attempt: VendorAttempt
    ) -> VendorOutcome {
        func ourMistake(_ sentence: String) -> VendorOutcome {
            .failure(reading.ourMistake(sentence, saying: error.words))
        }
        let aboutIP = error.reasons["ip"] ?? (error.reasons.isEmpty ? [error.words ?? ""] : [])
        if aboutIP.contains(where: { $0.says("valid ip") }) {
            return .answer(invalidInput(reading, error, cost: .zero(settings.currency)))
        }
        if error.reasons["ip"] == nil, error.reasons["address"] != nil {
            guard !attempt.isRepeat, let query = Self.withoutAddress(query) else {
                return ourMistake("the vendor objects to an address that was not sent")
            }
            return .askAgain(
                query,
                because: reading.failure(.transient, "the vendor could not place the address", saying: error.words))
        }
        return ourMistake("the vendor objects to the request")
    }

    /// What HTTP says where the body does not decide. Errors come as web pages only to those who are at the wrong door.
    private func httpFailure(_ reading: VendorReading, saying words: String?) -> VendorFailure? {
        if reading.response.status == 403 {
            return reading.failure(.account(.entitlement), "the account may not use this product", saying: words)
        }
        if let failure = reading.commonHTTPFailure(saying: words) { return failure }
        switch reading.response.status {
        case 300..<400, 404, 405, 415:
            return reading.failure(.account(.configuration), "the vendor knows no such service", saying: words)
        default:
            guard case .page = reading.body else { return nil }
            return reading.failure(.account(.configuration), "the vendor answered with a web page")
        }
    }

    private func invalidInput(_ reading: VendorReading, _ error: ProveroError, cost: Money?) -> VendorAnswer {
        VendorAnswer(
            vendor: name, status: .invalidInput, observedAt: reading.now,
            vendorStatus: reading.redactor.identifier(error.code) ?? reading.httpCode,
            message: reading.redactor.redact(error.words), cost: cost)
    }
}
