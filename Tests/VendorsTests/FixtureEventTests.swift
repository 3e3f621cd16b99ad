import Foundation
import JSON
import SignupRisk
import TestSupport
import Testing
import Vendors

/// Every recorded answer as the risk event that a signup gets of it.
@Suite struct FixtureEventTests {
    private static let schema = Result {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let file = root.appending(path: "config/schemas/risk-event.schema.json")
        return try JSONSchema(parsing: [UInt8](try Data(contentsOf: file)))
    }

    @Test("a fixture's event is valid, says what the vendor said, and unknown is null", arguments: Fixture.all)
    func events(_ fixture: Fixture) throws {
        let vendor = VendorName(rawValue: fixture.vendor)
        let isPhone = ["vonage", "ipqualityscore"].contains(fixture.vendor)
        let outcome = Sample.adapter(fixture.vendor).interpret(
            fixture.response, to: fixture.query, attempt: Sample.attempt(), now: Sample.now)
        let check = Self.check(isPhone ? .phone : .ip, vendor, outcome)
        let subject = LookupSubject(
            phone: PhoneNumberParser().parse(fixture.query.phone.map { "+\($0)" }, country: nil),
            ip: IPInput(parsing: fixture.query.ip?.description))
        let rules = try RuleSet.builtIn
        let encoded = RiskEventEncoder().encode(
            source: RecordSource(topic: "signups", partition: 0, offset: 1),
            signup: Signup(object: Array("{}".utf8)), subject: subject,
            assessment: Assessor(rules: rules).assess(subject, checks: [check]), checks: [check],
            assessedAt: Sample.now)
        let event = try JSONValue(parsing: encoded.body)
        let violations = try Self.schema.get().violations(of: event)
        #expect(violations.isEmpty, "\(violations)")
        #expect(event["checks"]?.array?.first?["status"]?.string == check.status.rawValue)
        if outcome.answer == nil {
            #expect(event["status"]?.string == "unavailable")
            for name in ["active", "reachable", "ported", "roaming", "prepaid", "recent_abuse", "risky", "fraud_score"]
            {
                #expect((event["phone"]?[name] ?? .null) == JSONValue.null, "\(name)")
            }
            for name in ["country", "is_proxy", "proxy_type", "city_risk_score"] {
                #expect((event["ip"]?[name] ?? .null) == JSONValue.null, "\(name)")
            }
        } else {
            #expect(event["phone"]?["fraud_score"]?.integer == outcome.answer?.phone?.fraudScore)
            #expect(event["ip"]?["is_proxy"]?.bool == outcome.answer?.ip?.isProxy)
        }
    }

    private static func check(_ kind: CheckKind, _ vendor: VendorName, _ outcome: VendorOutcome) -> CheckResult {
        if let answer = outcome.answer {
            return CheckResult(
                check: kind, vendor: vendor, status: answer.status, source: .live, attempts: 1, answer: answer)
        }
        let status: CheckStatus =
            switch outcome.failure?.kind {
            case .throttled: .throttled
            case .account: .accountBlocked
            case .malformed: .malformedResponse
            case .transient, nil: .unavailable
            }
        return CheckResult(
            check: kind, vendor: vendor, status: status, attempts: 1, vendorStatus: outcome.failure?.vendorStatus,
            message: outcome.failure?.message)
    }
}
