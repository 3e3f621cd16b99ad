import SignupRisk
import Testing
import Vendors

/// The rows of the Provero table in `docs/vendors.md`.
@Suite struct ProveroClassificationTests {
    private let adapter = Sample.provero()
    private let ipOnly = VendorQuery(ip: Sample.ip)
    private let withAddress = VendorQuery(ip: Sample.ip, address: "zzzz")
    private let found = #""country":"Ireland","city":"Dublin","ip":"46.51.128.144""#
    private let refusedAddress = """
        {"message":"Please provide a valid destination to match.","errors":{"address":["Please provide a valid destination to match."]}}
        """

    private func requestError(_ code: String, http: Int) -> VendorOutcome {
        adapter.outcome(
            "{\"requestError\":{\"serviceException\":{\"messageId\":\"Error message\",\"code\":\(code)}}}", status: http
        )
    }

    @Test(
        "an application error's code counts, whatever HTTP says",
        arguments: [
            ("\"401\"", "account(credentials)"), ("403", "account(entitlement)"), ("\"402\"", "account(balance)"),
            ("429", "throttled"), ("\"408\"", "transient"), ("500", "transient"), ("\"503\"", "transient"),
            ("\"400\"", "invalid_input"), ("\"E17\"", "invalid_input"), ("null", "invalid_input"),
        ], [200, 400])
    func requestError(_ row: (String, String), _ http: Int) {
        #expect(requestError(row.0, http: http).classification == row.1)
    }

    @Test("an application error without a code goes by HTTP")
    func requestErrorWithoutCode() {
        #expect(requestError("null", http: 500).classification == "transient")
        #expect(requestError("null", http: 401).classification == "account(credentials)")
        #expect(adapter.outcome(#"{"requestError":"broken"}"#, status: 400).classification == "invalid_input")
        #expect(adapter.outcome(#"{"requestError":{}}"#, status: 200).classification == "invalid_input")
    }

    @Test("refused credentials are told by the body or by HTTP")
    func credentials() {
        let body = #"{"error":{"code":"401","message":"Unauthenticated. Please provide a valid API key."}}"#
        for status in [200, 401] {
            #expect(adapter.outcome(body, status: status).classification == "account(credentials)")
        }
        for body in ["", #"{"message":"Unauthenticated."}"#, "<html>"] {
            #expect(adapter.outcome(body, status: 401).classification == "account(credentials)")
            #expect(adapter.outcome(body, status: 403).classification == "account(entitlement)")
        }
    }

    @Test("a balance that is too low says how much is needed and how much is left")
    func balance() {
        let body = """
            {"message":"Insufficient balance for validation request.","service":"geoip","required_amount":"0.0060000000",\
            "current_balance":"0.0010000000"}
            """
        for status in [200, 402] {
            let failure = adapter.outcome(body, status: status).failure
            #expect(failure?.kind == .account(.balance))
            #expect(failure?.balance?.amount == "0.001")
            #expect(failure?.message.contains("a lookup costs 0.006, 0.001 is left") == true)
        }
        #expect(adapter.outcome(#"{"message":"No money"}"#, status: 402).classification == "account(balance)")
    }

    @Test("an address that is none is invalid and free")
    func invalidIP() {
        let body = #"{"message":"m","errors":{"ip":["The ip field must be a valid IP address."]}}"#
        let outcome = adapter.outcome(body, status: 422)
        #expect(outcome.classification == "invalid_input")
        #expect(outcome.answer?.cost == .zero("EUR"))
        #expect(
            adapter.outcome(#"{"message":"The ip field must be a valid IP address."}"#, status: 422).classification
                == "invalid_input")
    }

