extension RiskEventEncoder {
    /// The section `checks`.
    func write(_ checks: [CheckResult], to text: inout EventText) {
        text.literal("[")
        for index in checks.indices {
            if index > 0 { text.literal(",") }
            write(checks, index, to: &text)
        }
        text.literal("]")
    }

    /// An entry, read where it stands: a copy would count every reference in it.
    private func write(_ checks: [CheckResult], _ index: Int, to text: inout EventText) {
        text.literal(#"{"check":"#)
        text.literal(checks[index].check.json)
        text.literal(#","vendor":"#)
        text.string(checks[index].vendor.rawValue)
        text.literal(#","status":"#)
        text.literal(checks[index].status.json)
        text.literal(#","source":"#)
        text.literal(checks[index].source.json)
        text.literal(#","attempts":"#)
        text.integer(checks[index].attempts)
        text.member(#","latency_ms":"#, checks[index].latencyMilliseconds)
        if let answer = checks[index].answer {
            text.literal(",")
            text.raw(answer.encoded.members)
        } else {
            text.member(#","observed_at":null,"missing":[],"vendor_status":"#, checks[index].vendorStatus)
            text.literal(#","request_id":null"#)
        }
        text.literal(#","cost":"#)
        write(costOf: checks, index, to: &text)
        if let message = checks[index].message ?? (isPlain ? checks[index].answer?.message : nil) {
            text.literal(#","message":"#)
            text.string(message)
        }
        if checks[index].possibleDuplicateCharge { text.literal(#","possible_duplicate_charge":true"#) }
        if isPlain, let answer = checks[index].answer, !answer.details.isEmpty {
            text.literal(#","details":"#)
            text.raw(answer.details)
        }
        text.literal("}")
    }

    /// What this event paid: an amount for an answer that was fetched for it, nothing for any other. `null` where an answer was
    /// fetched and neither the vendor nor the configuration says what it costs.
    private func write(costOf checks: [CheckResult], _ index: Int, to text: inout EventText) {
        if checks[index].source == .live, checks[index].cost == nil, checks[index].answer != nil {
            return text.literal("null")
        }
        text.literal(#"{"amount":""#)
        if checks[index].source == .live, let cost = checks[index].cost {
            text.plain(cost.amount)
        } else {
            text.literal("0.00")
        }
        text.member(#"","currency":"#, checks[index].cost?.currency ?? checks[index].answer?.cost?.currency)
        text.literal("}")
    }
}
