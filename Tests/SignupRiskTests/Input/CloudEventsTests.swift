import Testing

@testable import SignupRisk

@Suite("Unwrapping CloudEvents")
struct CloudEventsTests {
    private static let data = #"{ "phone" : "+447700900001", "ip":"123.0.0.255", "x":1 }"#
    private static let attributes = """
        "specversion":"1.0","id":"ce-1","source":"/shop","type":"signup","time":"2026-11-21T12:00:00Z"
        """
    private static let contentType = SignupHeader(
        name: "Content-Type", value: Array("application/cloudevents+json; charset=utf-8".utf8))

    private static func header(_ name: String, _ value: String) -> SignupHeader {
        SignupHeader(name: name, value: Array(value.utf8))
    }

    @Test("unwraps an envelope it recognises by its members", arguments: [SignupMapping.Format.auto, .cloudevents])
    func structured(format: SignupMapping.Format) throws {
        let signup = try #require(Decoding.signup("{\(Self.attributes),\"data\":\(Self.data)}", format: format))
        #expect(signup.object == Array(Self.data.utf8))
        #expect(signup.phone == "+447700900001")
        #expect(signup.id == "ce-1")
        #expect(signup.occurredAt == "2026-11-21T12:00:00Z")
        #expect(
            signup.cloudEvent
                == CloudEventAttributes(id: "ce-1", source: "/shop", type: "signup", time: "2026-11-21T12:00:00Z"))
    }

    @Test("prefers the data's own identifier and time")
    func ownIdentifier() throws {
        let data = #"{"event_id":"own","occurred_at":"2025-01-01T00:00:00Z"}"#
        let signup = try #require(Decoding.signup("{\(Self.attributes),\"data\":\(data)}"))
        #expect(signup.id == "own")
        #expect(signup.occurredAt == "2025-01-01T00:00:00Z")
        #expect(signup.cloudEvent?.id == "ce-1")
    }

    @Test("leaves an envelope alone where the format is plain JSON")
    func plainFormat() throws {
        let text = "{\(Self.attributes),\"data\":\(Self.data)}"
        let signup = try #require(Decoding.signup(text, headers: [Self.contentType], format: .json))
        #expect(signup.object == Array(text.utf8))
        #expect(signup.phone == nil)
        #expect(signup.cloudEvent == nil)
    }

    @Test("does not take an object with a version, but no data, for an envelope")
    func noEnvelope() throws {
        let signup = try #require(Decoding.signup(#"{"specversion":"1.0","phone":"1"}"#))
        #expect(signup.phone == "1")
        #expect(signup.cloudEvent == nil)
        #expect(try #require(Decoding.signup(#"{"specversion":1,"data":{},"phone":"1"}"#)).phone == "1")
    }

    @Test("decodes data that came as base64")
    func base64() throws {
        let text = #"{\#(Self.attributes),"data_base64":"eyJwaG9uZSI6IisxIiwiaXAiOiI4LjguOC44In0="}"#
        for format in [SignupMapping.Format.auto, .cloudevents] {
            let signup = try #require(Decoding.signup(text, format: format))
            #expect(signup.phone == "+1")
            #expect(signup.ip == "8.8.8.8")
            #expect(signup.object == Array(#"{"phone":"+1","ip":"8.8.8.8"}"#.utf8))
            #expect(signup.id == "ce-1")
        }
    }

    @Test("reads the attributes of binary mode from the headers")
    func binary() throws {
        let headers = [
            Self.header("ce_specversion", "1.0"), Self.header("ce_id", "b-1"), Self.header("ce_source", "/app"),
            Self.header("ce_type", "t"), Self.header("ce_time", "2026-01-02T03:04:05Z"),
            Self.header("content-type", "application/json"),
        ]
        for format in [SignupMapping.Format.auto, .cloudevents] {
            let signup = try #require(Decoding.signup(Self.data, headers: headers, format: format))
            #expect(signup.object == Array(Self.data.utf8))
            #expect(signup.id == "b-1")
            #expect(signup.occurredAt == "2026-01-02T03:04:05Z")
            #expect(signup.cloudEvent?.source == "/app")
        }
        let plain = try #require(Decoding.signup(Self.data, headers: headers, format: .json))
        #expect(plain.id == nil)
    }

    @Test(
        "says what is wrong with an envelope that was announced",
        arguments: [
            "{}", #"{"specversion":"1.0"}"#, #"{"specversion":"1.0","data":"text"}"#,
            #"{"specversion":"1.0","data":[1]}"#, #"{"specversion":"1.0","data":null}"#, #"{"data":{"phone":"1"}}"#,
            #"{"specversion":"1.0","data_base64":"%%%"}"#, #"{"specversion":"1.0","data_base64":7}"#,
            #"{"specversion":"1.0","data_base64":"WzFd"}"#, #"[{"specversion":"1.0","data":{}}]"#,
        ])
    func broken(text: String) throws {
        let announced = try #require(Decoding.problem(Array(text.utf8), headers: [Self.contentType]))
        #expect(announced.reason == .brokenCloudEvent)
        let configured = try #require(Decoding.problem(Array(text.utf8), format: .cloudevents))
        #expect(configured.reason == .brokenCloudEvent)
    }

    @Test("tells base64 that holds no JSON from a broken envelope")
    func base64WithoutJSON() throws {
        let text = Array(#"{"specversion":"1.0","data_base64":"bm8="}"#.utf8)
        #expect(try #require(Decoding.problem(text)).reason == .notJSON)
    }
}
