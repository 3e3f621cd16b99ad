extension RiskEventEncoder {
    /// The section `risk`.
    func write(_ verdict: RiskVerdict, shadow: RiskVerdict?, to text: inout EventText) {
        begin(verdict, to: &text)
        if let shadow {
            text.literal(#","shadow":"#)
            begin(shadow, to: &text)
            text.literal("}}")
        } else {
            text.literal(#","shadow":null}"#)
        }
    }

    private func begin(_ verdict: RiskVerdict, to text: inout EventText) {
        text.literal(#"{"score":"#)
        text.integer(verdict.score)
        text.literal(#","score_range":["#)
        text.integer(verdict.scoreRange.lowerBound)
        text.literal(",")
        text.integer(verdict.scoreRange.upperBound)
        text.literal(#"],"level":"#)
        text.literal(verdict.level.json)
        text.literal(#","recommendation":"#)
        text.literal(verdict.recommendation.json)
        text.literal(#","reasons":["#)
        var isFirst = true
        for reason in verdict.reasons {
            if !isFirst { text.literal(",") }
            isFirst = false
            text.raw(reason.encoded)
        }
        text.literal(#"],"rules":"#)
        text.raw(verdict.rules.encoded)
    }

    /// The section `match`.
    func write(_ match: borrowing MatchVerdicts, to text: inout EventText) {
        text.member(#"{"phone_country_ip_country":"#, match.phoneCountryIPCountry)
        text.member(#","stated_country_phone":"#, match.statedCountryPhone)
        text.member(#","stated_country_ip":"#, match.statedCountryIP)
        text.member(#","address_country":"#, match.addressCountry)
        text.member(#","address_city":"#, match.addressCity)
        text.member(#","address_distance_km":"#, match.addressDistanceKilometres)
        text.member(#","vendor_ip_match_level":"#, match.vendorIPMatchLevel)
        text.literal("}")
    }

    /// The section `conflicts`.
    func write(_ conflicts: [EvidenceConflict], to text: inout EventText) {
        text.literal("[")
        var isFirst = true
        for conflict in conflicts where mayTell(conflict.signal) {
            if !isFirst { text.literal(",") }
            isFirst = false
            text.literal(#"{"signal":"#)
            text.string(conflict.signal.name)
            text.literal(#","values":{"#)
            for (index, claim) in conflict.claims.enumerated() {
                if index > 0 { text.literal(",") }
                text.string(claim.vendor.rawValue)
                text.literal(":")
                text.value(claim.value)
            }
            text.literal(#"},"chosen":"#)
            text.string(conflict.chosen.rawValue)
            text.literal("}")
        }
        text.literal("]")
    }
}

extension EventText {
    fileprivate mutating func value(_ value: SignalValue) {
        switch value {
        case .unknown: literal("null")
        case .boolean(let value): literal(value ? "true" : "false")
        case .integer(let value): integer(value)
        case .number(let value): number(value)
        case .text(let value): string(value)
        }
    }
}
