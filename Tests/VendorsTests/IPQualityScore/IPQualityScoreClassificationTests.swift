import SignupRisk
import Testing
import Vendors

/// The rows of the IPQualityScore table in `docs/vendors.md`.
@Suite struct IPQualityScoreClassificationTests {
    private let adapter = Sample.ipQualityScore()
    private let full = """
        "valid":true,"active":true,"carrier":"A","line_type":"Wireless","fraud_score":0
        """

    private func failure(_ message: String, extra: String = "") -> VendorOutcome {
        adapter.outcome("{\"success\":false,\"message\":\"\(message)\"\(extra)}")
    }

    @Test("a valid number with its essential fields is ok", arguments: ["true", "\"true\"", "1", "\"1\""])
    func ok(_ success: String) {
        let outcome = adapter.outcome("{\"success\":\(success),\(full)}")
        #expect(outcome.classification == "ok")
        #expect(outcome.answer?.cost == nil, "each answered lookup costs the configured price")
    }

    @Test("a number that is not valid is an answer in full, whatever the message says")
    func notValid() {
        let outcome = adapter.outcome(
            #"{"success":true,"valid":false,"message":"Invalid key, exceeded quota, insufficient credits"}"#)
        #expect(outcome.classification == "ok")
        #expect(outcome.answer?.phone?.valid == false)
    }

    @Test(
        "an essential field that is missing makes the answer partial and is named",
        arguments: [
            (#""valid":true,"carrier":"A","line_type":"VOIP","fraud_score":1"#, ["phone.active"]),
            (#""valid":true,"active":true,"carrier":"N/A","line_type":"VOIP","fraud_score":1"#, ["phone.carrier"]),
            (#""valid":true,"active":false,"carrier":"A","line_type":"N/A","fraud_score":1"#, ["phone.line_type"]),
            (#""valid":true,"active":true,"carrier":"A","line_type":"VOIP""#, ["phone.fraud_score"]),
            (#""active":true,"carrier":"A","line_type":"VOIP","fraud_score":1"#, ["phone.valid"]),
        ])
    func partial(_ row: (String, [String])) {
        let outcome = adapter.outcome("{\"success\":true,\(row.0)}")
        #expect(outcome.classification == "partial")
        #expect(outcome.answer?.missing == row.1)
    }

    @Test(
        "the account's problems are told by their texts",
        arguments: [
            ("You have insufficient credits to make this query. Please contact support.", "balance"),
            ("You have exceeded your request quota of 200 per day. Please upgrade.", "quota"),
            ("Error: You have exceeded your request quota of 5000 per day.", "quota"),
            ("Invalid or unauthorized key. Please check the API key and try again.", "credentials"),
            ("UNAUTHORISED SECRET", "credentials"), ("Invalid domain for this integration", "credentials"),
        ])
    func account(_ row: (String, String)) {
        #expect(failure(row.0).classification == "account(\(row.1))")
        #expect(failure("", extra: ",\"errors\":[\"\(row.0)\"]").classification == "account(\(row.1))")
        #expect(failure("", extra: ",\"errors\":\"\(row.0)\"").classification == "account(\(row.1))")
    }

    @Test(
        "words about the number are about the input, which is assumed to be charged",
        arguments: [
            "Invalid phone number.", "The phone number is invalid", "This NUMBER seems to be invalid",
            "Phone number is invalid, check the number and try again.",
        ])
    func invalidInput(_ message: String) {
        let outcome = failure(message)
        #expect(outcome.classification == "invalid_input")
        #expect(outcome.answer?.cost == nil)
    }

    @Test("a failure that says the number is not valid is about the input")
    func invalidFlag() {
        #expect(failure("Failed.", extra: ",\"valid\":false,\"errors\":[]").classification == "invalid_input")
    }

    @Test("an unknown failure is tried once more, and then it is malformed")
    func unknown() {
        let body = #"{"success":false,"message":"Something else"}"#
        let first = adapter.outcome(body)
        #expect(first.classification == "transient")
        #expect(first.failure?.furtherAttempts == 1)
        #expect(first.failure?.mayHaveBeenCharged == true)
        #expect(adapter.outcome(body, attempt: Sample.attempt(2)).classification == "malformed")
    }

    @Test(
        "HTTP decides where the body does not",
        arguments: [
            (401, "account(credentials)"), (403, "account(credentials)"), (402, "account(balance)"),
            (404, "account(configuration)"), (429, "throttled"), (509, "throttled"), (500, "transient"),
            (503, "transient"), (302, "malformed"), (301, "malformed"), (400, "malformed"),
        ])
    func http(_ row: (Int, String)) {
        #expect(adapter.outcome("<html>no</html>", status: row.0).classification == row.1)
        #expect(adapter.outcome("", status: row.0).classification == row.1)
        #expect(adapter.outcome("{\"success\":true,\(full)}", status: row.0).classification == row.1)
    }

    @Test("a throttled call waits as long as it is told", arguments: [429, 509])
    func throttled(_ status: Int) {
        let outcome = adapter.outcome(
            #"{"success":false,"message":"Too many requests."}"#, status: status, headers: ["retry-after": "2"])
        #expect(outcome.classification == "throttled")
        #expect(outcome.failure?.retryAfter == .seconds(2))
        #expect(outcome.failure?.mayHaveBeenCharged == false)
    }

    @Test(
        "what is no answer is malformed",
        arguments: [
            "", "null", "[]", "true", "<!DOCTYPE html>", "{}", #"{"success":null}"#, #"{"success":"maybe"}"#,
            #"{"success":true}"#, #"{"success":true,"message":"Phone is valid."}"#, #"{"valid":true,"fraud_score":1}"#,
        ])
    func malformed(_ body: String) {
        let outcome = adapter.outcome(body)
        #expect(outcome.classification == "malformed")
        #expect(outcome.failure?.furtherAttempts == 1)
    }

    @Test("an answer about another number is malformed")
    func otherNumber() {
        #expect(
            adapter.outcome("{\"success\":true,\(full),\"formatted\":\"+12025550143\"}").classification == "malformed")
        #expect(adapter.outcome("{\"success\":true,\(full),\"formatted\":\"+44 7700 900001\"}").classification == "ok")
    }
}
