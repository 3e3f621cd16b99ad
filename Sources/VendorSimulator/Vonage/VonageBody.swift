import JSON

/// Writes one Number Insight answer in the documented order of members.
struct VonageBody {
    let question: VonageSimulation.Question
    let phone: SimulatedPhone
    let magic: VonageSimulation.Case
    /// The last two digits where they choose how fields are written, else 0.
    let variant: Int
    let price: Amount
    let refund: Amount
    let balance: Amount
    let place: (country: String, city: String)?
    let call: VendorCall

    private var isPartial: Bool { magic.outcome != 0 }
    private var hasNoData: Bool { magic.outcome == 2 }

    func write(_ writer: inout JSONWriter) {
        writer.key("status")
        if variant == 17 { writer.string("0") } else { writer.integer(magic.status) }
        member(&writer, "status_message", Self.message(magic.status))
        if question.endpoint == .advanced {
            writer.key("lookup_outcome")
            if variant == 17 { writer.string("0") } else { writer.integer(magic.outcome) }
            member(&writer, "lookup_outcome_message", Self.outcomeMessage(magic.outcome))
        }
        member(&writer, "request_id", call.uuid("vonage request", phone.digits))
        member(&writer, "international_format_number", phone.digits)
        member(&writer, "national_format_number", phone.nationalFormat)
        member(&writer, "country_code", phone.country.iso2)
        member(&writer, "country_code_iso3", phone.country.iso3)
        member(&writer, "country_name", phone.country.formalName)
        member(&writer, "country_prefix", phone.country.callingCode)
        guard question.endpoint != .basic else { return }
        member(&writer, "request_price", price.description(decimals: 8))
        if refund > .zero { member(&writer, "refund_price", refund.description(decimals: 8)) }
        member(&writer, "remaining_balance", balance.description(decimals: 8))
        carriers(&writer)
        writer.key("ported")
        writeOrNull(&writer, hasNoData ? "unknown" : phone.isPorted ? "ported" : "not_ported")
        if question.endpoint == .advanced {
            writer.key("valid_number")
            writer.string(validity)
            writer.key("reachable")
            writeOrNull(&writer, reachability)
        }
        roaming(&writer)
        callerName(&writer)
        address(&writer)
    }

    private static func message(_ status: Int) -> String {
        switch status {
        case 43, 44: "Lookup Handler unable to handle request"
        case 45: "Lookup Handler timed out"
        default: "Success"
        }
    }

    private static func outcomeMessage(_ outcome: Int) -> String {
        switch outcome {
        case 1: "Partial success - some fields populated"
        case 2: "Failed"
        default: "Success"
        }
    }

    private var validity: String {
        if hasNoData { return "unknown" }
        return variant == 16 || !phone.isValid ? "not_valid" : "valid"
    }

    private var reachability: String {
        // Partial outcomes and the United States have no reachability.
        if hasNoData || magic.status != 0 || phone.country.iso2 == "US" || phone.line != .mobile { return "unknown" }
        if !phone.isValid { return "bad_number" }
        return phone.isActive ? "reachable" : "absent"
    }

    private func carriers(_ writer: inout JSONWriter) {
        guard variant != 14 else { return }
        writer.key("current_carrier")
        carrier(&writer, phone.carrier)
        writer.key("original_carrier")
        carrier(&writer, phone.originalCarrier)
    }

    private func carrier(_ writer: inout JSONWriter, _ carrier: Carrier) {
        if hasNoData { return writer.null() }
        let isEmpty = variant == 15
        writer.beginObject()
        writer.key("network_code")
        writer.optional(isEmpty ? nil : carrier.code)
        writer.key("name")
        writer.optional(isEmpty ? nil : carrier.name)
        writer.key("country")
        writer.optional(isEmpty ? nil : phone.country.iso2)
        writer.key("network_type")
        if isEmpty { writer.null() } else { writeOrNull(&writer, networkType) }
        writer.endObject()
    }

    private var networkType: String {
        switch phone.line {
        case .mobile: "mobile"
        case .landline: "landline"
        case .voip: "virtual"
        case .tollFree: "landline_tollfree"
        }
    }

    private func roaming(_ writer: inout JSONWriter) {
        writer.key("roaming")
        if variant == 12 { return writer.null() }
        if variant == 10 || hasNoData || magic.status != 0 || phone.line != .mobile { return writer.string("unknown") }
        writer.beginObject()
        if let country = variant == 11 ? call.world.tables.countries["FR"] : phone.roamingCountry {
            member(&writer, "status", "roaming")
            member(&writer, "roaming_country_code", country.iso2)
            let carrier = call.world.tables.carriers(of: country, .mobile).first
            writer.key("roaming_network_code")
            // Some answers write the network code as a number.
            if variant == 11 { writer.integer(20801) } else { writer.string(carrier?.code ?? "") }
            member(&writer, "roaming_network_name", carrier?.name ?? "")
        } else {
            member(&writer, "status", "not_roaming")
        }
        writer.endObject()
    }

    private func callerName(_ writer: inout JSONWriter) {
        if question.wantsRealTimeData {
            writer.key("real_time_data")
            writer.beginObject()
            member(&writer, "active_status", phone.isActive ? "active" : "inactive")
            member(&writer, "handset_status", phone.isActive ? "On" : "Off")
            writer.endObject()
        }
        guard question.wantsCallerName, phone.country.iso2 == "US" else { return }
        let first = ["Alex", "Jamie", "Morgan", "Riley", "Taylor", "Jordan"]
        let last = ["Sample", "Example", "Placeholder", "Specimen", "Template"]
        let draw = call.world.hash.value("caller", phone.digits.utf8)
        let (firstName, lastName) = (first[draw.below(first.count)], last[(draw >> 16).below(last.count)])
        func fields(_ writer: inout JSONWriter) {
            member(&writer, "caller_name", "\(firstName) \(lastName)")
            member(&writer, "first_name", firstName)
            member(&writer, "last_name", lastName)
            member(&writer, "caller_type", (draw >> 32).perMille < 200 ? "business" : "consumer")
            member(&writer, "subscription_type", phone.isPrepaid ? "prepaid" : "postpaid")
        }
        writer.key("caller_identity")
        writer.beginObject()
        fields(&writer)
        writer.endObject()
        fields(&writer)
    }

    private func address(_ writer: inout JSONWriter) {
        guard let place else { return }
        writer.key("ip")
        writer.beginObject()
        member(&writer, "address", question.ip ?? "")
        member(&writer, "ip_match_level", place.country == phone.country.iso2 ? "country" : "mismatch")
        member(&writer, "ip_country", place.country)
        member(&writer, "ip_city", place.city)
        writer.endObject()
        member(&writer, "ip_warnings", place.country == phone.country.iso2 ? "no_warning" : "unknown")
    }

    /// The word `null` in place of a value, where the case asks for it.
    private func writeOrNull(_ writer: inout JSONWriter, _ value: String) {
        writer.string(variant == 13 ? "null" : value)
    }

    private func member(_ writer: inout JSONWriter, _ key: StaticString, _ value: String) {
        writer.key(key)
        writer.string(value)
    }
}
