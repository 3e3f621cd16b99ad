import JSON
import Testing

@testable import SignupRisk

@Suite("Risk events")
struct RiskEventTests {
    static let object = #"{ "event_id":"su-7f3a9c", "phone":"+447700900001","more":[1.50,"é\u00e9"] }"#

    static func encode(
        _ checks: [CheckResult], subject: LookupSubject = Samples.subject(), privacy: PrivacyMode = .plain,
        signup: Signup = Signup(object: Array(object.utf8), id: "su-7f3a9c", occurredAt: "2026-11-21T13:00:00+01:00"),
        shadow: RuleSet? = nil
    ) throws -> EncodedEvent {
        let assessment = Assessor(rules: try RuleSet.builtIn, shadow: shadow).assess(subject, checks: checks)
        return RiskEventEncoder(privacy: privacy).encode(
            source: Samples.record, signup: signup, subject: subject, assessment: assessment, checks: checks,
            assessedAt: Samples.noon)
    }

    private static let vonage = Samples.answer(
        Samples.vonage,
        phone: {
            ($0.valid, $0.active, $0.lineType, $0.ported, $0.roaming) = (true, true, .mobile, false, false)
            ($0.carrier, $0.country) = ("Telefonica UK Limited", "GB")
        }, ip: { $0.country = "KR" }, match: { $0.vendorIPMatchLevel = "mismatch" })

