import SignupRisk

@testable import Vendors

/// The adapters as the fixtures were made for them, and inputs to try them with.
enum Sample {
    /// Tue, 14 Nov 2023 22:13:20 GMT.
    static let now: Int64 = 1_700_000_000_000
    static let reference = "REQ-20260101-001"
    static let phone = "447700900001"
    static let ip = IPAddress(version: .v4, value: 0x2E33_8090)  // 46.51.128.144
    static let ipqsSecret = String(repeating: "TESTSECRET", count: 12) + "TESTSECR"

    static func base(_ text: String) -> BaseURL { BaseURL(text) ?? .loopback }

    static func vonage(sendIP: Bool = true, callerName: Bool = false) -> VonageAdapter {
        VonageAdapter(
            VonageSettings(
                baseURL: base("https://api.nexmo.com"), apiKey: Secret("abcd1234"), apiSecret: Secret("TEST_SECRET"),
                sendIP: sendIP, callerName: callerName))
    }

    static func ipQualityScore(
        strictness: Int = 0, reload: @escaping @Sendable () -> Secret? = { nil }
    ) -> IPQualityScoreAdapter {
        IPQualityScoreAdapter(
            IPQualityScoreSettings(
                baseURL: base("https://www.ipqualityscore.com"), integration: "ExampleIntegration",
                key: Secret("example.com"), secret: Secret(ipqsSecret), strictness: strictness, reloadSecret: reload))
    }

    static func provero(geoMatch: Bool = true) -> ProveroAdapter {
        ProveroAdapter(
            ProveroSettings(
                baseURL: base("https://api.provero.io"), apiToken: Secret("TEST_TOKEN"),
                geoMatch: geoMatch))
    }

    static func eko(baseURL: String = "https://staging.eko.in/ekoapi") -> EkoAdapter {
        EkoAdapter(
            EkoSettings(
                baseURL: base(baseURL), developerKey: Secret("TEST_DEVELOPER_KEY"),
                accessKey: Secret("TEST_ACCESS_KEY_DO_NOT_USE"), initiatorID: Secret("9962981729"),
                userCode: Secret("20810200")))
    }

    static func adapter(_ name: String) -> any VendorAdapter {
        switch name {
        case "vonage": vonage()
        case "ipqualityscore": ipQualityScore()
        case "provero": provero()
        default: eko()
        }
    }

    static func attempt(_ number: Int = 1, isRepeat: Bool = false, now: Int64 = now) -> VendorAttempt {
        VendorAttempt(number: number, isRepeat: isRepeat, now: now, reference: reference)
    }

    static func address(_ text: String) -> IPAddress? { IPAddress(parsing: text) }

    static func number(_ digits: String, region: String?) -> PhoneInput {
        .number(
            PhoneNumber(
                e164: "+" + digits, national: digits, region: region, isPossible: true, isValid: true, lineType: nil))
    }

    /// A query every adapter takes.
    static let query = VendorQuery(phone: phone, ip: ip)

    static func response(_ status: Int = 200, _ body: String, headers: [String: String] = [:]) -> VendorResponse {
        VendorResponse(
            status: status, headers: ["content-type": "application/json"].merging(headers) { $1 },
            body: Array(body.utf8))
    }
}
