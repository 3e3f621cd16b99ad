import Lookups
import SignupRisk
import Vendors

extension HostileReader {
    /// The first byte chooses the vendor, the second the HTTP status.
    static func answer(_ bytes: [UInt8]) {
        guard bytes.count >= 2 else { return }
        let adapter = adapters[Int(bytes[0]) % adapters.count]
        let status = [200, 200, 200, 400, 401, 402, 403, 404, 429, 500, 503, 509][Int(bytes[1]) % 12]
        let parts = parts(Array(bytes.dropFirst(2)))
        var headers = ["content-type": "application/json"]
        for (name, value) in Self.headers(parts.dropFirst()) {
            headers[name] = String(decoding: value ?? [], as: UTF8.self)
        }
        let response = VendorResponse(
            status: status, headers: headers, body: Array(parts[0]))
        let query = VendorQuery(phone: "447700900001", ip: IPAddress(parsing: "46.51.128.144"))
        let attempt = VendorAttempt(number: 1, isRepeat: false, now: 1_700_000_000_000, reference: "fuzz-1")
        _ = adapter.interpret(response, to: query, attempt: attempt, now: attempt.now)
    }

    /// What is read and written again is the same.
    static func stored(_ bytes: [UInt8]) {
        guard let answer = VendorAnswerCodec.decode(bytes) else { return }
        let written = VendorAnswerCodec.encode(answer)
        precondition(
            VendorAnswerCodec.decode(written).map(VendorAnswerCodec.encode) == written, "an answer that changes")
    }

    /// All four vendors, with made-up secrets.
    private static let adapters: [any VendorAdapter] = VendorRegistry.all.map { registration in
        let secrets = registration.keys.filter { $0.kind == .secret }.map {
            ($0.name, VendorParameters.Value.secret(Secret("s")))
        }
        let values = Dictionary(secrets) { first, _ in first }
        return registration.makeAdapter(VendorParameters(values: values, currency: registration.defaults.currency))
    }
}
