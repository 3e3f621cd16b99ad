import JSON
package import SignupRisk
import Synchronization

/// Eko's IP verification: `POST /v3/tools/kyc/ip`, each attempt signed for its own moment. IPv4 only.
///
/// Source: the vendor's page "IP Verification API Reference", its error codes, and its published signature vectors.
package final class EkoAdapter: VendorAdapter {
    package let name = VendorName.eko
    package let check = CheckKind.ip

    let settings: EkoSettings
    private let address: String
    private let signature: EkoSignature
    private let headers: [(name: String, value: String)]
    private let secrets: [Secret]
    private let clock = Mutex(EkoClock())

    package init(_ settings: EkoSettings) {
        self.settings = settings
        let root = settings.baseURL.description
        address = (root.hasSuffix("/v3") ? root : root + "/v3") + "/tools/kyc/ip"
        signature = EkoSignature(accessKey: settings.accessKey)
        secrets = [settings.developerKey, settings.accessKey, settings.initiatorID, settings.userCode]
        headers =
            VendorHeaders.common + [VendorHeaders.json, ("developer_key", settings.developerKey.revealed)]
    }

    package func plan(_ subject: LookupSubject) -> VendorPlan {
        switch IPPlan(subject.ip) {
        case .refuse(let status, let message): .refuse(status, message: message)
        case .ask(let ip) where ip.version == .v6:
            .refuse(.unsupportedInput, message: "the vendor knows IPv4 addresses only")
        case .ask(let ip): .ask(VendorQuery(ip: ip))
        }
    }

    package func request(for query: VendorQuery, attempt: VendorAttempt) -> VendorRequest {
        var body = JSONWriter(reservingCapacity: 160)
        body.beginObject()
        body.key("initiator_id")
        body.string(settings.initiatorID.revealed)
        body.key("user_code")
        body.string(settings.userCode.revealed)
        body.key("client_ref_id")
        body.string(attempt.reference)
        body.key("ip_address")
        body.string(query.ip?.description ?? "")
        body.endObject()
        let timestamp = String(clock.withLock { $0.vendorTime(at: attempt.now) })
        return VendorRequest(
            method: .post, url: address,
            headers: headers + [
                ("secret-key", signature.signature(of: timestamp)), ("secret-key-timestamp", timestamp),
            ], body: body.bytes)
    }

    package func interpret(
        _ response: VendorResponse, to query: VendorQuery, attempt: VendorAttempt, now: Int64
    ) -> VendorOutcome {
        let redactor = Redactor(query: query, secrets: secrets)
        let reading = VendorReading(response, from: name, redactor: redactor, now: now)
        return classify(reading, query: query, attempt: attempt)
    }

    /// Learns the vendor's time from the answer's `Date`; whether ours was too far off.
    func learnClock(_ reading: VendorReading) -> Bool {
        guard let date = reading.response.headers["date"].flatMap(HTTPDate.parse) else { return false }
        return clock.withLock { $0.learn(vendorTime: date, at: reading.now) }
    }
}
