import SignupRisk
import Testing
import Vendors

/// The rows of the Eko table in `docs/vendors.md`.
@Suite struct EkoClassificationTests {
    private let adapter = Sample.eko()
    private let found = """
        "ip_address":"46.51.128.144","proxy_type":"None","country_code":"IE","country_name":"Ireland",\
        "region_name":"Leinster","city_name":"Dublin","city_risk_score":"12","proxy_type_risk_score":0
        """
    private let refusal = #"{"status":1,"response_status_id":-1,"message":"Unauthorized"}"#

    private func failed(_ status: Int, _ message: String = "", extra: String = "") -> VendorOutcome {
        adapter.outcome("{\"status\":\(status),\"message\":\"\(message)\"\(extra)}")
    }

    @Test(
        "status decides, and the other two ids do not",
        arguments: ["0", "\"0\"", "\"success\"", "\"SUCCESS\""], ["-1", "0", "1", "null", "-2"])
    func ok(_ status: String, _ id: String) {
        let outcome = adapter.outcome("{\"status\":\(status),\"response_status_id\":\(id),\"data\":{\(found)}}")
        #expect(outcome.classification == "ok")
        #expect(outcome.answer?.cost == nil, "an answer costs the configured price")
    }

    @Test("a refused signature is made anew once, and then the credentials are at fault")
    func forbidden() {
        for body in [refusal, "", "<html>", "{}"] {
            let first = adapter.outcome(body, status: 403)
            #expect(first.classification == "again(same), else account(credentials)")
            let second = adapter.outcome(body, status: 403, attempt: Sample.attempt(2, isRepeat: true))
            #expect(second.classification == "account(credentials)")
        }
    }

    @Test("a refusal that names the account's own problem is not signed anew")
    func forbiddenForAReason() {
        let outcome = adapter.outcome(#"{"status":1,"message":"Agent not allowed to use this service"}"#, status: 403)
        #expect(outcome.classification == "account(entitlement)")
    }

    @Test("a clock that is still off after the correction is named")
    func clock() {
        let outcome = Sample.eko().outcome(
            refusal, status: 403, headers: ["date": "Tue, 14 Nov 2023 22:24:41 GMT"],
            attempt: Sample.attempt(2, isRepeat: true))
        #expect(outcome.classification == "account(clock)")
    }

    @Test("the wrong door is a matter of configuration", arguments: [404, 405, 415])
    func configuration(_ status: Int) {
        for body in ["", "<html>", #"{"status":1,"message":"Unsupported Media Type"}"#] {
            #expect(adapter.outcome(body, status: status).classification == "account(configuration)")
        }
        #expect(failed(1, "No mapping rule matched").classification == "account(configuration)")
    }

    @Test(
        "HTTP decides where the body does not",
        arguments: [
            (401, "account(credentials)"), (402, "account(balance)"), (429, "throttled"), (500, "transient"),
            (503, "transient"), (302, "malformed"),
        ])
    func http(_ row: (Int, String)) {
        for body in ["", "<html>", "{}"] {
            let outcome = adapter.outcome(body, status: row.0)
            #expect(outcome.classification == row.1)
            if row.1 != "malformed" { #expect(outcome.failure?.mayHaveBeenCharged == false) }
        }
    }

    @Test("data with an HTTP status that contradicts it is not believed")
    func contradiction() {
        #expect(adapter.outcome("{\"status\":0,\"data\":{\(found)}}", status: 500).classification == "transient")
        #expect(adapter.outcome("{\"status\":0,\"data\":{\(found)}}", status: 400).classification == "malformed")
    }

    @Test(
        "the account's problems are told by the status",
        arguments: [
            (319, "configuration"), (346, "configuration"), (347, "balance"), (460, "configuration"),
            (463, "configuration"), (945, "quota"), (1297, "entitlement"),
        ])
    func accountStatus(_ row: (Int, String)) {
        #expect(failed(row.0).classification == "account(\(row.1))")
        #expect(failed(row.0).failure?.vendorStatus == "\(row.0)")
    }

    @Test(
        "the account's problems are told by the text",
        arguments: [
            ("Insufficient balance to process this request", "balance"), ("Agent not allowed", "entitlement"),
            ("Customer not allowed", "entitlement"), ("Kindly use your production key", "credentials"),
        ])
    func accountText(_ row: (String, String)) {
        #expect(failed(1, row.0).classification == "account(\(row.1))")
    }

    @Test(
        "what the vendor says of the address is about the input, and free",
        arguments: [
            "Invalid IP address", "please enter a valid IP address", "unable to find IP details",
        ])
    func invalidInput(_ message: String) {
        let outcome = failed(1, message)
        #expect(outcome.classification == "invalid_input")
        #expect(outcome.answer?.cost == .zero("INR"))
    }

    @Test("a refused parameter is the input's fault or ours, in either spelling")
    func invalidParameters() {
        for key in ["invalid_params", "invalid_parameters"] {
            let input = failed(461, "", extra: ",\"\(key)\":{\"ip_address\":\"invalid\"}")
            #expect(input.classification == "invalid_input")
            let ours = failed(461, "", extra: ",\"\(key)\":{\"client_ref_id\":\"too long\"}")
            #expect(ours.classification == "malformed")
            #expect(ours.failure?.furtherAttempts == 0)
        }
        #expect(failed(461).classification == "malformed")
    }

    @Test("a missing parameter is our mistake", arguments: ["ip_address is required", "No Key for Response"])
    func ourMistake(_ message: String) {
        let outcome = failed(1, message)
        #expect(outcome.classification == "malformed")
        #expect(outcome.failure?.mayHaveBeenCharged == false)
    }

    @Test("a transaction under way throttles")
    func waiting() {
        #expect(failed(1, "", extra: ",\"response_status_id\":-2").classification == "throttled")
        #expect(failed(0, "", extra: ",\"response_status_id\":-2").classification == "throttled")
    }

    @Test("what will pass is transient and free")
    func passing() {
        for outcome in [failed(544), failed(1, "something went wrong, please try after some time")] {
            #expect(outcome.classification == "transient")
            #expect(outcome.failure?.mayHaveBeenCharged == false)
            #expect(outcome.failure?.furtherAttempts == nil)
        }
    }

    @Test(
        "an unknown status is tried once more and then counts as an invalid input", arguments: [17, 302, 585, 99_999])
    func unknown(_ status: Int) {
        let failure = failed(status, "?").failure
        #expect(failure?.kind == .transient)
        #expect(failure?.furtherAttempts == 1)
        #expect(failure?.conclusion?.status == .invalidInput)
    }

    @Test(
        "success without data, or about another address, is malformed and was charged",
        arguments: [
            "", ",\"data\":null", ",\"data\":{}", ",\"data\":[]", ",\"data\":\"ok\"", ",\"data\":{\"city_name\":\"-\"}",
            ",\"data\":{\"ip_address\":\"8.8.8.8\",\"country_code\":\"US\"}",
            ",\"data\":{\"ip_address\":\"nowhere\",\"country_code\":\"US\"}",
        ])
    func noData(_ data: String) {
        let outcome = adapter.outcome("{\"status\":0\(data)}")
        #expect(outcome.classification == "malformed")
        #expect(outcome.failure?.mayHaveBeenCharged == true)
    }

    @Test(
        "what is no answer is malformed",
        arguments: ["", "null", "[]", "{}", "{\"status\":null}", "<html>", "{\"status\":[]}", "{\"data\":{}}"])
    func malformed(_ body: String) {
        #expect(adapter.outcome(body).classification == "malformed")
    }
}
