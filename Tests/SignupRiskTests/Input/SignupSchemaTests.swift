import JSON
import Testing

@testable import SignupRisk

@Suite("The schema of signups")
struct SignupSchemaTests {
    @Test(
        "takes what the decoder takes",
        arguments: [
            "{}",
            #"{"event_id":"1","phone":"+44","ip":"1.1.1.1","country":"GB","address":"x","occurred_at":1,"more":{}}"#,
            #"{"event_id":7,"phone":447700900001,"ip":null,"country":"","address":null,"occurred_at":null}"#,
        ])
    func takes(text: String) throws {
        let value = try JSONValue(parsing: Array(text.utf8))
        #expect(try EventReading.schema("signup").violations(of: value) == [])
        #expect(Decoding.signup(text) != nil)
    }

    @Test("refuses what cannot be meant", arguments: ["[]", #"{"phone":true}"#, #"{"ip":{}}"#, #"{"country":[]}"#])
    func refuses(text: String) throws {
        let value = try JSONValue(parsing: Array(text.utf8))
        #expect(try !EventReading.schema("signup").violations(of: value).isEmpty)
    }
}
