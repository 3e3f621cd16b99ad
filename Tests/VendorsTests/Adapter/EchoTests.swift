import SignupRisk
import Testing
import Vendors

/// Vendors echo the input in their messages. None of it may reach what is logged.
@Suite struct EchoTests {
    private static let phone = "447700900001"
    /// The input in several spellings, which every vendor knows, and each vendor's own credentials.
    private static let input = ["447700900001", "+447700900001", "07700900001", "46.51.128.144", "zzzz-street"]
    private static let credentials = [
        "vonage": ["abcd1234", "TEST_SECRET"], "ipqualityscore": ["example.com", Sample.ipqsSecret],
        "provero": ["TEST_TOKEN"],
        "eko": ["TEST_DEVELOPER_KEY", "TEST_ACCESS_KEY_DO_NOT_USE", "9962981729", "20810200"],
    ]
    private static let query = VendorQuery(phone: phone, ip: Sample.ip, address: "zzzz-street")

    /// Bodies that carry the echo in each field a vendor has for words, with the HTTP statuses they come with.
    private static let bodies: [(String, Int, String)] = [
        ("vonage", 200, #"{"status":3,"status_message":"$"}"#), ("vonage", 200, #"{"status":4,"error_text":"$"}"#),
        ("vonage", 200, #"{"status":5,"status_message":"$","request_id":"$"}"#),
        ("vonage", 200, #"{"status":1,"status_message":"$"}"#), ("vonage", 200, #"{"status":77,"status_message":"$"}"#),
        ("vonage", 502, #"{"status_message":"$"}"#),
        ("vonage", 200, #"{"status":0,"valid_number":"valid","status_message":"$","request_id":"447700900001"}"#),
        ("ipqualityscore", 200, #"{"success":false,"message":"$"}"#),
        ("ipqualityscore", 200, #"{"success":false,"message":"Invalid key $","errors":["$"],"request_id":"$"}"#),
        ("ipqualityscore", 200, #"{"success":false,"message":"Invalid phone $","request_id":"447700900001"}"#),
        ("ipqualityscore", 200, #"{"success":true,"valid":false,"message":"$"}"#),
        ("ipqualityscore", 429, #"{"success":false,"errors":"$"}"#),
        ("provero", 400, #"{"requestError":{"serviceException":{"messageId":"$","code":"400"}}}"#),
        ("provero", 400, #"{"requestError":{"serviceException":{"messageId":"$","code":"$"}}}"#),
        ("provero", 400, #"{"requestError":"$"}"#), ("provero", 401, #"{"error":{"code":"401","message":"$"}}"#),
        ("provero", 401, #"{"error":"$"}"#), ("provero", 402, #"{"message":"$","required_amount":"1"}"#),
        ("provero", 422, #"{"message":"$","errors":{"address":["$"]}}"#),
        ("provero", 422, #"{"message":"$ valid IP","errors":{"ip":["must be a valid IP $"]}}"#),
        ("provero", 422, #"{"message":"$","errors":{"other":["$"]}}"#), ("provero", 500, #"{"message":"$"}"#),
        ("eko", 200, #"{"status":1,"message":"$"}"#), ("eko", 200, #"{"status":1,"message":"Invalid IP $"}"#),
        ("eko", 200, #"{"status":347,"message":"$"}"#), ("eko", 403, #"{"status":1,"message":"$"}"#),
        ("eko", 200, #"{"status":"$","message":"$"}"#),
        ("eko", 200, #"{"status":0,"message":"$","data":{"country_code":"IE","ip_address":"46.51.128.144"}}"#),
    ]

    @Test(
        "an echo of the input or of a credential reaches neither message, code nor identifier",
        arguments: bodies.indices)
    func echo(_ index: Int) {
        let (vendor, status, template) = Self.bodies[index]
        let leaks = Self.input + (Self.credentials[vendor] ?? [])
        let echo = "no: +44 7700 900001 " + leaks.joined(separator: " ")
        let outcome = Sample.adapter(vendor).outcome(
            template.replacing("$", with: echo), status: status, to: Self.query)
        let words = [
            outcome.failure?.message, outcome.failure?.vendorStatus, outcome.failure?.requestID,
            outcome.failure?.conclusion?.message, outcome.failure?.conclusion?.vendorStatus, outcome.answer?.message,
            outcome.answer?.vendorStatus, outcome.answer?.requestID,
        ].compactMap { $0 }.joined(separator: "\n").lowercased()
        for leak in leaks { #expect(!words.contains(leak.lowercased()), "\(leak)") }
        #expect(!words.contains("900001"))
        #expect(words.count < 700)
    }
}
