import JSON
import NIOHTTP1

/// Eko's IP verification: `/ekoapi/v3/tools/kyc/ip` (staging) and `/ekoicici/v3/tools/kyc/ip` (production).
struct EkoSimulation: VendorSimulation {
    private static let operation = "/v3/tools/kyc/ip"

    let credentials: SimulatorCredentials.Eko
    let signature: EkoSignature
    /// Milliseconds the signature's time may differ from the simulated clock.
    let tolerance: Int64
    let limit: Int?
    private var bucket: TokenBucket?
    /// When each signature was first used.
    private var signatures = RecentTable<Int64>(bound: 50_000)
    private var references = RecentTable<Bool>(bound: 100_000)

    init(credentials: SimulatorCredentials.Eko, limit: Int?, tolerance: Int64) {
        self.credentials = credentials
        self.tolerance = tolerance
        self.limit = limit
        signature = EkoSignature(accessKey: credentials.accessKey)
        bucket = limit.map { TokenBucket(perSecond: $0) }
    }

    mutating func reply(to request: SimulatedRequest, call: inout VendorCall) -> VendorReply {
        guard request.path == "/ekoapi" + Self.operation || request.path == "/ekoicici" + Self.operation else {
            return VendorReply(.badRequest, Self.refusal(1, "No mapping rule matched", http: 404))
        }
        guard request.method == .POST else {
            return VendorReply(.badRequest, Self.refusal(1, "Method Not Allowed", http: 405))
        }
        if request.headers.first(name: "accept") == nil { call.violation(.acceptMissing) }
        guard request.mediaType == "application/json" else {
            call.violation(.wrongContentType)
            return VendorReply(.badRequest, Self.refusal(1, "Unsupported Media Type", http: 415))
        }
        guard isSigned(request, call: &call) else {
            return VendorReply(.credentials, Self.refusal(1, "Unauthorized", responseStatus: -1, http: 403))
        }
        if call.switches.contains(.ekoEgressBlocked) {
            return VendorReply(.credentials, .html(status: 403, "403 Forbidden"))
        }
        if call.switches.contains(.limits), bucket?.take(now: call.now) == false {
            return VendorReply(.throttled, throttled(call, retryAfter: 1))
        }
        return judge(request, call: &call)
    }

    /// Eko documents no rate limit; a gateway in front of it would answer so.
    func throttled(_ call: VendorCall, retryAfter seconds: Int) -> SimulatedResponse {
        var response = Self.refusal(1, "Too Many Requests", http: 429)
        response.headers = [("Retry-After", String(seconds))]
        return response
    }

    static func refusal(
        _ status: Int, _ message: String, responseStatus: Int? = nil, responseType: Int? = nil, http: Int = 200,
        hasEmptyData: Bool = false
    ) -> SimulatedResponse {
        .object(status: http) { writer in
            writer.key("status")
            writer.integer(status)
            if let responseStatus {
                writer.key("response_status_id")
                writer.integer(responseStatus)
            }
            if let responseType {
                writer.key("response_type_id")
                writer.integer(responseType)
            }
            writer.key("message")
            writer.string(message)
            if hasEmptyData {
                writer.key("data")
                writer.raw("{}")
            }
        }
    }

    /// The three headers. The journal learns in which way a signature was wrong.
    private mutating func isSigned(_ request: SimulatedRequest, call: inout VendorCall) -> Bool {
        let headers = request.headers
        guard headers.first(name: "developer_key") == credentials.developerKey else {
            call.note(headers.contains(name: "developer_key") ? "developer_key differs" : "developer_key missing")
            return false
        }
        guard let timestamp = headers.first(name: "secret-key-timestamp"),
            let given = headers.first(name: "secret-key")
        else {
            call.violation(.wrongSignature, "header missing")
            return false
        }
        guard timestamp.utf8.count == 13, timestamp.asciiDigits == timestamp, let time = Int64(timestamp) else {
            call.violation(.wrongSignature, timestamp.utf8.count == 10 ? "time in seconds" : "time not in milliseconds")
            return false
        }
        guard signature.isValid(given, for: timestamp) else {
            if let mistake = signature.mistake(given, for: timestamp) {
                call.violation(.wrongSignature, mistake)
            } else {
                call.note("signature not recognised")
            }
            return false
        }
        // A wrong clock is the machine's fault, not the adapter's: the Date header lets it correct itself.
        guard abs(call.now - time) <= tolerance else {
            call.note("stale")
            return false
        }
        if call.isStrict {
            let key = call.world.hash.value("signature", given.utf8)
            if let first = signatures[key] {
                // Two calls in one millisecond sign alike; a retry of seconds later was not signed anew.
                call.note("signature used before")
                if call.now - first > 5000 { call.violation(.staleTimestamp) }
            } else {
                signatures.set(key, call.now)
            }
        }
        return true
    }

    /// Remembers a reference; `false` where another call has used it.
    mutating func takeReference(_ reference: String, _ call: VendorCall) -> Bool {
        let key = call.world.hash.value("reference", reference.utf8)
        guard references[key] == nil else { return false }
        references.set(key, true)
        return true
    }
}