    @Test("have the members of the contract, in its order")
    func members() throws {
        let event = try EventReading.validated(Self.encode([Samples.check(Self.vonage)]))
        #expect(
            event.object?.names == [
                "schema", "id", "assessed_at", "source", "signup", "status", "risk", "phone", "ip", "match",
                "conflicts",
                "checks",
            ])
        #expect(event["source"]?.object?.names == ["topic", "partition", "offset", "id", "occurred_at"])
        #expect(
            event["risk"]?.object?.names == [
                "score", "score_range", "level", "recommendation", "reasons", "rules", "shadow",
            ])
        #expect(
            event["phone"]?.object?.names == [
                "e164", "national", "possible", "valid", "active", "reachable", "line_type", "voip", "prepaid",
                "ported",
                "roaming", "roaming_country", "carrier", "country", "region", "city", "zip", "fraud_score",
                "recent_abuse", "risky", "sources",
            ])
        #expect(
            event["ip"]?.object?.names == [
                "address", "version", "reserved", "country", "region", "city", "zip", "latitude", "longitude",
                "proxy_type", "is_proxy", "city_risk_score", "proxy_risk_score", "sources",
            ])
        #expect(
            event["match"]?.object?.names == [
                "phone_country_ip_country", "stated_country_phone", "stated_country_ip", "address_country",
                "address_city", "address_distance_km", "vendor_ip_match_level",
            ])
        #expect(
            event["checks"]?.array?.first?.object?.names == [
                "check", "vendor", "status", "source", "attempts", "latency_ms", "observed_at", "missing",
                "vendor_status", "request_id", "cost",
            ])
    }

    @Test("tell where and when, and the same id for every delivery")
    func identity() throws {
        let event = try EventReading.validated(Self.encode([Samples.check(Self.vonage)]))
        #expect(event["schema"] == "signup-risk/1")
        #expect(event["id"]?.string == EventIdentifier.make(sourceID: "su-7f3a9c", record: Samples.record))
        #expect(event["assessed_at"] == "2026-11-21T12:00:00.123Z")
        #expect(
            event["source"] == [
                "topic": "signups", "partition": 3, "offset": 918_273, "id": "su-7f3a9c",
                "occurred_at": "2026-11-21T12:00:00.000Z",
            ])
    }

    @Test("hold the input object byte for byte")
    func untouched() throws {
        let body = try Self.encode([Samples.check(Self.vonage)]).body
        let text = String(decoding: body, as: UTF8.self)
        #expect(text.contains(#""signup":\#(Self.object),"status""#))
    }

    @Test("tell what is known with its source, and null for everything that is not")
    func unknownIsNull() throws {
        let event = try EventReading.validated(Self.encode([Samples.check(Self.vonage)]))
        #expect(event[path: "phone", "e164"] == "+447700900001")
        #expect(event[path: "phone", "national"] == "07700 900001")
        #expect(event[path: "phone", "line_type"] == "mobile")
        #expect(event[path: "phone", "sources", "carrier"] == "vonage")
        #expect(event[path: "ip", "address"] == "123.0.0.255")
        #expect(event[path: "ip", "version"] == 4)
        #expect(event[path: "ip", "sources"] == ["country": "vonage"])
        #expect(event[path: "match", "phone_country_ip_country"] == "mismatch")
        for (section, known) in [("phone", 11), ("ip", 5), ("match", 2)] {
            let members = try #require(event[section]?.object)
            #expect(members.count(where: { !$0.value.isNull }) == known, "\(section) \(members)")
        }
        let bare = try EventReading.validated(
            Self.encode([Samples.unanswered(Samples.eko)], subject: Samples.subject(phone: .missing, ip: nil)))
        for section in ["phone", "ip", "match"] {
            #expect(bare[section]?.object?.allSatisfy { $0.value.isNull || $0.value == [:] } == true)
        }
    }

    @Test("give the reasons for the score")
    func reasons() throws {
        let event = try EventReading.validated(Self.encode([Samples.check(Self.vonage)]))
        #expect(event[path: "risk", "score"] == 25)
        #expect(event[path: "risk", "score_range"] == [25, 25])
        #expect(event[path: "risk", "level"] == "medium")
        #expect(event[path: "risk", "recommendation"] == "allow")
        #expect(
            event[path: "risk", "reasons"] == [
                [
                    "code": "phone_ip_country_mismatch", "points": 25, "signals": ["match.phone_country_ip_country"],
                    "text": "The phone's country is not the country of the IP address.",
                ]
            ])
        let rules = try RuleSet.builtIn
        #expect(
            event[path: "risk", "rules"]
                == ["id": "default", "version": .string(rules.version), "sha256": .string(rules.sha256)])
        #expect(event[path: "risk", "shadow"]?.isNull == true)
    }

    @Test("report shadow rules beside the rules that decide")
    func shadow() throws {
        let yaml = RuleSetTests.yaml("- {code: any, if: {ip.version: 4}, points: 80, text: Any.}")
        let event = try EventReading.validated(
            Self.encode([Samples.check(Self.vonage)], shadow: RuleSet(yaml: yaml, source: "shadow")))
        #expect(event[path: "risk", "shadow", "score"] == 80)
        #expect(event[path: "risk", "shadow", "recommendation"] == "deny")
        #expect(event[path: "risk", "shadow", "rules", "id"] == "test")
        #expect(event[path: "risk", "recommendation"] == "allow")
    }

    @Test("show what vendors disagree on")
    func conflicts() throws {
        let other = Samples.answer(Samples.ipqualityscore, phone: { ($0.lineType, $0.fraudScore) = (.voip, 12) })
        let event = try EventReading.validated(Self.encode([Samples.check(Self.vonage), Samples.check(other)]))
        #expect(
            event["conflicts"] == [
                [
                    "signal": "phone.line_type", "values": ["vonage": "mobile", "ipqualityscore": "voip"],
                    "chosen": "ipqualityscore",
                ]
            ])
    }

    @Test("make a CloudEvent of themselves by their headers, and carry the signup's trace on")
    func headers() throws {
        let trace = [
            SignupHeader(name: "traceparent", value: Array("00-1-2-01".utf8)),
            SignupHeader(name: "tracestate", value: []),
        ]
        let event = try Self.encode([], signup: Signup(object: [0x7B, 0x7D], traceHeaders: trace))
        let headers = Dictionary(
            uniqueKeysWithValues: event.headers.map { ($0.name, String(decoding: $0.value ?? [], as: UTF8.self)) })
        #expect(
            headers == [
                "content-type": "application/json", "ce_specversion": "1.0", "ce_type": "signup-risk.assessed",
                "ce_source": "/signup-risk", "ce_id": event.id, "ce_time": "2026-11-21T12:00:00.123Z",
                "traceparent": "00-1-2-01", "tracestate": "",
            ])
    }

    @Test("say null for a time that cannot be read, and for an identifier there is none of")
    func unreadableTime() throws {
        let event = try EventReading.validated(
            Self.encode([], signup: Signup(object: [0x7B, 0x7D], occurredAt: "the other day")))
        #expect(event[path: "source", "occurred_at"]?.isNull == true)
        #expect(event[path: "source", "id"]?.isNull == true)
    }

    @Test("hold texts of every kind without breaking")
    func oddTexts() throws {
        let odd = "\u{0}\u{1F}\"\\/\u{7F}\u{2028}😀\u{FFFD}"
        let answer = Samples.answer(Samples.vonage, phone: { ($0.carrier, $0.country) = (odd, "GB") })
        let event = try EventReading.validated(
            Self.encode([Samples.check(answer)], signup: Signup(object: [0x7B, 0x7D], id: odd)))
        #expect(event[path: "phone", "carrier"]?.string == odd)
        #expect(event[path: "source", "id"]?.string == odd)
    }
}
