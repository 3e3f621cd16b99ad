import JSON

extension RiskEventEncoder {
    /// The section `risk`.
    func write(_ verdict: RiskVerdict, shadow: RiskVerdict?, to writer: inout JSONWriter) {
        begin(verdict, to: &writer)
        writer.key("shadow")
        if let shadow {
            begin(shadow, to: &writer)
            writer.endObject()
        } else {
            writer.null()
        }
        writer.endObject()
    }

    private func begin(_ verdict: RiskVerdict, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("score")
        writer.integer(verdict.score)
        writer.key("score_range")
        writer.beginArray()
        writer.integer(verdict.scoreRange.lowerBound)
        writer.integer(verdict.scoreRange.upperBound)
        writer.endArray()
        writer.key("level")
        writer.string(verdict.level.rawValue)
        writer.key("recommendation")
        writer.string(verdict.recommendation.rawValue)
        writer.key("reasons")
        writer.beginArray()
        for reason in verdict.reasons { writer.raw(reason.encoded) }
        writer.endArray()
        writer.key("rules")
        writer.raw(verdict.rules.encoded)
    }

    /// The section `match`.
    func write(_ match: MatchVerdicts, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("phone_country_ip_country")
        writer.optional(match.phoneCountryIPCountry?.rawValue)
        writer.key("stated_country_phone")
        writer.optional(match.statedCountryPhone?.rawValue)
        writer.key("stated_country_ip")
        writer.optional(match.statedCountryIP?.rawValue)
        writer.key("address_country")
        writer.optional(match.addressCountry?.rawValue)
        writer.key("address_city")
        writer.optional(match.addressCity?.rawValue)
        writer.key("address_distance_km")
        writer.optional(match.addressDistanceKilometres)
        writer.key("vendor_ip_match_level")
        writer.optional(match.vendorIPMatchLevel)
        writer.endObject()
    }

    /// The section `conflicts`.
    func write(_ conflicts: [EvidenceConflict], to writer: inout JSONWriter) {
        writer.beginArray()
        for conflict in conflicts where mayTell(conflict.signal) {
            writer.beginObject()
            writer.key("signal")
            writer.string(conflict.signal.name)
            writer.key("values")
            writer.beginObject()
            for claim in conflict.claims {
                writer.key(claim.vendor.rawValue)
                writer.value(claim.value)
            }
            writer.endObject()
            writer.key("chosen")
            writer.string(conflict.chosen.rawValue)
            writer.endObject()
        }
        writer.endArray()
    }
}

extension JSONWriter {
    fileprivate mutating func value(_ value: SignalValue) {
        switch value {
        case .unknown: null()
        case .boolean(let value): bool(value)
        case .integer(let value): integer(value)
        case .number(let value): number(value)
        case .text(let value): string(value)
        }
    }
}
