import JSON
import Testing

@testable import SignupRisk

@Suite("Events of any evidence")
struct EventPropertyTests {
    @Test("are what the schema says, add up, and mention nobody's number where they must not")
    func anyEvidence() throws {
        var generator = EvidenceGenerator(seed: 9)
        let rules = try RuleSet.builtIn
        let modes = [PrivacyMode.plain, .pseudonymous(try Pseudonymizer(key: "a key of thirty-two characters.."))]
        for round in 0..<600 {
            let subject = generator.subject()
            let checks = [Samples.vonage, Samples.ipqualityscore, Samples.provero, Samples.eko].map { vendor in
                Int.random(in: 0..<3, using: &generator.random) > 0
                    ? Samples.check(generator.answer(from: vendor))
                    : Samples.unanswered(
                        vendor, generator.one(of: CheckStatus.allCases.filter { !$0.isAnswered }, else: .timeout))
            }
            let assessment = Assessor(rules: rules, shadow: try generator.ruleSet()).assess(subject, checks: checks)
            let encoder = RiskEventEncoder(privacy: modes[round % 2])
            let event = try EventReading.validated(
                encoder.encode(
                    source: Samples.record, signup: Signup(object: [0x7B, 0x7D]), subject: subject,
                    assessment: assessment, checks: checks, assessedAt: Samples.noon))
            let points = try #require(event[path: "risk", "reasons"]?.array).compactMap { $0["points"]?.integer }
            #expect(event[path: "risk", "score"]?.integer == min(max(points.reduce(0, +), 0), 100))
            let range = try #require(event[path: "risk", "score_range"]?.array).compactMap(\.integer)
            #expect(range[0] <= range[1])
        }
    }
}
