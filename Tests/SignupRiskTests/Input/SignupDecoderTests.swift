import JSON
import TestSupport
import Testing

@testable import SignupRisk

@Suite("Decoding signups")
struct SignupDecoderTests {
    private static let example = """
        {"event_id":"su-7f3a9c","phone":"+44 7700 900001","ip":"123.0.0.255","country":"GB","address":"1 High St",\
        "occurred_at":"2026-11-21T12:00:00Z","extra":{"nested":[1,2,3]}}
        """

    @Test("finds the mapped fields and keeps the object as it came")
    func findsFields() throws {
        let signup = try #require(Decoding.signup(" \n\(Self.example)\t "))
        #expect(signup.id == "su-7f3a9c")
        #expect(signup.phone == "+44 7700 900001")
        #expect(signup.ip == "123.0.0.255")
        #expect(signup.country == "GB")
        #expect(signup.address == "1 High St")
        #expect(signup.occurredAt == "2026-11-21T12:00:00Z")
        #expect(signup.object == Array(Self.example.utf8))
        #expect(signup.cloudEvent == nil)
    }

    @Test("finds fields deep in the object, in arrays, and under escaped names")
    func findsDeepFields() throws {
        let mapping = SignupMapping(
            id: try JSONPointer("/meta/0/key"), phone: try JSONPointer("/user/a~1b"), ip: try JSONPointer("/user/ip"))
        let text = #"{"user":{"a\u002fb":"123","ip":"::1"},"meta":[{"key":7}]}"#
        let signup = try #require(Decoding.signup(text, mapping: mapping))
        #expect(signup.phone == "123")
        #expect(signup.ip == "::1")
        #expect(signup.id == "7")
        #expect(signup.address == nil)
    }

