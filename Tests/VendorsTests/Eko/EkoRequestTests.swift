import JSON
import SignupRisk
import Testing
import Vendors

@Suite struct EkoRequestTests {
    private func plan(_ ip: IPInput) -> VendorPlan {
        Sample.eko().plan(LookupSubject(phone: .missing, ip: ip))
    }

    @Test("an IPv4 address is asked about, mapped or not")
    func ipv4() throws {
        let mapped = try #require(Sample.address("::ffff:46.51.128.144"))
        #expect(plan(.address(mapped)) == .ask(VendorQuery(ip: Sample.ip)))
    }

    @Test("IPv6 and what belongs to nobody is never sent")
    func refusals() throws {
        let ipv6 = try #require(Sample.address("2a00:1450:4009:80b::200e"))
        #expect(plan(.address(ipv6)) == .refuse(.unsupportedInput, message: "the vendor knows IPv4 addresses only"))
        #expect(
            plan(.reserved(Sample.ip, SpecialPurposeRange(name: "loopback")))
                == .refuse(.unsupportedInput, message: "the IP address is not of the public internet (loopback)"))
        #expect(plan(.missing) == .refuse(.missingInput, message: "the signup has no IP address"))
        #expect(plan(.unreadable) == .refuse(.invalidInput, message: "the text is no IP address"))
    }

    @Test("the version is added to the address of the API once")
    func address() {
        for (base, expected) in [
            ("https://staging.eko.in/ekoapi", "https://staging.eko.in/ekoapi/v3/tools/kyc/ip"),
            ("https://staging.eko.in/ekoapi/v3/", "https://staging.eko.in/ekoapi/v3/tools/kyc/ip"),
            ("https://api.eko.in/ekoicici", "https://api.eko.in/ekoicici/v3/tools/kyc/ip"),
        ] {
            let request = Sample.eko(baseURL: base).request(for: Sample.query, attempt: Sample.attempt())
            #expect(request.url == expected)
        }
    }

    @Test("the body is all text, with a reference of the attempt's own")
    func body() throws {
        let request = Sample.eko().request(for: Sample.query, attempt: Sample.attempt())
        #expect(
            try JSONValue(parsing: request.body) == [
                "initiator_id": "9962981729", "user_code": "20810200", "client_ref_id": "REQ-20260101-001",
                "ip_address": "46.51.128.144",
            ])
    }

    @Test("each attempt is signed for its own moment")
    func signature() {
        let adapter = Sample.eko()
        let first = headers(adapter.request(for: Sample.query, attempt: Sample.attempt()))
        #expect(first["secret-key-timestamp"] == "1700000000000")
        #expect(first["secret-key"] == "u30ak/iOGwKCaspqCeiYng8fd98QDx7kF3DBBOadQHk=")
        #expect(first["developer_key"] == "TEST_DEVELOPER_KEY")
        #expect(first["content-type"] == "application/json")
        let second = headers(adapter.request(for: Sample.query, attempt: Sample.attempt(2, now: Sample.now + 7)))
        #expect(second["secret-key-timestamp"] == "1700000000007")
        #expect(second["secret-key"] != first["secret-key"])
    }

    @Test("the access key is never sent")
    func accessKey() {
        let request = Sample.eko().request(for: Sample.query, attempt: Sample.attempt())
        let sent = request.headers.map(\.value).joined() + request.url + String(decoding: request.body, as: UTF8.self)
        #expect(!sent.contains("TEST_ACCESS_KEY_DO_NOT_USE"))
    }

    @Test("a clock that is off is learnt from the answer's date, and the next attempt is signed with it")
    func clock() {
        let adapter = Sample.eko()
        let refused = adapter.outcome(
            #"{"status":1,"response_status_id":-1,"message":"Unauthorized"}"#, status: 403,
            headers: ["date": "Tue, 14 Nov 2023 22:24:41 GMT"], now: Sample.now + 20)
        #expect(refused.repeated == Sample.query)
        #expect(refused.failure?.kind == .account(.clock))
        let again = headers(
            adapter.request(for: Sample.query, attempt: Sample.attempt(2, isRepeat: true, now: Sample.now + 30)))
        #expect(again["secret-key-timestamp"] == "1700000681010")
    }

    private func headers(_ request: VendorRequest) -> [String: String] {
        Dictionary(request.headers.map { ($0.name, $0.value) }) { first, _ in first }
    }
}
