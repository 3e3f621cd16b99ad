import JSON
import TestSupport
import Testing

@testable import SignupRisk

@Suite("The schema validator the tests rely on")
struct JSONSchemaTests {
    private func isValid(_ value: JSONValue, _ schema: String) throws -> Bool {
        try JSONSchema(parsing: Array(schema.utf8)).violations(of: value).isEmpty
    }

    @Test(
        "takes what a schema allows and refuses what it does not",
        arguments: [
            (#"{"type":"string"}"#, "a", 1), (#"{"type":["integer","null"]}"#, nil, "a"),
            (#"{"type":"integer"}"#, 1, true),
            (#"{"const":{"a":[1]}}"#, ["a": [1]], ["a": [2]]), (#"{"enum":["a",null]}"#, nil, "b"),
            (#"{"required":["a"]}"#, ["a": nil], ["b": 1]),
            (#"{"properties":{"a":{"type":"null"}}}"#, ["a": nil], ["a": 1]),
            (#"{"properties":{"a":true},"additionalProperties":false}"#, ["a": 1], ["a": 1, "b": 1]),
            (#"{"additionalProperties":{"type":"string"}}"#, ["a": "x"], ["a": 1]),
            (#"{"minProperties":1}"#, ["a": 1], [:]), (#"{"items":{"minimum":3}}"#, [3, 4], [3, 2]),
            (#"{"minItems":1,"maxItems":2}"#, [1, 2], [1, 2, 3]), (#"{"uniqueItems":true}"#, [1, 2], [1, 1]),
            (#"{"minimum":0,"maximum":1}"#, .number("0.5"), .number("1.5")), (#"{"minLength":2}"#, "ab", "a"),
            (#"{"maxLength":1}"#, "é", "ab"), (#"{"pattern":"^a+$"}"#, "aa", "ab"),
            (#"{"format":"date-time"}"#, "2026-11-21T12:00:00.123Z", "2026-11-21"),
            (#"{"format":"uuid"}"#, "6e0d6f1c-7c1a-4f0e-9d55-1f2a6c0b8e37", "6e0d6f1c"),
            (#"{"anyOf":[{"type":"null"},{"minimum":5,"type":"number"}]}"#, 5, 4),
            (#"{"allOf":[{"minimum":2},{"maximum":3}]}"#, 3, 4),
            (#"{"if":{"required":["a"]},"then":{"required":["b"]},"else":{"required":["c"]}}"#, ["c": 1], ["a": 1]),
            (##"{"$ref":"#/$defs/x","$defs":{"x":{"const":1}}}"##, 1, 2), ("true", 1, .number("x")),
        ] as [(String, JSONValue, JSONValue)])
    func keywords(schema: String, good: JSONValue, bad: JSONValue) throws {
        #expect(try isValid(good, schema))
        if schema != "true" { #expect(try !isValid(bad, schema)) }
    }

    @Test(
        "leaves no keyword unchecked",
        arguments: [#"{"exclusiveMinimum":1}"#, ##"{"$ref":"#/$defs/none"}"##, #"{"format":"ipv4"}"#])
    func unknownKeywords(schema: String) throws { #expect(try !isValid("1", schema)) }

    @Test("names the place")
    func places() throws {
        let schema = try JSONSchema(parsing: Array(#"{"properties":{"a":{"items":{"type":"null"}}}}"#.utf8))
        #expect(schema.violations(of: ["a": [nil, 1]]).map(\.place) == ["/a/1"])
    }

    @Test(
        "an event with a member too many, one too few, or false for null is refused",
        arguments: [
            ("status", nil), ("status", "fine"), ("more", 1), ("phone", [:]), ("assessed_at", "2026-11-21T12:00:00Z"),
        ]
            as [(String, JSONValue?)])
    func brokenEvents(name: String, value: JSONValue?) throws {
        let encoded = try RiskEventTests.encode([Samples.unanswered(Samples.eko)])
        var event = try #require(try EventReading.validated(encoded).object)
        event[name] = value
        #expect(try !EventReading.schema("risk-event").violations(of: .object(event)).isEmpty)
    }
}
