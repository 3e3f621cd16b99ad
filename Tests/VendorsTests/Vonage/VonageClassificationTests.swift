import SignupRisk
import Testing
import Vendors

/// The rows of the Vonage table in `docs/vendors.md`, one test each or one line of arguments.
@Suite struct VonageClassificationTests {
    private let adapter = Sample.vonage()
    private let phoneOnly = VendorQuery(phone: Sample.phone)
    private let found = """
        "valid_number":"valid","current_carrier":{"name":"Telefonica UK Limited","network_type":"mobile"}
        """

    @Test(
        "a complete outcome, be it a number, text, null or absent, is ok",
        arguments: [
            #""lookup_outcome":0,"#, #""lookup_outcome":"0","#, #""lookup_outcome":null,"#,
            #""lookup_outcome":"null","#, "",
        ])
    func complete(_ outcome: String) {
        #expect(adapter.outcome("{\"status\":0,\(outcome)\(found)}", to: phoneOnly).classification == "ok")
    }

    @Test("a status in text counts like a number")
    func textualStatus() {
        #expect(adapter.outcome("{\"status\":\"0\",\(found)}", to: phoneOnly).classification == "ok")
        #expect(adapter.outcome(#"{"status":"4"}"#).classification == "account(credentials)")
    }

    @Test("a number that is not valid is an answer")
    func notValid() {
        let outcome = adapter.outcome(#"{"status":0,"valid_number":"not_valid"}"#, to: phoneOnly)
        #expect(outcome.classification == "ok")
        #expect(outcome.answer?.phone?.valid == false)
    }

    @Test("a partial outcome is final and names what is missing", arguments: ["1", "\"1\"", "7"])
    func partialOutcome(_ outcome: String) {
        let outcome = adapter.outcome("{\"status\":0,\"lookup_outcome\":\(outcome),\(found)}", to: phoneOnly)
        #expect(outcome.classification == "partial")
        #expect(
            outcome.answer?.missing == ["phone.reachable", "phone.ported", "phone.roaming", "phone.country"])
    }

    @Test("the statuses with a billed body are partial and final", arguments: [43, 44, 45])
    func partialStatus(_ status: Int) {
        let body = "{\"status\":\(status),\"lookup_outcome\":0,\"request_price\":\"0.03000000\",\(found)}"
        let outcome = adapter.outcome(body, to: phoneOnly)
        #expect(outcome.classification == "partial")
        #expect(outcome.answer?.vendorStatus == "\(status)")
        #expect(outcome.answer?.cost?.amount == "0.03")
    }

    @Test("an outcome of nothing is partial, final, and costs nothing")
    func nothing() {
        for refund in ["", "\"request_price\":\"0.03\",", "\"request_price\":\"0.03\",\"refund_price\":\"0.03\","] {
            let outcome = adapter.outcome(
                "{\"status\":0,\"lookup_outcome\":2,\(refund)\"valid_number\":\"unknown\"}", to: phoneOnly)
            #expect(outcome.classification == "partial")
            #expect(outcome.answer?.cost == .zero("EUR"))
        }
    }

    @Test("an address that was asked about and is not in the answer is unknown, not a mismatch")
    func addressAbsent() {
        for ip in ["", ",\"ip\":null", ",\"ip\":\"unknown\"", ",\"ip\":[]", ",\"ip\":{}"] {
            let outcome = adapter.outcome("{\"status\":0,\(found)\(ip)}")
            #expect(outcome.classification == "partial")
            #expect(outcome.answer?.missing.contains("ip.country") == true)
            #expect(outcome.answer?.match == nil)
        }
    }

    @Test("an address object about another address is not taken")
    func otherAddress() {
        let outcome = adapter.outcome(
            "{\"status\":0,\(found),\"ip\":{\"address\":\"8.8.8.8\",\"ip_match_level\":\"country\",\"ip_country\":\"US\"}}"
        )
        #expect(outcome.classification == "partial")
        #expect(outcome.answer?.ip == nil)
        #expect(outcome.answer?.detail("ip") == nil)
    }

    @Test("an answer about another number is malformed")
    func otherNumber() {
        let outcome = adapter.outcome(
            "{\"status\":0,\"international_format_number\":\"447700900002\",\(found)}", to: phoneOnly)
        #expect(outcome.classification == "malformed")
        #expect(outcome.failure?.mayHaveBeenCharged == true)
    }

