import JSON

/// Writes one phone check answer.
struct IPQualityScoreBody {
    /// `nil` for a number that is no number of any country.
    let phone: SimulatedPhone?
    let digits: String
    /// The case chosen by the last two digits, `nil` where magic inputs are off.
    let variant: Int?
    let call: VendorCall
    let hasTransaction: Bool

    /// What the vendor writes where it knows nothing.
    private static let unknown = "N/A"

    func write(_ writer: inout JSONWriter) {
        guard let phone else { return writeInvalid(&writer) }
        let nothing = variant == 1
        let gated = variant == 3
        member(&writer, "message", "Phone is valid.")
        if variant != 9 { flag(&writer, "success", true) }
        member(&writer, "formatted", nothing ? Self.unknown : "+\(digits)")
        member(&writer, "local_format", nothing ? Self.unknown : phone.nationalFormat)
        flag(&writer, "valid", true)
        writer.key("fraud_score")
        writer.integer(phone.fraudScore)
        let isUnknown = variant == 2
        flag(&writer, "recent_abuse", isUnknown ? nil : phone.recentAbuse)
        flag(&writer, "VOIP", isUnknown ? nil : phone.line == .voip)
        flag(&writer, "prepaid", isUnknown ? nil : phone.isPrepaid)
        flag(&writer, "risky", isUnknown ? nil : phone.isRisky)
        flag(&writer, "active", isUnknown ? nil : phone.isActive)
        member(&writer, "carrier", nothing ? Self.unknown : phone.carrier.name)
        member(&writer, "line_type", nothing ? Self.unknown : lineType(phone))
        member(&writer, "country", nothing ? Self.unknown : phone.country.iso2)
        member(&writer, "city", nothing ? Self.unknown : phone.area?.city ?? Self.unknown)
        member(&writer, "zip_code", nothing ? Self.unknown : phone.area?.zip ?? Self.unknown)
        member(&writer, "region", nothing ? Self.unknown : phone.area?.region ?? Self.unknown)
        writer.key("dialing_code")
        writer.optional(nothing ? nil : Int(phone.country.callingCode))
        if gated { writeGated(&writer) } else if variant == 6 { member(&writer, "active_status", "Disconnected Line") }
        if variant == 7 { writeStandardFields(&writer, phone) }
        if variant == 8 || hasTransaction { writeTransaction(&writer, phone) }
        member(&writer, "request_id", IPQualityScoreSimulation.requestID(call, digits))
    }

    private func writeInvalid(_ writer: inout JSONWriter) {
        member(&writer, "message", "Phone is invalid.")
        flag(&writer, "success", true)
        for key: StaticString in ["formatted", "local_format"] { member(&writer, key, Self.unknown) }
        flag(&writer, "valid", false)
        writer.key("fraud_score")
        writer.integer(0)
        for key: StaticString in ["recent_abuse", "VOIP", "prepaid", "risky"] { flag(&writer, key, nil) }
        flag(&writer, "active", false)
        for key: StaticString in ["carrier", "line_type", "country", "city", "zip_code", "region"] {
            member(&writer, key, Self.unknown)
        }
        writer.key("dialing_code")
        writer.null()
        member(&writer, "request_id", IPQualityScoreSimulation.requestID(call, digits))
    }

    /// What stands in fields that the plan does not include.
    private func writeGated(_ writer: inout JSONWriter) {
        member(&writer, "active_status", "Enterprise L4+ required.")
        member(&writer, "name", "Enterprise Plus or higher required.")
        member(&writer, "user_activity", "Enterprise L4+ required.")
        writer.key("associated_email_addresses")
        writer.beginObject()
        member(&writer, "status", "Disabled for performance. Contact support for further assistance.")
        writer.key("emails")
        writer.raw("[]")
        writer.endObject()
    }

    /// The standard interface's further members.
    private func writeStandardFields(_ writer: inout JSONWriter, _ phone: SimulatedPhone) {
        member(&writer, "active_status", "Active Line")
        member(&writer, "sms_domain", "sms.example.net")
        member(&writer, "sms_email", "\(digits)@sms.example.net")
        writer.key("associated_email_addresses")
        writer.raw("{\"status\":\"No associated emails found.\",\"emails\":[]}")
        member(&writer, "user_activity", "low")
        member(&writer, "mnc", "004")
        member(&writer, "mcc", String(phone.carrier.code.prefix(3)))
        for key: StaticString in ["leaked", "spammer", "do_not_call", "tcpa_blacklist"] { flag(&writer, key, false) }
        member(&writer, "name", Self.unknown)
        member(&writer, "timezone", phone.country.timeZone)
        flag(&writer, "accurate_country_code", true)
        writer.key("number_recycling")
        writer.raw(
            "{\"message\":\"No recent recycling.\",\"recently_recycled\":false,\"last_ported_date\":\"N/A\",\"ported\":false}"
        )
        writer.key("identity_data")
        writer.raw("[]")
    }

    /// Transaction scoring; what was not sent is null.
    private func writeTransaction(_ writer: inout JSONWriter, _ phone: SimulatedPhone) {
        writer.key("transaction_details")
        writer.beginObject()
        writer.key("risk_score")
        writer.number(Double(phone.fraudScore) + 0.5)
        flag(&writer, "risky_billing_phone", phone.isRisky)
        flag(&writer, "valid_billing_phone", phone.isActive)
        member(&writer, "billing_phone_carrier", phone.carrier.name)
        member(&writer, "billing_phone_line_type", lineType(phone))
        member(&writer, "billing_phone_country", phone.country.iso2)
        writer.key("billing_phone_country_code")
        writer.optional(Int(phone.country.callingCode))
        for key: StaticString in [
            "valid_billing_address", "valid_shipping_address", "valid_billing_email", "valid_shipping_email",
            "leaked_billing_email", "leaked_shipping_email", "leaked_user_data", "risky_shipping_phone",
            "valid_shipping_phone", "shipping_phone_carrier", "shipping_phone_line_type", "shipping_phone_country",
            "shipping_phone_country_code", "bin_country", "risky_username", "is_prepaid_card",
        ] { flag(&writer, key, nil) }
        flag(&writer, "fraudulent_behavior", phone.recentAbuse)
        for key: StaticString in [
            "phone_name_identity_match", "phone_email_identity_match", "phone_address_identity_match",
            "email_name_identity_match", "name_address_identity_match", "address_email_identity_match",
        ] { member(&writer, key, "Unknown") }
        writer.endObject()
    }

    private func lineType(_ phone: SimulatedPhone) -> String {
        switch phone.line {
        case .mobile: "Wireless"
        case .landline: "Landline"
        case .voip: "VOIP"
        case .tollFree: "Toll Free"
        }
    }

    private func member(_ writer: inout JSONWriter, _ key: StaticString, _ value: String) {
        writer.key(key)
        writer.string(value)
    }

    private func flag(_ writer: inout JSONWriter, _ key: StaticString, _ value: Bool?) {
        writer.key(key)
        writer.optional(value)
    }
}
