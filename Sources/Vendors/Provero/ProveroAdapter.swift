import JSON
package import SignupRisk

/// Provero's IP geolocation: `POST /api/fraud-check/geoip`, with the stated address to be matched where there is one.
///
/// Source: the vendor's page "IP Geolocation" and its page on authentication.
package struct ProveroAdapter: VendorAdapter {
    package let name = VendorName.provero
    package let check = CheckKind.ip

    /// Characters of an address that are sent; no postal address needs more.
    private static let longestAddress = 255
    /// In ``VendorQuery/options`` of a lookup whose address the vendor could not place.
    private static let addressWithdrawn = "address=withdrawn"

    let settings: ProveroSettings
    private let address: String
    private let headers: [(name: String, value: String)]

    package init(_ settings: ProveroSettings) {
        self.settings = settings
        address = "\(settings.baseURL)/api/fraud-check/geoip"
        headers =
            VendorHeaders.common + [
                VendorHeaders.json, ("authorization", "Bearer \(settings.apiToken.revealed)"),
            ]
    }

    package func plan(_ subject: LookupSubject) -> VendorPlan {
        switch IPPlan(subject.ip) {
        case .refuse(let status, let message): return .refuse(status, message: message)
        case .ask(let ip):
            var query = VendorQuery(ip: ip)
            if settings.geoMatch, let address = subject.address?.trimmed, !address.isEmpty {
                query.address = String(address.prefix(Self.longestAddress))
            }
            return .ask(query)
        }
    }

    /// `geoMatch` and `address` go together or not at all: the vendor refuses one without the other.
    package func request(for query: VendorQuery, attempt: VendorAttempt) -> VendorRequest {
        var body = JSONWriter(reservingCapacity: 64)
        body.beginObject()
        body.key("ip")
        body.string(query.ip?.description ?? "")
        if let address = query.address {
            body.key("address")
            body.string(address)
            body.key("geoMatch")
            body.bool(true)
        }
        body.endObject()
        return VendorRequest(method: .post, url: address, headers: headers, body: body.bytes)
    }

    package func interpret(
        _ response: VendorResponse, to query: VendorQuery, attempt: VendorAttempt, now: Int64
    ) -> VendorOutcome {
        let redactor = Redactor(query: query, secrets: [settings.apiToken])
        let reading = VendorReading(response, from: name, redactor: redactor, now: now)
        return classify(reading, query: query, attempt: attempt)
    }

    /// The same lookup without the address that the vendor could not place; `nil` where none was sent.
    static func withoutAddress(_ query: VendorQuery) -> VendorQuery? {
        guard query.address != nil else { return nil }
        var query = query
        query.address = nil
        query.options = addressWithdrawn
        return query
    }

    /// Whether a comparison with an address was wanted, be it that the address had to be withdrawn.
    static func wantsMatch(_ query: VendorQuery) -> Bool {
        query.address != nil || query.options == addressWithdrawn
    }
}
