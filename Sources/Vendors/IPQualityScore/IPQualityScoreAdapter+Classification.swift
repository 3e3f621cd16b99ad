import JSON
import SignupRisk

extension IPQualityScoreAdapter {
    /// The outcome by the table in `docs/vendors.md`. HTTP says 200 for errors too, so the body is asked first; nothing the
    /// vendor documents says that a failed lookup is free, so one that was answered counts as charged.
    static func classify(_ reading: VendorReading, query: VendorQuery, attempt: VendorAttempt) -> VendorOutcome {
        let fields = reading.body.fields
        let success = fields?.flag("success")
        if let fields, success == false {
            return failure(fields, reading, attempt: attempt)
        }
        if let failure = httpFailure(reading, saying: fields?.words("message")) { return .failure(failure) }
        guard let fields else {
            return .failure(reading.malformed("the answer is no JSON object", mayHaveBeenCharged: true))
        }
        guard success == true, reading.isSuccessStatus else {
            return .failure(
                reading.malformed("the answer does not say whether it succeeded", mayHaveBeenCharged: true))
        }
        let answer = IPQualityScoreAnswer(fields, reading, query: query)
        guard answer.isAboutTheNumberAsked else {
            return .failure(reading.malformed("the answer is about another number", mayHaveBeenCharged: true))
        }
        guard answer.saysAnything else {
            return .failure(reading.malformed("the answer says nothing of the number", mayHaveBeenCharged: true))
        }
        return .answer(answer.lookup())
    }

    /// What the vendor gives for a reason, in the order in which its texts have to be tried: some contain others' words.
    private static func failure(
        _ fields: LenientFields, _ reading: VendorReading, attempt: VendorAttempt
    ) -> VendorOutcome {
        let words = words(fields)
        let text = words?.lowercased() ?? ""
        let id = reading.redactor.identifier(fields.text("request_id"))
        func account(_ problem: VendorFailure.AccountProblem, _ sentence: String) -> VendorOutcome {
            .failure(
                reading.failure(.account(problem), sentence, saying: words, code: "success_false", requestID: id))
        }
        if text.says("insufficient credits") {
            return account(.balance, "the account has no credits left, or its key is no longer valid")
        }
        if text.mentions(["exceeded"], before: ["quota"]) {
            return account(.quota, "the account's quota is used up")
        }
        if text.mentions(
            ["invalid", "unauthorized", "unauthorised"], before: ["key", "secret", "domain", "integration"])
        {
            return account(.credentials, "the vendor refused the credentials")
        }
        let concernsNumber =
            text.mentions(["invalid"], before: ["phone", "number"])
            || text.mentions(["phone", "number"], before: ["invalid"])
        if concernsNumber || fields.flag("valid") == false {
            return .answer(IPQualityScoreAnswer.invalidInput(reading, saying: words, requestID: id))
        }
        if let failure = httpFailure(reading, saying: words) { return .failure(failure) }
        let sentence = "the vendor failed for a reason that is not known"
        guard attempt.number <= 1 else {
            var failure = reading.malformed(sentence, saying: words, code: "success_false", mayHaveBeenCharged: true)
            failure.requestID = id
            return .failure(failure)
        }
        return .failure(
            reading.failure(
                .transient, sentence, saying: words, code: "success_false", requestID: id, mayHaveBeenCharged: true,
                furtherAttempts: 1))
    }

    /// What HTTP says where the body does not decide.
    private static func httpFailure(_ reading: VendorReading, saying words: String?) -> VendorFailure? {
        switch reading.response.status {
        // 509 is what the vendor's rate limiter has been seen to say.
        case 509: reading.throttled(saying: words)
        case 404:
            reading.failure(.account(.configuration), "the vendor knows no integration of that name", saying: words)
        default: reading.commonHTTPFailure(saying: words)
        }
    }

    /// The message and the errors, which repeat or complete each other.
    private static func words(_ fields: LenientFields) -> String? {
        var words = [fields.object["message"]?.string].compactMap { $0 }
        let errors = fields.object["errors"]
        let listed = (errors?.array ?? []).compactMap(\.string) + [errors?.string].compactMap { $0 }
        for error in listed where !words.contains(error) { words.append(error) }
        return words.isEmpty ? nil : words.joined(separator: " ")
    }
}
