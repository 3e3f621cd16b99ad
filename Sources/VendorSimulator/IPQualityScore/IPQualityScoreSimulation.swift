import JSON
import NIOHTTP1

/// IPQualityScore's phone check for a custom integration: `/webhooks/{integration}/json/phone_check`, and `/refresh`, which
/// rotates the secret.
///
/// Failures come with HTTP 200 and `success: false`, as from the real service.
struct IPQualityScoreSimulation: VendorSimulation {
    private(set) var credentials: SimulatorCredentials.IPQualityScore
    let dailyQuota: Int?
    private var bucket: TokenBucket?
    private var rotations: UInt64 = 0
    private var day: Int64 = 0
    private var usedToday = 0

    init(credentials: SimulatorCredentials.IPQualityScore, limit: Int?, dailyQuota: Int?) {
        self.credentials = credentials
        self.dailyQuota = dailyQuota
        bucket = limit.map { TokenBucket(perSecond: $0) }
    }

    /// Makes the secret invalid at once; the new one, made from the world's seed.
    mutating func rotateSecret(_ hash: SeededHash) -> String {
        rotations += 1
        var secret = ""
        var part: UInt64 = 0
        while secret.utf8.count < 128 {
            secret += String(hash.value("secret", rotations, part), radix: 36)
            part += 1
        }
        credentials.secret = String(secret.prefix(128))
        return credentials.secret
    }

    mutating func reply(to request: SimulatedRequest, call: inout VendorCall) -> VendorReply {
        let parts = request.path.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 5, parts[2] == credentials.integration, parts[3] == "json",
            parts[4] == "phone_check" || parts[4] == "refresh"
        else { return VendorReply(.badRequest, .html(status: 404, "Not Found")) }
        guard request.method == .GET || request.method == .POST else {
            return VendorReply(.badRequest, .html(status: 405, "Method Not Allowed"))
        }
        let query = FormFields(request.query)
        let form = fields(request, query, &call)
        if call.isStrict { inspect(request, query: query, form: form, call: &call) }
        if call.switches.contains(.limits), bucket?.take(now: call.now) == false {
            return VendorReply(.throttled, throttled(call, retryAfter: 1))
        }
        guard form["key"] == credentials.key, let secret = form["secret"], secret.utf8.count == 128,
            secret == credentials.secret
        else {
            let message = "Invalid or unauthorized key. Please check the API key and try again."
            return VendorReply(.credentials, refusal(message, call, form["phone"]))
        }
        if parts[4] == "refresh" {
            let rotated = rotateSecret(call.world.hash)
            return VendorReply(
                .answered,
                .object(headers: Self.headers) { writer in
                    writer.key("message")
                    writer.string("Success.")
                    writer.key("success")
                    writer.bool(true)
                    writer.key("secret")
                    writer.string(rotated)
                }
            )
        }
        guard call.balance >= call.price else {
            let message =
                "You have insufficient credits to make this query. Please contact IPQualityScore support if this error persists."
            return VendorReply(.balance, refusal(message, call, form["phone"]))
        }
        if call.switches.contains(.limits), let dailyQuota {
            // The simulated day begins at midnight UTC; the vendor does not publish its zone.
            let today = call.now / 86_400_000
            if today != day { (day, usedToday) = (today, 0) }
            guard usedToday < dailyQuota else {
                let message =
                    "You have exceeded your request quota of \(dailyQuota) per day. Please upgrade to increase your request quota."
                return VendorReply(.quota, refusal(message, call, form["phone"]))
            }
            usedToday += 1
        }
        return answer(form, call: &call)
    }

    func throttled(_ call: VendorCall, retryAfter seconds: Int) -> SimulatedResponse {
        let isStandard = call.switches.contains(.ipqualityscoreHTTP429)
        var headers = Self.headers
        if isStandard { headers.append(("Retry-After", String(seconds))) }
        return .object(status: isStandard ? 429 : 509, headers: headers) { writer in
            writer.key("success")
            writer.bool(false)
            writer.key("message")
            writer.string("Too many requests.")
        }
    }

    static let headers = [(name: "X-Powered-By", value: "IPQualityScore")]

    func refusal(_ message: String, _ call: VendorCall, _ phone: String?, errors: [String] = []) -> SimulatedResponse {
        .object(headers: Self.headers) { writer in
            writer.key("success")
            writer.bool(false)
            writer.key("message")
            writer.string(message)
            if !errors.isEmpty {
                writer.key("errors")
                writer.beginArray()
                for error in errors { writer.string(error) }
                writer.endArray()
            }
            writer.key("request_id")
            writer.string(Self.requestID(call, phone ?? ""))
        }
    }

    /// Ten letters and digits.
    static func requestID(_ call: VendorCall, _ phone: String) -> String {
        let draw = call.world.hash.value(
            "request", call.world.hash.value("phone", phone.utf8), UInt64(bitPattern: call.now))
        return String("000000000" + String(draw, radix: 36, uppercase: true)).suffix(10).description
    }

    private func fields(_ request: SimulatedRequest, _ query: FormFields, _ call: inout VendorCall) -> FormFields {
        guard request.method == .POST else { return query }
        guard request.mediaType == "application/x-www-form-urlencoded" else {
            // Fields in a body of another type are not seen.
            call.violation(.wrongContentType)
            return query
        }
        return FormFields(
            [request.query, String(decoding: request.body, as: UTF8.self)].filter { !$0.isEmpty }.joined(separator: "&")
        )
    }
}
