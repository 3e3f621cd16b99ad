import FoundationEssentials
package import SignupRisk

/// Vonage (formerly Nexmo) Number Insight Advanced: `GET /ni/advanced/json`, with the signup's IP address to be matched.
///
/// Sources: the vendor's pages on Number Insight and IP matching, and its OpenAPI description `number-insight`.
package struct VonageAdapter: VendorAdapter {
    package let name = VendorName.vonage
    package let check = CheckKind.phone

    let settings: VonageSettings
    private let address: String
    private let headers: [(name: String, value: String)]

    package init(_ settings: VonageSettings) {
        self.settings = settings
        address = "\(settings.baseURL)/ni/advanced/json"
        let credentials = Data("\(settings.apiKey.revealed):\(settings.apiSecret.revealed)".utf8)
        headers = VendorHeaders.common + [("authorization", "Basic \(credentials.base64EncodedString())")]
    }

    /// The stated country is not sent: a number with its country code needs none, and one that disagrees is refused. The
    /// address is only sent if it belongs to the public internet; without one the phone is asked about all the same.
    package func plan(_ subject: LookupSubject) -> VendorPlan {
        switch PhonePlan(subject.phone) {
        case .refuse(let status, let message): return .refuse(status, message: message)
        case .ask(let number):
            var query = VendorQuery(phone: String(number.digits))
            if settings.sendIP, case .address(let ip) = subject.ip { query.ip = ip }
            if settings.callerName, number.region == "US" { query.options = "cnam=true" }
            return .ask(query)
        }
    }

    /// The credentials travel in a header, so that no URL holds them. The parameter for the caller's name is `cnam`; `cname`,
    /// which an example of the vendor's shows, is ignored in silence.
    package func request(for query: VendorQuery, attempt: VendorAttempt) -> VendorRequest {
        var fields = [(name: "number", value: query.phone ?? "")]
        if let ip = query.ip { fields.append(("ip", ip.description)) }
        if query.options == "cnam=true" { fields.append(("cnam", "true")) }
        let form = String(decoding: PercentEncoding.form(fields), as: UTF8.self)
        return VendorRequest(method: .get, url: "\(address)?\(form)", headers: headers)
    }

    package func interpret(
        _ response: VendorResponse, to query: VendorQuery, attempt: VendorAttempt, now: Int64
    ) -> VendorOutcome {
        let redactor = Redactor(query: query, secrets: [settings.apiKey, settings.apiSecret])
        let reading = VendorReading(response, from: name, redactor: redactor, now: now)
        return classify(reading, query: query)
    }
}