    @Test("a number written with another mobile prefix is still the number asked about")
    func otherPrefix() {
        let outcome = adapter.outcome(
            "{\"status\":0,\"international_format_number\":\"5491123456789\",\(found)}",
            to: VendorQuery(phone: "541123456789"))
        #expect(outcome.classification == "ok")
    }

    @Test("status 1 throttles for at least a second, or for as long as it says")
    func busy() {
        let outcome = adapter.outcome(#"{"status":1,"status_message":"Back off"}"#)
        #expect(outcome.classification == "throttled")
        #expect(outcome.failure?.retryAfter == .seconds(1))
        let delayed = adapter.outcome(#"{"status":1}"#, headers: ["retry-after": "7"])
        #expect(delayed.failure?.retryAfter == .seconds(7))
    }

    @Test(
        "status 3 is the number's fault",
        arguments: ["", #","status_message":"Invalid request :: Not valid number format detected [ 07999 ]""#])
    func invalidNumber(_ words: String) {
        let outcome = adapter.outcome("{\"status\":3\(words)}")
        #expect(outcome.classification == "invalid_input")
        #expect(outcome.answer?.cost == .zero("EUR"))
    }

    @Test("status 3 for a missing parameter is ours")
    func missingParameter() {
        let outcome = adapter.outcome(
            #"{"status":3,"status_message":"Invalid request :: Incomplete or missing mandatory parameter"}"#)
        #expect(outcome.classification == "malformed")
        #expect(outcome.failure?.furtherAttempts == 0)
        #expect(outcome.failure?.mayHaveBeenCharged == false)
    }

    @Test("status 5 is tried once more and then counts as an invalid number, refunded")
    func internalError() {
        let failure = adapter.outcome(#"{"status":5,"error_text":"internal error"}"#).failure
        #expect(failure?.kind == .transient)
        #expect(failure?.furtherAttempts == 1)
        #expect(failure?.mayHaveBeenCharged == false)
        #expect(failure?.conclusion?.status == .invalidInput)
        #expect(failure?.conclusion?.cost == .zero("EUR"))
    }

    @Test("status 999 is an invalid input")
    func unparseable() {
        #expect(adapter.outcome(#"{"status":999}"#).classification == "invalid_input")
    }

    @Test(
        "an account's problem is told by the body, whatever HTTP says",
        arguments: [(4, "credentials"), (9, "balance"), (19, "entitlement")], [200, 400, 401, 500])
    func account(_ row: (Int, String), _ http: Int) {
        let outcome = adapter.outcome("{\"status\":\(row.0)}", status: http)
        #expect(outcome.classification == "account(\(row.1))")
        #expect(outcome.failure?.vendorStatus == "\(row.0)")
        #expect(outcome.failure?.mayHaveBeenCharged == false)
    }

    @Test(
        "HTTP decides where the body does not",
        arguments: [
            (401, "account(credentials)"), (403, "account(credentials)"), (402, "account(balance)"),
            (429, "throttled"), (500, "transient"), (502, "transient"), (503, "transient"), (599, "transient"),
            (302, "malformed"), (404, "malformed"), (418, "malformed"),
        ])
    func http(_ row: (Int, String)) {
        for body in ["", "<html></html>", "{}", #"{"status":0}"#] {
            #expect(adapter.outcome(body, status: row.0).classification == row.1, "\(body)")
        }
    }

    @Test(
        "what is no answer is malformed, and may have been charged",
        arguments: [
            "", " ", "null", "[]", "\"ok\"", "{}", "{\"status\":null}", "{\"status\":\"yes\"}", "{\"status\":0",
            "{\"status\":0}", "{\"status\":77}", "{\"status\":1e400}", "{\"status\":[0]}", "<html>",
            "{\"status\":0,\"valid_number\":null,\"current_carrier\":null}",
        ])
    func malformed(_ body: String) {
        let outcome = adapter.outcome(body, to: phoneOnly)
        #expect(outcome.classification == "malformed")
        #expect(outcome.failure?.mayHaveBeenCharged == true)
        #expect(outcome.failure?.furtherAttempts == 1)
    }
}
