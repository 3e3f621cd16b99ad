import JSON
import SignupRisk
import TestSupport
import Testing
import Vendors

/// Whatever a vendor sends, no adapter crashes, and nothing but an answer is taken for one.
@Suite struct RobustnessTests {
    /// Fixtures with a complete answer, and the members without which it is none.
    private static let complete: [(fixture: String, required: [[String]])] = [
        ("vonage/01_success_ip_match", [["status"], ["ip"]]),
        (
            "ipqualityscore/01_success_documented_fields_only",
            [["success"], ["valid"], ["active"], ["carrier"], ["line_type"]]
        ),
        (
            "provero/01_success_seed_example",
            [["country"], ["city"], ["ip"], ["geoMatch", "city"], ["distance"]]
        ),
        (
            "eko/01_success_seed_example",
            [["status"], ["data", "ip_address"], ["data", "country_code"], ["data", "city_risk_score"]]
        ),
    ]

    private static func outcome(_ fixture: Fixture, _ body: [UInt8], status: Int = 200) -> VendorOutcome {
        var response = fixture.response
        response.status = status
        response.body = body
        return Sample.adapter(fixture.vendor).interpret(
            response, to: fixture.query, attempt: Sample.attempt(), now: Sample.now)
    }

    @Test("no truncation of a complete answer is taken for an answer", arguments: complete.indices)
    func truncations(_ index: Int) throws {
        let fixture = try #require(Fixture.named(Self.complete[index].fixture))
        let body = fixture.response.body
        for length in 0..<body.count {
            #expect(Self.outcome(fixture, Array(body.prefix(length))).failure?.kind == .malformed)
        }
        #expect(Self.outcome(fixture, body).answer?.status == .ok)
    }

    @Test("a complete answer without a required member is not ok", arguments: complete.indices)
    func withoutRequired(_ index: Int) throws {
        let (name, required) = Self.complete[index]
        let fixture = try #require(Fixture.named(name))
        let json = try JSONValue(parsing: fixture.response.body)
        for path in required {
            for replacement: JSONValue? in [nil, .null, "N/A", [], [:], "\u{0}"] {
                let body = Self.replacing(path, in: json, with: replacement).serialized()
                #expect(Self.outcome(fixture, body).answer?.status != .ok, "\(path)")
            }
        }
    }

    @Test("a flipped byte makes no other lookup's answer of it", arguments: complete.indices)
    func flippedBytes(_ index: Int) throws {
        let (name, required) = Self.complete[index]
        let fixture = try #require(Fixture.named(name))
        let original = try JSONValue(parsing: fixture.response.body)
        var generator = SeededGenerator(seed: UInt64(index))
        for _ in 0..<2000 {
            var body = fixture.response.body
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                let place = Int.random(in: body.indices, using: &generator)
                body[place] ^= 1 << UInt8.random(in: 0...7, using: &generator)
            }
            guard Self.outcome(fixture, body).answer?.status == .ok else { continue }
            // Whatever is ok is whole JSON in which every required member still says something.
            let json = try JSONValue(parsing: body)
            for path in required {
                let member = Self.member(path, of: json)
                #expect(member != nil && member?.isNull == false)
                if ["status", "success", "ip", "ip_address"].contains(path.last), member?.object == nil {
                    #expect(Self.meaning(member) == Self.meaning(Self.member(path, of: original)), "\(path)")
                }
            }
        }
    }

    @Test(
        "random bytes and random JSON crash nothing and are never ok",
        arguments: ["vonage", "ipqualityscore", "provero", "eko"])
    func randomBodies(_ vendor: String) throws {
        let fixture = try #require(Fixture.of(vendor).first)
        var generator = SeededGenerator(seed: UInt64(vendor.utf8.count))
        for _ in 0..<1000 {
            let status = [200, 200, 200, 302, 400, 401, 403, 404, 422, 429, 500, 509, 0, 999].randomElement(
                using: &generator)
            let bytes = (0..<Int.random(in: 0...60, using: &generator)).map { _ in
                UInt8.random(in: 0...255, using: &generator)
            }
            #expect(Self.outcome(fixture, bytes, status: status ?? 200).answer == nil)
            let json = RandomJSON.value(depth: 0, using: &generator)
            let outcome = Self.outcome(fixture, json.serialized(), status: status ?? 200)
            #expect(outcome.answer?.status != .ok)
            #expect((outcome.failure?.message.count ?? 0) < 400)
        }
    }

    @Test("the members of a complete answer, each replaced by anything, crash nothing", arguments: complete.indices)
    func replacedMembers(_ index: Int) throws {
        let fixture = try #require(Fixture.named(Self.complete[index].fixture))
        let json = try JSONValue(parsing: fixture.response.body)
        var generator = SeededGenerator(seed: 77)
        for path in RandomJSON.paths(of: json) {
            for _ in 0..<20 {
                let replacement = RandomJSON.value(depth: 1, using: &generator)
                let body = Self.replacing(path, in: json, with: replacement).serialized()
                let outcome = Self.outcome(fixture, body)
                #expect(outcome.answer.map { $0.status.isAnswered } ?? true)
            }
        }
    }

    @Test("random headers crash nothing")
    func randomHeaders() {
        var generator = SeededGenerator(seed: 5)
        let values = [
            "", "-1", "9223372036854775807", "99999999999999999999", "Tue, 14 Nov 2023 22:13:20 GMT", "\u{0}", "é",
            "1e9",
        ]
        for vendor in ["vonage", "ipqualityscore", "provero", "eko"] {
            for _ in 0..<300 {
                var headers: [String: String] = [:]
                for name in ["retry-after", "date", "x-ratelimit-reset", "content-type"] {
                    headers[name] = values.randomElement(using: &generator)
                }
                for status in [403, 429, 503] {
                    let now = [Int64.min, .max, 0, Sample.now].randomElement(using: &generator) ?? 0
                    let outcome = Sample.adapter(vendor).outcome("", status: status, headers: headers, now: now)
                    let delay = outcome.failure?.retryAfter ?? .zero
                    #expect(delay >= .zero && delay <= .seconds(86_400))
                }
            }
        }
    }

    /// A value as the adapters understand it: 0 and "0" are the same.
    private static func meaning(_ value: JSONValue?) -> String? {
        switch value {
        case .string(let text)?: text.lowercased()
        case .number(let text)?: text.hasPrefix("-0") || Double(text) == 0 ? "0" : text
        case .bool(let flag)?: flag ? "true" : "false"
        default: nil
        }
    }

    private static func member(_ path: [String], of json: JSONValue) -> JSONValue? {
        path.reduce(json as JSONValue?) { $0?[$1] }
    }

    private static func replacing(_ path: [String], in json: JSONValue, with value: JSONValue?) -> JSONValue {
        guard let name = path.first, var object = json.object else { return json }
        object[name] =
            path.count == 1 ? value : object[name].map { replacing(Array(path.dropFirst()), in: $0, with: value) }
        return .object(object)
    }
}
