import Crypto
import Foundation
import JSON
import NIOHTTP1

/// Vonage (Nexmo) Number Insight: `/ni/{basic|standard|advanced}/json`.
///
/// Application errors come with HTTP 200, as from the real service.
struct VonageSimulation: VendorSimulation {
    enum Endpoint: String, Sendable { case basic, standard, advanced }

    /// What a request asked, once its checks have passed.
    struct Question {
        let endpoint: Endpoint
        /// E.164, without plus sign.
        let digits: String
        /// Only the advanced endpoint has it.
        let wantsCallerName: Bool
        let wantsRealTimeData: Bool
        /// The `ip` parameter as it was sent.
        let ip: String?
    }

    let credentials: SimulatorCredentials.Vonage
    let ipMode: SimulatorConfiguration.VonageIPMode
    let limit: Int?
    private let basic: String
    private var bucket: TokenBucket?

    init(
        credentials: SimulatorCredentials.Vonage, limit: Int?, ipMode: SimulatorConfiguration.VonageIPMode
    ) {
        self.credentials = credentials
        self.ipMode = ipMode
        self.limit = limit
        basic = "Basic " + Data("\(credentials.apiKey):\(credentials.apiSecret)".utf8).base64EncodedString()
        bucket = limit.map { TokenBucket(perSecond: $0) }
    }

    static func endpoint(_ path: String) -> Endpoint? {
        guard path.hasPrefix("/ni/"), path.hasSuffix("/json") else { return nil }
        return Endpoint(rawValue: String(path.dropFirst(4).dropLast(5)))
    }

    mutating func reply(to request: SimulatedRequest, call: inout VendorCall) -> VendorReply {
        guard let endpoint = Self.endpoint(request.path) else {
            return VendorReply(.badRequest, .html(status: 404, "404 Not Found"))
        }
        guard request.method == .GET || request.method == .POST else {
            return VendorReply(.badRequest, .html(status: 405, "405 Method Not Allowed"))
        }
        let query = FormFields(request.query)
        var form = query
        if request.method == .POST, request.mediaType == "application/x-www-form-urlencoded" {
            form = FormFields(
                [request.query, String(decoding: request.body, as: UTF8.self)].filter { !$0.isEmpty }
                    .joined(separator: "&")
            )
        }
        if call.isStrict { inspect(request, query: query, form: form, call: &call) }
        if call.switches.contains(.limits), bucket?.take(now: call.now) == false {
            return VendorReply(.throttled, throttled(call, retryAfter: 1))
        }
        guard isAuthenticated(request, form) else {
            let status = call.switches.contains(.vonageHTTP401) ? 401 : 200
            return VendorReply(.credentials, Self.refusal(4, "Invalid credentials", http: status))
        }
        if endpoint == .advanced, call.switches.contains(.vonageAdvancedDisabled) {
            return VendorReply(.entitlement, Self.refusal(19, "Facility Not Allowed"))
        }
        guard let number = form["number"], !number.isEmpty else {
            return VendorReply(
                .badRequest,
                Self.refusal(3, "Invalid request :: Incomplete request, mandatory parameter 'number' missing")
            )
        }
        call.input = number.asciiDigits
        guard Self.isWellFormed(number) else { return VendorReply(.invalidInput, Self.refusal(999, nil)) }
        guard let digits = Self.international(number, country: form["country"], world: call.world) else {
            let message = "Invalid request :: Not valid number format detected [ \(number) ]"
            return VendorReply(.invalidInput, Self.refusal(3, message))
        }
        call.input = digits
        let question = Question(
            endpoint: endpoint, digits: digits, wantsCallerName: endpoint == .advanced && form["cnam"] == "true",
            wantsRealTimeData: form["real_time_data"] == "true", ip: form["ip"]
        )
        guard call.balance >= Self.price(question, call) else {
            return VendorReply(.balance, Self.refusal(9, "Partner quota exceeded"))
        }
        return answer(question, call: call)
    }

    func throttled(_ call: VendorCall, retryAfter seconds: Int) -> SimulatedResponse { Self.refusal(1, "Back off") }

    static func refusal(_ status: Int, _ message: String?, http: Int = 200) -> SimulatedResponse {
        .object(status: http) { writer in
            writer.key("status")
            writer.integer(status)
            if let message {
                writer.key("status_message")
                writer.string(message)
            }
        }
    }

    /// Basic is free, standard costs a sixth of advanced, a caller's name a third of it.
    static func price(_ question: Question, _ call: VendorCall) -> Amount {
        switch question.endpoint {
        case .basic: .zero
        case .standard: Amount(units: call.price.units / 6)
        case .advanced:
            question.wantsCallerName ? call.price + Amount(units: call.price.units / 3) : call.price
        }
    }

    /// Basic credentials or the pair in the query; both, and different, is refused.
    private func isAuthenticated(_ request: SimulatedRequest, _ form: FormFields) -> Bool {
        let header = request.headers.first(name: "authorization")
        let key = form["api_key"]
        let secret = form["api_secret"]
        if key == nil, secret == nil { return header == basic }
        let pair = key == credentials.apiKey && secret == credentials.apiSecret
        return pair && (header == nil || header == basic)
    }
}
