import JSON
import NIOHTTP1

/// Provero's IP geolocation: `/api/fraud-check/geoip`.
struct ProveroSimulation: VendorSimulation {
    static let path = "/api/fraud-check/geoip"
    /// Where the framework sends whoever does not ask for JSON.
    static let loginPath = "/login"

    /// What a request asked, once its checks have passed.
    struct Question {
        let ip: SimulatedIP
        /// As it was sent: the answer echoes it.
        let text: String
        let address: String?
        let wantsMatch: Bool
    }

    private let authorization: String
    private let limit: Int
    private var window: FixedWindow

    init(credentials: SimulatorCredentials.Provero, limit: Int?) {
        authorization = "Bearer \(credentials.apiToken)"
        self.limit = limit ?? 1_000_000
        window = FixedWindow(limit: limit ?? 1_000_000, milliseconds: 60_000)
    }

    mutating func reply(to request: SimulatedRequest, call: inout VendorCall) -> VendorReply {
        var reply = judge(request, call: &call)
        let isLimited = call.switches.contains(.limits)
        reply.response.headers.append(("X-RateLimit-Limit", String(limit)))
        reply.response.headers.append(("X-RateLimit-Remaining", String(isLimited ? window.remaining : limit)))
        return reply
    }

    private mutating func judge(_ request: SimulatedRequest, call: inout VendorCall) -> VendorReply {
        let acceptsJSON = request.header("accept", names: "application/json")
        if request.headers.first(name: "accept") == nil { call.violation(.acceptMissing) }
        func error(_ verdict: Verdict, _ response: SimulatedResponse) -> VendorReply {
            // The framework turns errors into a redirect for whoever does not ask for JSON.
            VendorReply(verdict, acceptsJSON ? response : Self.redirect)
        }
        guard request.path == Self.path else {
            if request.path == Self.loginPath {
                if request.headers.first(name: "authorization") != nil { call.violation(.redirectFollowed) }
                return VendorReply(.badRequest, .html(status: 200, "Login"))
            }
            return error(.badRequest, Self.message("Not Found", status: 404))
        }
        guard request.method == .POST else {
            let message = "The \(request.method == .GET ? "GET" : "requested") method is not supported for this route."
            return VendorReply(.badRequest, Self.message(message, status: 405))
        }
        guard request.headers.first(name: "authorization") == authorization else {
            return error(.credentials, unauthenticated(call))
        }
        if call.switches.contains(.limits), !window.take(now: call.now) {
            let wait = max(1, (window.endsAt(now: call.now) - call.now + 999) / 1000)
            return error(.throttled, throttled(call, retryAfter: Int(wait)))
        }
        let question: Question
        switch read(request, call: &call) {
        case .success(let read): question = read
        case .failure(let invalid): return error(invalid.verdict, invalid.response)
        }
        guard call.balance >= call.price else {
            return error(
                .balance,
                .object(status: 402) { writer in
                    member(&writer, "message", "Insufficient balance for validation request.")
                    member(&writer, "service", "geoip")
                    member(&writer, "required_amount", call.price.description(decimals: 10))
                    member(&writer, "current_balance", call.balance.description(decimals: 10))
                }
            )
        }
        return answer(question, call: call)
    }

    func throttled(_ call: VendorCall, retryAfter seconds: Int) -> SimulatedResponse {
        var response = Self.message("Too Many Attempts.", status: 429)
        response.headers = [
            ("Retry-After", String(seconds)), ("X-RateLimit-Reset", String(call.now / 1000 + Int64(seconds))),
        ]
        return response
    }

    private static var redirect: SimulatedResponse {
        var response = SimulatedResponse.html(status: 302, "Redirecting to \(loginPath)")
        response.headers = [("Location", loginPath)]
        return response
    }

    private func unauthenticated(_ call: VendorCall) -> SimulatedResponse {
        if call.switches.contains(.proveroFrameworkErrors) { return Self.message("Unauthenticated.", status: 401) }
        return .object(status: 401) { writer in
            writer.key("error")
            writer.beginObject()
            member(&writer, "code", "401")
            member(&writer, "message", "Unauthenticated. Please provide a valid API key.")
            writer.endObject()
        }
    }

    static func message(_ text: String, status: Int) -> SimulatedResponse {
        .object(status: status) { writer in
            writer.key("message")
            writer.string(text)
        }
    }

    func member(_ writer: inout JSONWriter, _ key: StaticString, _ value: String) {
        writer.key(key)
        writer.string(value)
    }
}
