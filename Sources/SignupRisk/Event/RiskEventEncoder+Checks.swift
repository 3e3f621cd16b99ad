import JSON

extension RiskEventEncoder {
    /// An entry of the section `checks`.
    func write(_ result: CheckResult, to writer: inout JSONWriter) {
        let answer = result.answer
        writer.beginObject()
        writer.key("check")
        writer.string(result.check.rawValue)
        writer.key("vendor")
        writer.string(result.vendor.rawValue)
        writer.key("status")
        writer.string(result.status.rawValue)
        writer.key("source")
        writer.string(result.source.rawValue)
        writer.key("attempts")
        writer.integer(result.attempts)
        writer.key("latency_ms")
        writer.optional(result.latencyMilliseconds)
        if let answer {
            let encoded = answer.encoded
            writer.members(encoded.members)
        } else {
            writer.key("observed_at")
            writer.null()
            writer.key("missing")
            writer.raw("[]")
            writer.key("vendor_status")
            writer.optional(result.vendorStatus)
            writer.key("request_id")
            writer.null()
        }
        writer.key("cost")
        write(costOf: result, to: &writer)
        if let message = result.message {
            writer.key("message")
            writer.string(message)
        } else if case .plain = privacy, let message = answer?.message {
            writer.key("message")
            writer.string(message)
        }
        if result.possibleDuplicateCharge {
            writer.key("possible_duplicate_charge")
            writer.bool(true)
        }
        if case .plain = privacy, let details = answer?.encoded.details {
            writer.key("details")
            writer.raw(details)
        }
        writer.endObject()
    }

    /// What this event paid: an amount for an answer that was fetched for it, nothing for any other. `null` where an answer was
    /// fetched and neither the vendor nor the configuration says what it costs.
    private func write(costOf result: CheckResult, to writer: inout JSONWriter) {
        let price = result.cost ?? result.answer?.cost
        if result.source == .live, result.cost == nil, result.answer != nil { return writer.null() }
        writer.beginObject()
        writer.key("amount")
        if result.source == .live, let cost = result.cost {
            writer.string(cost.amount)
        } else {
            writer.string("0.00")
        }
        writer.key("currency")
        writer.optional(price?.currency)
        writer.endObject()
    }
}
