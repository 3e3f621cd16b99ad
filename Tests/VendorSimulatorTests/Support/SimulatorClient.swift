import AsyncHTTPClient
import Crypto
import Foundation
import JSON
import NIOCore
import NIOHTTP1

@testable import VendorSimulator

/// Asks a simulator over HTTP as a well-behaved client would; what a test wants otherwise it changes.
struct SimulatorClient: Sendable {
    /// The moment the simulated clock stands at in most tests, 2023-11-14T22:13:20Z.
    static let start: Int64 = 1_700_000_000_000

    let simulator: VendorSimulator
    let http: HTTPClient
    let credentials = SimulatorCredentials.demo

    func send(
        _ method: HTTPMethod, _ path: String, headers: HTTPHeaders = ["Accept": "application/json"],
        body: [UInt8]? = nil
    ) async throws -> Answer {
        var request = HTTPClientRequest(url: "http://127.0.0.1:\(simulator.port)\(path)")
        request.method = method
        request.headers = headers
        if let body { request.body = .bytes(ByteBuffer(bytes: body)) }
        let response = try await http.execute(request, timeout: .seconds(300))
        let bytes = try await response.body.collect(upTo: 4 << 20)
        return Answer(
            status: Int(response.status.code), headers: response.headers, body: Array(bytes.readableBytesView)
        )
    }
}

extension SimulatorClient {
    var basic: String { "Basic " + Data("demo-key:demo-secret".utf8).base64EncodedString() }

    func vonage(
        _ number: String?, endpoint: String = "advanced", _ parameters: [(String, String)] = [],
        headers: HTTPHeaders? = nil
    ) async throws -> Answer {
        let all = (number.map { [("number", $0)] } ?? []) + parameters
        let query = Self.form(all)
        return try await send(
            .GET, "/ni/\(endpoint)/json" + (query.isEmpty ? "" : "?\(query)"),
            headers: headers ?? ["Accept": "application/json", "Authorization": basic]
        )
    }

    func ipqualityscore(
        _ phone: String?, _ parameters: [(String, String)] = [], key: String? = nil, secret: String? = nil,
        headers: HTTPHeaders = ["Accept": "application/json", "Content-Type": "application/x-www-form-urlencoded"],
        operation: String = "phone_check", integration: String = "demo"
    ) async throws -> Answer {
        let fields =
            [("key", key ?? credentials.ipqualityscore.key), ("secret", secret ?? credentials.ipqualityscore.secret)]
            + (phone.map { [("phone", $0)] } ?? []) + parameters
        return try await send(
            .POST, "/webhooks/\(integration)/json/\(operation)", headers: headers, body: Array(Self.form(fields).utf8)
        )
    }

    func provero(_ body: JSONValue, headers: HTTPHeaders? = nil) async throws -> Answer {
        try await send(
            .POST, "/api/fraud-check/geoip",
            headers: headers ?? [
                "Accept": "application/json", "Content-Type": "application/json", "Authorization": "Bearer demo-token",
            ],
            body: body.serialized()
        )
    }

    func eko(
        _ ip: String?, reference: String? = nil, at time: Int64 = Self.start, path: String = "/ekoapi/v3/tools/kyc/ip",
        changing change: (inout HTTPHeaders, inout JSONObject) -> Void = { _, _ in }
    ) async throws -> Answer {
        var body = JSONObject()
        body["initiator_id"] = .string(credentials.eko.initiatorId)
        body["user_code"] = .string(credentials.eko.userCode)
        if let reference { body["client_ref_id"] = .string(reference) }
        if let ip { body["ip_address"] = .string(ip) }
        var headers: HTTPHeaders = [
            "Accept": "application/json", "Content-Type": "application/json",
            "developer_key": credentials.eko.developerKey, "secret-key-timestamp": String(time),
            "secret-key": Self.signature(credentials.eko.accessKey, String(time)),
        ]
        change(&headers, &body)
        return try await send(.POST, path, headers: headers, body: JSONValue.object(body).serialized())
    }

    func control(_ name: String, _ body: JSONValue = [:]) async throws -> Answer {
        try await send(.POST, "/__sim/\(name)", body: body.serialized())
    }

    /// The documented signature, written down a second time so that the simulator is not checked against itself.
    static func signature(_ accessKey: String, _ timestamp: String) -> String {
        let key = SymmetricKey(data: Data(Data(accessKey.utf8).base64EncodedString().utf8))
        return Data(HMAC<SHA256>.authenticationCode(for: Data(timestamp.utf8), using: key)).base64EncodedString()
    }

    static func form(_ fields: [(String, String)]) -> String {
        fields.map { "\(escaped($0.0))=\(escaped($0.1))" }.joined(separator: "&")
    }

    private static func escaped(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain = Character(Unicode.Scalar(byte)).isLetter || Character(Unicode.Scalar(byte)).isNumber
            return byte < 128 && isPlain
                ? String(Unicode.Scalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }
}

/// Runs a test against a simulator of its own.
@discardableResult
func withSimulator<Value>(
    _ configuration: SimulatorConfiguration = .test, _ body: (SimulatorClient) async throws -> Value
) async throws -> Value {
    let simulator = try await VendorSimulator.start(configuration)
    var client = HTTPClient.Configuration(redirectConfiguration: .disallow, decompression: .disabled)
    client.connectionPool.idleTimeout = .seconds(5)
    // A fault that ends a connection is the test's subject, not something to try again in silence.
    client.connectionPool.retryConnectionEstablishment = false
    let http = HTTPClient(eventLoopGroupProvider: .singleton, configuration: client)
    let outcome: Result<Value, any Error>
    do {
        outcome = .success(try await body(SimulatorClient(simulator: simulator, http: http)))
    } catch {
        outcome = .failure(error)
    }
    try? await http.shutdown()
    await simulator.shutdown()
    return try outcome.get()
}

extension SimulatorConfiguration {
    /// Strict, with a clock that stands, and cases of many seconds shortened to nothing.
    static var test: SimulatorConfiguration {
        SimulatorConfiguration(clock: .standing(SimulatorClient.start), delayScale: 0)
    }
}

extension VendorSimulator {
    /// The kinds of the violations so far.
    var violationKinds: [Violation.Kind] { violations.map(\.violation.kind) }
}
