import JSON
import SignupRisk
import TestSupport
import Testing

@testable import Lookups

@Suite("Answers as bytes")
struct VendorAnswerCodecTests {
    @Test("any answer reads back as it was", arguments: 1...5)
    func roundTrip(seed: UInt64) throws {
        var answers = RandomAnswers(seed: seed)
        for _ in 0..<400 {
            let answer = answers.next()
            let copy = try #require(VendorAnswerCodec.decode(VendorAnswerCodec.encode(answer)))
            try #require(copy == answer)
        }
    }

    @Test("every field of the evidence is written")
    func allFields() {
        func names(_ value: Any) -> Int { Mirror(reflecting: value).children.count }
        #expect(EvidenceFields.phone.count == names(PhoneEvidence()))
        #expect(EvidenceFields.ip.count == names(IPEvidence()))
        #expect(EvidenceFields.match.count == names(MatchEvidence()))
    }

    @Test("details as deep as a vendor's answer may be survive")
    func deepDetails() throws {
        var value = JSONValue.string("bottom")
        for _ in 0..<126 { value = .array([value]) }
        let details: JSONValue = ["deep": value]
        let answer = VendorAnswer(
            vendor: Samples.vendor, status: .ok, observedAt: 0, details: details.serialized())
        #expect(VendorAnswerCodec.decode(VendorAnswerCodec.encode(answer)) == answer)
    }

    @Test(
        "what is of another release, damaged, or no answer is no answer",
        arguments: [
            "", "{}", "[]", "null", #"{"v":2,"vendor":"eko","status":"ok","observed_at":0}"#,
            #"{"v":1,"vendor":"eko","status":"timeout","observed_at":0}"#,
            #"{"v":1,"vendor":"eko","status":"splendid","observed_at":0}"#,
            #"{"v":1,"vendor":"eko","status":"ok"}"#, #"{"v":1,"status":"ok","observed_at":0}"#,
            #"{"v":1,"vendor":"eko","status":"ok","observed_at":0"#,
            #"{"v":1,"vendor":"eko","status":"ok","observed_at":99999999999999999999}"#,
        ])
    func refuses(text: String) {
        #expect(VendorAnswerCodec.decode(text.utf8) == nil)
    }

    @Test("bytes that were cut or changed never trap")
    func damage() {
        var answers = RandomAnswers(seed: 9)
        var generator = SeededGenerator(seed: 9)
        for _ in 0..<300 {
            var bytes = VendorAnswerCodec.encode(answers.next())
            bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
            _ = VendorAnswerCodec.decode(bytes)
            #expect(VendorAnswerCodec.decode(bytes.dropLast(Int.random(in: 1...bytes.count, using: &generator))) == nil)
        }
    }

    @Test("a larger answer is reckoned larger")
    func footprint() {
        let small = VendorAnswer(vendor: Samples.vendor, status: .ok, observedAt: 0)
        let large = VendorAnswer(
            vendor: Samples.vendor, status: .ok, observedAt: 0, missing: ["ip.city"],
            message: String(repeating: "x", count: 1000), details: [UInt8](repeating: 0x20, count: 1000))
        #expect(large.footprint >= small.footprint + 2000)
    }
}
