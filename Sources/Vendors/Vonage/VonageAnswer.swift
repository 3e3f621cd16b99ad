import JSON
import SignupRisk

/// A Number Insight answer, its fields not yet judged.
struct VonageAnswer {
    /// How much the vendor found out, by its `lookup_outcome`.
    enum Outcome {
        case complete, partial, nothing
    }

    let fields: LenientFields
    private let reading: VendorReading
    private let query: VendorQuery
    private let currency: String

    /// - Returns: `nil` where the body is no JSON object.
    init?(_ reading: VendorReading, query: VendorQuery, currency: String) {
        guard let fields = reading.body.fields else { return nil }
        self.fields = fields
        self.reading = reading
        self.query = query
        self.currency = currency
    }

    var status: Int? { fields.integer("status") }

    /// Asynchronous answers and some errors say `error_text` instead.
    var statusMessage: String? { fields.words("status_message") ?? fields.words("error_text") }

    /// An absent outcome means success; one that is not known is not trusted to be complete.
    var outcome: Outcome {
        guard fields.has("lookup_outcome"), let outcome = fields.text("lookup_outcome") else { return .complete }
        return switch outcome {
        case "0": .complete
        case "2": .nothing
        default: .partial
        }
    }

    /// Whether the vendor complains about the request's form rather than about the number in it.
    var namesMissingParameter: Bool {
        guard let words = statusMessage, !words.says("format") else { return false }
        return ["missing", "mandatory", "incomplete", "required"].contains { words.says($0) }
    }

    /// Whether the number in the answer, if there is one, ends as the number asked about does. A whole comparison would reject
    /// countries whose numbers the vendor writes differently, with or without a mobile prefix.
    var isAboutTheNumberAsked: Bool {
        guard let answered = fields.text("international_format_number"), let asked = query.phone else { return true }
        return answered.utf8.filter(\.isDigit).suffix(6).elementsEqual(asked.utf8.suffix(6))
    }

    /// Whether the answer says anything about the number.
    var hasDiscriminator: Bool {
        fields.text("valid_number") != nil || fields.fields("current_carrier").text("name") != nil
    }

    /// Whether everything that was asked for is there.
    var isComplete: Bool { query.ip == nil || ipFields != nil }

    /// The vendor's words about the IP address; `nil` where there are none, or where they are about another address.
    private var ipFields: LenientFields? {
        guard let asked = query.ip, let object = fields.object["ip"]?.object else { return nil }
        let ip = LenientFields(object)
        guard let echo = ip.text("address") else { return ip.country("ip_country") == nil ? nil : ip }
        return IPAddress(parsing: echo) == asked ? ip : nil
    }

    /// The answer that the number cannot be looked up, which costs nothing.
    func invalidInput() -> VendorAnswer {
        VendorAnswer(
            vendor: reading.vendor, status: .invalidInput, observedAt: reading.now,
            vendorStatus: status.map(String.init), message: reading.redactor.redact(statusMessage),
            requestID: requestID, cost: .zero(currency), balance: fields.money("remaining_balance", currency))
    }

    /// What the lookup brought.
    func lookup(_ status: CheckStatus) -> VendorAnswer {
        let ip = ipEvidence
        var match: MatchEvidence?
        if let level = ipFields?.text("ip_match_level") {
            match = MatchEvidence()
            match?.vendorIPMatchLevel = level
        }
        let phone = phoneEvidence
        return VendorAnswer(
            vendor: reading.vendor, status: status, observedAt: reading.now, phone: phone, ip: ip, match: match,
            missing: status == .partial ? missing(phone, ip) : [], vendorStatus: self.status.map(String.init),
            message: reading.redactor.redact(statusMessage), requestID: requestID, cost: cost,
            balance: fields.money("remaining_balance", currency), details: details(ipFields))
    }

    private var requestID: String? { reading.redactor.identifier(fields.text("request_id")) }

    /// The price less what was given back; where nothing was found out the vendor gives all of it back.
    private var cost: Money? {
        let refund = fields.money("refund_price", currency)
        guard let price = fields.money("request_price", currency) else {
            return outcome == .nothing && status == 0 ? .zero(currency) : nil
        }
        if refund == nil, outcome == .nothing, status == 0 { return .zero(currency) }
        let net = price - (refund ?? .zero(currency))
        return net.units < 0 ? .zero(currency) : net
    }

    private var ipEvidence: IPEvidence? {
        guard let fields = ipFields else { return nil }
        var evidence = IPEvidence()
        evidence.country = fields.country("ip_country")
        evidence.city = fields.text("ip_city")
        return evidence
    }

    /// The event's names of what was asked for and did not come.
    private func missing(_ phone: PhoneEvidence, _ ip: IPEvidence?) -> [String] {
        var missing: [String] = []
        if phone.valid == nil { missing.append("phone.valid") }
        if phone.reachable == nil { missing.append("phone.reachable") }
        if phone.lineType == nil { missing.append("phone.line_type") }
        if phone.ported == nil { missing.append("phone.ported") }
        if phone.roaming == nil { missing.append("phone.roaming") }
        if phone.carrier == nil { missing.append("phone.carrier") }
        if phone.country == nil { missing.append("phone.country") }
        if query.ip != nil {
            if ip?.country == nil { missing.append("ip.country") }
            if ip?.city == nil { missing.append("ip.city") }
        }
        return missing
    }
}
