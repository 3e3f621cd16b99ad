import JSON
import SignupRisk

/// An answer of Eko's, its fields not yet judged.
struct EkoAnswer {
    private static let dataMembers = [
        "ip_address", "proxy_type", "country_code", "country_name", "region_name", "city_name", "city_risk_score",
        "proxy_type_risk_score",
    ]

    let fields: LenientFields
    private let data: LenientFields
    private let reading: VendorReading
    private let query: VendorQuery

    init(_ fields: LenientFields, _ reading: VendorReading, query: VendorQuery) {
        self.fields = fields
        self.reading = reading
        self.query = query
        data = fields.fields("data")
    }

    var hasStatus: Bool { fields.text("status") != nil }
    /// Older answers say "success" in place of 0. The other two ids mean different things in different documents.
    var succeeded: Bool { fields.integer("status") == 0 || fields.text("status")?.isWord("success") == true }
    var code: String? { reading.redactor.identifier(fields.text("status")) }
    var message: String? { fields.words("message") }

    /// Whether there is data of which at least one field says something.
    var hasData: Bool { Self.dataMembers.contains { data.text($0) != nil } }

    /// Whether the address in the answer, if there is one, is the one asked about.
    var isAboutTheAddressAsked: Bool {
        guard let echo = data.text("ip_address") else { return true }
        return IPAddress(parsing: echo) == query.ip
    }

    /// The answer that the address cannot be looked up.
    func invalidInput(cost: Money) -> VendorAnswer {
        VendorAnswer(
            vendor: reading.vendor, status: .invalidInput, observedAt: reading.now, vendorStatus: code,
            message: reading.redactor.redact(message), cost: cost)
    }

    /// What the lookup brought.
    func lookup() -> VendorAnswer {
        let proxy = ProxyType(data.object["proxy_type"]?.string)
        var ip = IPEvidence()
        ip.country = data.country("country_code")
        ip.region = data.text("region_name")
        ip.city = data.text("city_name")
        ip.proxyType = proxy.name
        ip.isProxy = proxy.isProxy
        ip.cityRiskScore = data.score("city_risk_score")
        ip.proxyRiskScore = data.score("proxy_type_risk_score")
        let missing = missing(ip)
        return VendorAnswer(
            vendor: reading.vendor, status: missing.isEmpty ? .ok : .partial, observedAt: reading.now, ip: ip,
            missing: missing, vendorStatus: code, message: reading.redactor.redact(message), details: details)
    }

    /// The event's names of what did not come.
    private func missing(_ ip: IPEvidence) -> [String] {
        var missing: [String] = []
        if data.text("ip_address") == nil { missing.append("ip.address") }
        if ip.country == nil { missing.append("ip.country") }
        if ip.region == nil { missing.append("ip.region") }
        if ip.city == nil { missing.append("ip.city") }
        if ip.proxyType == nil { missing.append("ip.proxy_type") }
        if ip.cityRiskScore == nil { missing.append("ip.city_risk_score") }
        if ip.proxyRiskScore == nil { missing.append("ip.proxy_risk_score") }
        return missing
    }

    private var details: [UInt8] {
        var details = VendorDetails()
        details.keep(["response_status_id", "response_type_id"], of: fields)
        details.keep(Self.dataMembers, of: data)
        return details.collected()
    }
}
