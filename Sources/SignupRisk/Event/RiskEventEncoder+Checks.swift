extension RiskEventEncoder {
    /// The section `checks`.
    func write(_ checks: [CheckResult], to text: inout EventText) {
        text.literal("[")
        for index in checks.indices {
            if index > 0 { text.literal(",") }
            write(checks[index], to: &text)
        }
        text.literal("]")
    }

    private func write(_ result: borrowing CheckResult, to text: inout EventText) {
        text.literal(#"{"check":"#)
        text.word(result.check.rawValue)
        text.literal(#","vendor":"#)
        text.string(result.vendor.rawValue)
        text.literal(#","status":"#)
        text.word(result.status.rawValue)
        text.literal(#","source":"#)
        text.word(result.source.rawValue)
        text.literal(#","attempts":"#)
        text.integer(result.attempts)
        text.member(#","latency_ms":"#, result.latencyMilliseconds)
        if let answer = result.answer {
            text.literal(",")
            text.raw(answer.encoded.members)
        } else {
            text.member(#","observed_at":null,"missing":[],"vendor_status":"#, result.vendorStatus)
            text.literal(#","request_id":null"#)
        }
        text.literal(#","cost":"#)
        write(costOf: result, to: &text)
        if let message = result.message ?? (isPlain ? result.answer?.message : nil) {
            text.literal(#","message":"#)
            text.string(message)
        }
        if result.possibleDuplicateCharge { text.literal(#","possible_duplicate_charge":true"#) }
        if isPlain, let answer = result.answer { text.raw(answer.encoded.details) }
        text.literal("}")
    }

    /// What this event paid: an amount for an answer that was fetched for it, nothing for any other. `null` where an answer was
    /// fetched and neither the vendor nor the configuration says what it costs.
    private func write(costOf result: borrowing CheckResult, to text: inout EventText) {
        if result.source == .live, result.cost == nil, result.answer != nil { return text.literal("null") }
        text.literal(#"{"amount":""#)
        if result.source == .live, let cost = result.cost {
            text.plain(cost.amount)
        } else {
            text.literal("0.00")
        }
        text.member(#"","currency":"#, result.cost?.currency ?? result.answer?.cost?.currency)
        text.literal("}")
    }
}
