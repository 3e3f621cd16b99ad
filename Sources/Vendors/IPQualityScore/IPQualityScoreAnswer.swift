import JSON
import SignupRisk

/// A phone check that the vendor says succeeded.
struct IPQualityScoreAnswer {
    /// "Wireless" is what the page's examples say, "Mobile" what its table says, and the full API joins the two.
    private static let lineTypes: [String: LineType] = [
        "toll free": .tollFree, "mobile": .mobile, "wireless": .mobile, "wireless / mobile": .mobile,
        "wireless/mobile": .mobile, "landline": .landline, "satellite": .satellite, "voip": .voip,
        "premium rate": .premiumRate, "pager": .pager, "shared cost": .sharedCost,
        "personal number": .personalNumber, "uan": .uan, "voicemail": .voicemail,
        "fixed line or mobile": .fixedLineOrMobile, "landline or mobile": .fixedLineOrMobile,
    ]
    /// What the vendor documents beyond the neutral vocabulary. `message` and `success` are the answer's own status.
    static let detailFields = [
        "formatted", "local_format", "line_type", "country", "dialing_code", "active_status", "sms_domain", "sms_email",
        "user_activity", "mnc", "mcc", "leaked", "spammer", "do_not_call", "tcpa_blacklist", "name", "timezone",
        "accurate_country_code", "identity_data",
    ]
    static let emailMembers = ["status", "emails"]
    static let recyclingMembers = ["message", "recently_recycled", "last_ported_date", "ported"]
    static let transactionMembers = [
        "risk_score", "valid_billing_address", "valid_shipping_address", "valid_billing_email", "valid_shipping_email",
        "leaked_billing_email", "leaked_shipping_email", "leaked_user_data", "risky_billing_phone",
        "risky_shipping_phone", "valid_billing_phone", "valid_shipping_phone", "billing_phone_carrier",
        "shipping_phone_carrier", "billing_phone_line_type", "shipping_phone_line_type", "billing_phone_country",
        "shipping_phone_country", "billing_phone_country_code", "shipping_phone_country_code", "bin_country",
        "risky_username", "is_prepaid_card", "fraudulent_behavior", "phone_name_identity_match",
        "phone_email_identity_match", "phone_address_identity_match", "email_name_identity_match",
        "name_address_identity_match", "address_email_identity_match",
    ]

    private let fields: LenientFields
    private let reading: VendorReading
    private let query: VendorQuery

    init(_ fields: LenientFields, _ reading: VendorReading, query: VendorQuery) {
        self.fields = fields
        self.reading = reading
        self.query = query
    }

    /// The answer that the number cannot be looked up, which is charged as far as anybody knows.
    static func invalidInput(_ reading: VendorReading, saying words: String?, requestID: String?) -> VendorAnswer {
        VendorAnswer(
            vendor: reading.vendor, status: .invalidInput, observedAt: reading.now, vendorStatus: "success_false",
            message: reading.redactor.redact(words), requestID: requestID)
    }

    /// Whether the number in the answer, if there is one, ends as the number asked about does.
    var isAboutTheNumberAsked: Bool {
        guard let answered = fields.text("formatted"), let asked = query.phone else { return true }
        let digits = answered.utf8.filter(\.isDigit)
        return digits.isEmpty || digits.suffix(6).elementsEqual(asked.utf8.suffix(6))
    }

    /// Without validity and without a score an answer is none.
    var saysAnything: Bool { fields.flag("valid") != nil || fields.score("fraud_score") != nil }

    /// What the check brought. A number that is not valid is an answer in full; of a valid one the essential fields are wanted.
    func lookup() -> VendorAnswer {
        let phone = evidence
        let missing = phone.valid == false ? [] : missing(phone)
        return VendorAnswer(
            vendor: reading.vendor, status: missing.isEmpty ? .ok : .partial, observedAt: reading.now, phone: phone,
            missing: missing, vendorStatus: "success", message: reading.redactor.redact(fields.words("message")),
            requestID: reading.redactor.identifier(fields.text("request_id")), details: details)
    }

    private var evidence: PhoneEvidence {
        var evidence = PhoneEvidence()
        evidence.valid = fields.flag("valid")
        evidence.active = fields.flag("active")
        evidence.lineType = fields.word("line_type", Self.lineTypes)
        evidence.voip = fields.flag("VOIP")
        evidence.prepaid = fields.flag("prepaid")
        evidence.carrier = fields.text("carrier")
        evidence.country = fields.country("country")
        evidence.region = fields.text("region")
        evidence.city = fields.text("city")
        evidence.zip = fields.text("zip_code")
        evidence.fraudScore = fields.score("fraud_score")
        evidence.recentAbuse = fields.flag("recent_abuse")
        evidence.risky = fields.flag("risky")
        evidence.ported = fields.fields("number_recycling").flag("ported")
        return evidence
    }

    private func missing(_ phone: PhoneEvidence) -> [String] {
        var missing: [String] = []
        if phone.valid == nil { missing.append("phone.valid") }
        if phone.active == nil { missing.append("phone.active") }
        if phone.lineType == nil { missing.append("phone.line_type") }
        if phone.carrier == nil { missing.append("phone.carrier") }
        if phone.fraudScore == nil { missing.append("phone.fraud_score") }
        return missing
    }

    private var details: [UInt8] {
        var details = VendorDetails()
        details.keep(Self.detailFields, of: fields)
        details.keep("associated_email_addresses", members: Self.emailMembers, of: fields)
        details.keep("number_recycling", members: Self.recyclingMembers, of: fields)
        details.keep("transaction_details", members: Self.transactionMembers, of: fields)
        return details.collected()
    }
}