    @Test("an address that cannot be placed is left out, once, and the answer then says what is missing")
    func withdrawnAddress() throws {
        let outcome = adapter.outcome(refusedAddress, status: 422, to: withAddress)
        let again = try #require(outcome.repeated)
        #expect(again.address == nil && again.ip == Sample.ip)
        let request = adapter.request(for: again, attempt: Sample.attempt(2, isRepeat: true))
        #expect(String(decoding: request.body, as: UTF8.self) == #"{"ip":"46.51.128.144"}"#)
        let answer = try #require(adapter.outcome("{\(found)}", to: again).answer)
        #expect(answer.status == .partial)
        #expect(
            answer.missing == ["match.address_country", "match.address_city", "match.address_distance_km"])
    }

    @Test("an objection to an address that was not sent is our mistake")
    func addressNotSent() {
        #expect(adapter.outcome(refusedAddress, status: 422, to: ipOnly).classification == "malformed")
        let repeated = adapter.outcome(
            refusedAddress, status: 422, to: withAddress, attempt: Sample.attempt(2, isRepeat: true))
        #expect(repeated.classification == "malformed")
    }

    @Test(
        "every other objection to the request is our mistake, and free",
        arguments: [
            #"{"message":"m","errors":{"ip":["The ip field is required."]}}"#,
            #"{"message":"m","errors":{"campaign":["unknown"]}}"#, #"{"message":"m","errors":{}}"#,
            #"{"message":"m","errors":{"ip":"text"}}"#, #"{"message":"m"}"#,
        ])
    func ourMistake(_ body: String) {
        let outcome = adapter.outcome(body, status: 422)
        #expect(outcome.classification == "malformed")
        #expect(outcome.failure?.mayHaveBeenCharged == false)
        #expect(outcome.failure?.furtherAttempts == 0)
    }

    @Test("a throttled call waits as one of two headers says")
    func throttled() {
        func delay(_ headers: [String: String]) -> Duration? {
            adapter.outcome(#"{"message":"Too Many Attempts."}"#, status: 429, headers: headers).failure?.retryAfter
        }
        #expect(delay(["retry-after": "37", "x-ratelimit-reset": "1700000099"]) == .seconds(37))
        #expect(delay(["retry-after": "Tue, 14 Nov 2023 22:13:30 GMT"]) == .seconds(10))
        #expect(delay(["x-ratelimit-reset": "1700000037"]) == .seconds(37))
        #expect(delay(["x-ratelimit-reset": "12"]) == .seconds(12))
        #expect(delay([:]) == nil)
    }

    @Test(
        "the wrong door is a matter of configuration",
        arguments: [
            (302, "<html>Redirecting</html>"), (301, ""), (404, "<html>"), (404, #"{"message":"Not Found"}"#),
            (405, #"{"message":"The GET method is not supported."}"#), (415, ""), (200, "<!DOCTYPE html><html>login"),
        ])
    func configuration(_ row: (Int, String)) {
        #expect(adapter.outcome(row.1, status: row.0).classification == "account(configuration)")
    }

    @Test("a failing server is transient, page or not", arguments: [500, 502, 503, 504, 520, 524, 408])
    func server(_ status: Int) {
        for body in [#"{"message":"Server Error"}"#, "<html>error</html>", ""] {
            let outcome = adapter.outcome(body, status: status)
            #expect(outcome.classification == "transient")
            #expect(outcome.failure?.mayHaveBeenCharged == true)
        }
    }

    @Test(
        "what is no answer is malformed",
        arguments: [
            "", "null", "[]", "{}", "{\"country\":\"Ireland\"", #"{"country":"Ireland","ip":"46.51.128.145"}"#,
            #"{"country":"Ireland"}"#, #"{"country":"Ireland","ip":"x"}"#, #"{"ip":"46.51.128.144","city":"Dublin"}"#,
            #"{"message":"odd"}"#,
        ])
    func malformed(_ body: String) {
        #expect(adapter.outcome(body, to: ipOnly).classification == "malformed")
    }

    @Test("an answer is ok when all that was asked for is there")
    func ok() {
        #expect(adapter.outcome("{\(found)}", to: ipOnly).classification == "ok")
        let match = #","distance":{"km":1.5},"geoMatch":{"country":true,"city":false}"#
        #expect(adapter.outcome("{\(found)\(match)}", to: withAddress).classification == "ok")
    }

    @Test(
        "an answer that lacks something is partial and names it",
        arguments: [
            (#"{"country":"","city":"Dublin","ip":"46.51.128.144"}"#, ["ip.country"]),
            (#"{"country":null,"city":"Dublin","ip":"46.51.128.144"}"#, ["ip.country"]),
            (#"{"country":"Ireland","city":"","ip":"46.51.128.144"}"#, ["ip.city"]),
            (#"{"country":"Atlantis","city":"Dublin","ip":"46.51.128.144"}"#, ["ip.country"]),
        ])
    func partial(_ row: (String, [String])) {
        let outcome = adapter.outcome(row.0, to: ipOnly)
        #expect(outcome.classification == "partial")
        #expect(outcome.answer?.missing == row.1)
    }

    @Test("a match that was asked for and did not come in full is missing")
    func partialMatch() {
        let body = "{\(found),\"distance\":{\"km\":\"\"},\"geoMatch\":{\"country\":true,\"city\":null}}"
        #expect(
            adapter.outcome(body, to: withAddress).answer?.missing == [
                "match.address_city", "match.address_distance_km",
            ])
    }
}
