import JSON
import SignupRisk

extension VonageAnswer {
    private static let validity = ["valid": true, "not_valid": false, "inferred": true, "inferred_not_valid": false]
    /// `blacklisted` says nothing of the handset, so it is not known whether it can be reached.
    private static let reachability = ["reachable": true, "undeliverable": false, "absent": false, "bad_number": false]
    private static let porting = [
        "ported": true, "assumed_ported": true, "not_ported": false, "assumed_not_ported": false,
    ]
    private static let lineTypes: [String: LineType] = [
        "mobile": .mobile, "landline": .landline, "landline_premium": .premiumRate, "landline_tollfree": .tollFree,
        "virtual": .virtual, "pager": .pager,
    ]
    private static let activity = ["active": true, "true": true, "inactive": false, "false": false]
    private static let subscriptions = ["prepaid": true, "postpaid": false]
    private static let carrierMembers = ["network_code", "name", "country", "network_type"]
    private static let callerMembers = ["caller_type", "caller_name", "first_name", "last_name", "subscription_type"]

    /// The neutral words for what the vendor says about the number.
    var phoneEvidence: PhoneEvidence {
        var evidence = PhoneEvidence()
        let carrier = fields.fields("current_carrier")
        evidence.valid = fields.word("valid_number", Self.validity)
        evidence.reachable = fields.word("reachable", Self.reachability)
        evidence.active = fields.fields("real_time_data").word("active_status", Self.activity)
        evidence.lineType = carrier.word("network_type", Self.lineTypes)
        evidence.prepaid =
            fields.fields("caller_identity").word("subscription_type", Self.subscriptions)
            ?? fields.word("subscription_type", Self.subscriptions)
        evidence.ported = fields.word("ported", Self.porting)
        evidence.carrier = carrier.text("name")
        evidence.country = fields.country("country_code")
        // An object, a bare word, `null`, or an empty array.
        let roaming = fields.fields("roaming")
        switch roaming.text("status") ?? fields.text("roaming") {
        case "roaming":
            evidence.roaming = true
            evidence.roamingCountry = roaming.country("roaming_country_code")
        case "not_roaming": evidence.roaming = false
        default: break
        }
        return evidence
    }

    /// Every documented field, since the neutral words are coarser than the vendor's.
    func details(_ ip: LenientFields?) -> [UInt8] {
        var details = VendorDetails()
        details.keep(
            [
                "lookup_outcome", "lookup_outcome_message", "international_format_number", "national_format_number",
                "country_code", "country_code_iso3", "country_name", "country_prefix", "request_price",
                "refund_price", "remaining_balance", "valid_number", "reachable", "ported",
            ], of: fields)
        details.keep("current_carrier", members: Self.carrierMembers, of: fields)
        details.keep("original_carrier", members: Self.carrierMembers, of: fields)
        details.keep(
            "roaming",
            members: ["status", "roaming_country_code", "roaming_network_code", "roaming_network_name"], of: fields)
        if ip != nil {
            details.keep("ip", members: ["address", "ip_match_level", "ip_country", "ip_city"], of: fields)
            details.keep(["ip_warnings"], of: fields)
        }
        details.keep("caller_identity", members: Self.callerMembers, of: fields)
        details.keep(Self.callerMembers, of: fields)
        details.keep("real_time_data", members: ["active_status", "handset_status"], of: fields)
        return details.collected()
    }
}
