import JSON
import Testing

@testable import SignupRisk

@Suite("The text of an event")
struct EventTextTests {
    private static let texts = [
        "", "a", "plain text", "exactly8", "nine char", "a \"quote\"", "back\\slash", "line\nfeed", "tab\tbell\u{7}",
        "Größe ☂",
        "seven b\"", "0123456\\", "01234567\u{1}", "\u{7F}delete",
        "long " + String(repeating: "ab cd ", count: 40) + "\"end",
    ]

    private func written(capacity: Int = 256, _ write: (inout EventText) -> Void) -> String {
        String(decoding: EventText.bytes(capacity: capacity, write), as: UTF8.self)
    }

    @Test("A string is written as any JSON writer does, with room enough and without", arguments: texts)
    func strings(text: String) {
        var expected = JSONWriter()
        expected.string(text)
        for capacity in [0, 1, 7, 1024] {
            #expect(
                written(capacity: capacity) { $0.string(text) } == String(decoding: expected.bytes, as: UTF8.self))
        }
    }

    @Test("Numbers are written in their shortest form")
    func numbers() {
        for value in [0, 7, 10, -1, 99, 100, 1_234_567_890, Int.max, Int.min] {
            #expect(written { $0.integer(value) } == String(value))
            #expect(written(capacity: 1) { $0.integer(value) } == String(value))
        }
        for value in [0, -0.5, 19.0728, 72, 1e300, -180, 0.1 + 0.2] {
            var expected = JSONWriter()
            expected.number(value)
            #expect(written { $0.number(value) } == String(decoding: expected.bytes, as: UTF8.self))
        }
        #expect(written { $0.number(.nan) } == "null")
        #expect(written { $0.number(-.infinity) } == "null")
    }

    @Test("What is not known is written as null")
    func unknown() {
        let text = written { text in
            text.member("{\"a\":", nil as String?)
            text.member(",\"b\":", nil as Bool?)
            text.member(",\"c\":", nil as Int?)
            text.member(",\"d\":", nil as Double?)
            text.member(",\"e\":", nil as LineType?)
            text.literal("}")
        }
        #expect(text == #"{"a":null,"b":null,"c":null,"d":null,"e":null}"#)
    }

    @Test("A moment is written as it is elsewhere")
    func timestamps() {
        for capacity in [3, 64] {
            #expect(
                written(capacity: capacity) { $0.timestamp(Samples.noon) } == "\"\(Timestamp.text(Samples.noon))\"")
        }
    }

    @Test("The constant of every word is its raw value in quotes")
    func words() {
        func agrees<Word: EventWord & RawRepresentable & CaseIterable>(_: Word.Type) where Word.RawValue == String {
            for word in Word.allCases { #expect("\(word.json)" == "\"\(word.rawValue)\"") }
        }
        agrees(CheckKind.self)
        agrees(CheckStatus.self)
        agrees(AnswerSource.self)
        agrees(Assessment.Status.self)
        agrees(RiskLevel.self)
        agrees(Recommendation.self)
        agrees(MatchVerdict.self)
        agrees(LineType.self)
    }

    @Test("Every signal that a source can give has the member its name says")
    func sourceMembers() {
        let given = SignalSet(named: "phone.").union(SignalSet(named: "ip.")).subtracting(
            SignalSet([.phoneE164, .phoneNational, .phonePossible, .ipAddress, .ipVersion, .ipReserved]))
        for signal in Signal.allCases {
            #expect("\(signal.sourceMember)" == (given.contains(signal) ? "\"\(signal.field)\":\"" : ""))
        }
    }

    @Test("An event is the same however much room was reckoned for it")
    func longEvents() throws {
        let long = String(repeating: "carrier ", count: 2000)
        let checks = [Samples.check(Samples.answer(Samples.vonage, phone: { $0.carrier = long }))]
        let signup = Signup(object: Array("{}".utf8))
        let event = RiskEventEncoder().encode(
            source: Samples.record, signup: signup, subject: Samples.subject(),
            assessment: try Samples.assess(Samples.subject(), checks), checks: checks, assessedAt: Samples.noon)
        #expect(try EventReading.validated(event)["phone"]?["carrier"]?.string == long)
    }
}