    @Test("takes numbers where a person would send them, digits kept as written")
    func takesNumbers() throws {
        let signup = try #require(
            Decoding.signup(#"{"event_id":12345678901234567890,"phone":447700900001,"occurred_at":1795262400.5}"#))
        #expect(signup.id == "12345678901234567890")
        #expect(signup.phone == "447700900001")
        #expect(signup.occurredAt == "1795262400.5")
    }

    @Test(
        "takes a field that is no text for missing",
        arguments: ["null", "true", "false", "{}", "[]", #"{"a":1}"#, #"["+447700900001"]"#, #""""#, #"" \t\r\n ""#])
    func missingFields(value: String) throws {
        let signup = try #require(Decoding.signup(#"{"event_id":\#(value),"phone":\#(value),"ip":\#(value)}"#))
        #expect(signup.id == nil)
        #expect(signup.phone == nil)
        #expect(signup.ip == nil)
    }

    @Test("takes the last of a field that stands twice, and keeps both in the object")
    func duplicateKeys() throws {
        let text = #"{"phone":"1","phone":"2","ip":"1.1.1.1","ip":null}"#
        let signup = try #require(Decoding.signup(text))
        #expect(signup.phone == "2")
        #expect(signup.ip == nil)
        #expect(signup.object == Array(text.utf8))
    }

    @Test("skips a tombstone")
    func tombstone() { #expect(Decoding.decode(nil as [UInt8]?) == .tombstone) }

    @Test("passes trace headers on, and no others")
    func traceHeaders() throws {
        let headers = [
            SignupHeader(name: "traceparent", value: Array("00-ab-cd-01".utf8)),
            SignupHeader(name: "x-other", value: [1]), SignupHeader(name: "tracestate", value: Array("a=b".utf8)),
            SignupHeader(name: "empty", value: nil),
        ]
        let signup = try #require(Decoding.signup("{}", headers: headers))
        #expect(signup.traceHeaders == [headers[0], headers[2]])
    }

    @Test("passes over a byte order mark")
    func byteOrderMark() throws {
        let signup = try #require(Decoding.signup("\u{FEFF}{\"phone\":\"1\"}"))
        #expect(signup.phone == "1")
        #expect(signup.object.first == UInt8(ascii: "{"))
    }

    @Test(
        "says why a value cannot be decoded, without its content",
        arguments: [
            ("", UndecodableReason.notJSON), (" ", .notJSON), ("secret", .notJSON), (#"{"secret":"#, .notJSON),
            (#"{"secret":1} {"#, .notJSON), (#"{"secret":01}"#, .notJSON), (#"{"secret":"\x"}"#, .notJSON),
            ("\u{0}", .notJSON), ("[\"secret\"]", .notAnObject), ("\"secret\"", .notAnObject), ("12", .notAnObject),
            ("null", .notAnObject), ("true", .notAnObject),
        ])
    func undecodable(text: String, reason: UndecodableReason) throws {
        let (found, message) = try #require(Decoding.problem(Array(text.utf8)))
        #expect(found == reason)
        #expect(!message.contains("secret"))
    }

    @Test("tells what is not UTF-8 from what is not JSON")
    func notUTF8() throws {
        let value = Array(#"{"a":""#.utf8) + [0xC3, 0x28] + Array(#""}"#.utf8)
        #expect(try #require(Decoding.problem(value)).reason == .notUTF8)
        let overlong = Array(#"{"a":""#.utf8) + [0xC0, 0xAF] + Array(#""}"#.utf8)
        #expect(try #require(Decoding.problem(overlong)).reason == .notUTF8)
    }

    @Test("recognises the schema registry's framing")
    func confluentFraming() throws {
        let value: [UInt8] = [0, 0, 0, 0, 42] + Array("{}".utf8)
        let (reason, message) = try #require(Decoding.problem(value))
        #expect(reason == .confluentWireFormat)
        #expect(message.contains("schema"))
    }

    @Test("refuses what is longer than the limit, and takes what is as long")
    func tooLarge() throws {
        let text = Array(#"{"phone":"1"}"#.utf8)
        #expect(try #require(Decoding.problem(text, maximumBytes: text.count - 1)).reason == .tooLarge)
        #expect(Decoding.problem(text, maximumBytes: text.count) == nil)
    }

    @Test("refuses nesting without end, and does not mind nesting within reason")
    func nesting() throws {
        func nested(_ depth: Int) -> [UInt8] {
            Array((#"{"a":"# + String(repeating: "[", count: depth) + String(repeating: "]", count: depth) + "}").utf8)
        }
        #expect(Decoding.problem(nested(90)) == nil)
        #expect(try #require(Decoding.problem(nested(200))).reason == .tooDeep)
        #expect(try #require(Decoding.problem(nested(100_000))).reason == .tooDeep)
    }

    @Test("reads NULs, lone surrogates and characters beyond the basic plane without a trap")
    func oddCharacters() throws {
        let signup = try #require(
            Decoding.signup(
                #"{"phone":"\u0000+44","ip":"\ud800","address":"\ud83d\ude00 Straße","event_id":"\udc00\ud800"}"#))
        #expect(signup.phone == "\u{0}+44")
        #expect(signup.ip == "\u{FFFD}")
        #expect(signup.address == "😀 Straße")
        #expect(signup.id == "\u{FFFD}\u{FFFD}")
    }

    @Test("never traps, whatever the bytes")
    func survivesNoise() throws {
        var random = SeededGenerator(seed: 5)
        let example = Array(Self.example.utf8)
        for _ in 0..<20_000 {
            var value = example
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let place = Int.random(in: 0..<value.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: value[place] = UInt8.random(in: 0...255, using: &random)
                case 1: value.removeSubrange(place..<min(place + 7, value.count))
                default: value.insert(contentsOf: value.prefix(place / 2), at: place)
                }
                if value.isEmpty { value = [0] }
            }
            if case .signup(let signup) = Decoding.decode(value) {
                #expect((try? JSONValue(parsing: signup.object))?.object != nil)
            }
        }
    }
}
