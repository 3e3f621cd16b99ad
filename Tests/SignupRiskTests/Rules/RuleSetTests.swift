import Testing

@testable import SignupRisk

@Suite("Rule sets")
struct RuleSetTests {
    /// A rule set of these rules, and otherwise sound.
    static func yaml(_ rules: String) -> String {
        """
        id: test
        version: 1
        levels: {medium: 25, high: 50, critical: 80}
        recommendations: {review: 40, deny: 80}
        rules:
        \(rules)
        """
    }

    private func fires(_ condition: String, on change: (inout MergedEvidence) -> Void) throws -> Bool {
        let rules = try RuleSet(
            yaml: Self.yaml("- {code: rule, if: {\(condition)}, points: 10, text: fired}"), source: "test")
        var evidence = MergedEvidence()
        change(&evidence)
        return rules.verdict(on: evidence, open: .none).score == 10
    }

    @Test("compares flags, and takes unknown for neither true nor false")
    func flags() throws {
        #expect(try fires("phone.voip: true") { $0.phone.evidence.voip = true })
        #expect(try !fires("phone.voip: true") { $0.phone.evidence.voip = false })
        #expect(try fires("phone.voip: {is: false}") { $0.phone.evidence.voip = false })
        #expect(try fires("phone.voip: {isNot: true}") { $0.phone.evidence.voip = false })
        for condition in [
            "phone.voip: true", "phone.voip: false", "phone.voip: {isNot: true}", "phone.voip: {isNot: false}",
        ] {
            #expect(try !fires(condition) { _ in })
        }
    }

    @Test(
        "compares numbers with both bounds",
        arguments: [(74, false), (75, true), (84, true), (85, false), (0, false), (100, false)])
    func numbers(score: Int, expected: Bool) throws {
        #expect(
            try fires("phone.fraud_score: {atLeast: 75, below: 85}") { $0.phone.evidence.fraudScore = score }
                == expected)
        #expect(try fires("phone.fraud_score: \(score)") { $0.phone.evidence.fraudScore = score })
        #expect(try !fires("phone.fraud_score: {isNot: \(score)}") { $0.phone.evidence.fraudScore = score })
        #expect(try !fires("phone.fraud_score: {below: 100}") { _ in })
    }

    @Test("compares fractions")
    func fractions() throws {
        #expect(
            try fires("match.address_distance_km: {atLeast: 0.05}") { $0.match.addressDistanceKilometres = 0.0514 })
        #expect(
            try !fires("match.address_distance_km: {below: 0.05}") { $0.match.addressDistanceKilometres = 0.0514 })
        #expect(
            try !fires("match.address_distance_km: {atLeast: 0}") { $0.match.addressDistanceKilometres = .nan })
        #expect(try fires("ip.latitude: {below: -1.5}") { $0.ip.evidence.latitude = -6 })
    }

    @Test("compares texts, and reads country codes as texts even where YAML sees a truth value")
    func texts() throws {
        #expect(try fires("phone.line_type: {in: [voip, virtual]}") { $0.phone.evidence.lineType = .virtual })
        #expect(try !fires("phone.line_type: {in: [voip, virtual]}") { $0.phone.evidence.lineType = .mobile })
        #expect(try fires("ip.country: NO") { $0.ip.evidence.country = "NO" })
        #expect(try fires("ip.country: {in: [SE, NO]}") { $0.ip.evidence.country = "NO" })
        #expect(try !fires("ip.country: {isNot: NO}") { $0.ip.evidence.country = "NO" })
        #expect(try fires("phone.zip: 01234") { $0.phone.evidence.zip = "01234" })
        #expect(try fires("phone.carrier: \"true\"") { $0.phone.evidence.carrier = "true" })
        #expect(try fires("ip.address: 1.2.3.4") { $0.ip.address = IPAddress(parsing: "1.2.3.4") })
    }

    @Test("wants all conditions of a rule to hold")
    func allConditions() throws {
        let condition = "phone.voip: true, ip.is_proxy: true"
        #expect(try fires(condition) { ($0.phone.evidence.voip, $0.ip.evidence.isProxy) = (true, true) })
        #expect(try !fires(condition) { ($0.phone.evidence.voip, $0.ip.evidence.isProxy) = (true, false) })
        #expect(try !fires(condition) { $0.phone.evidence.voip = true })
    }

    @Test("wants every demand on one signal to hold")
    func allDemands() throws {
        let condition = "phone.fraud_score: {in: [10, 20, 30], isNot: 20, atLeast: 15}"
        for (score, expected) in [(10, false), (20, false), (30, true), (40, false)] {
            #expect(try fires(condition) { $0.phone.evidence.fraudScore = score } == expected)
        }
        #expect(try fires("phone.fraud_score: {is: 10, in: [10, 20]}") { $0.phone.evidence.fraudScore = 10 })
    }

    @Test("tells the reasons with the most points first, equal ones in the file's order")
    func order() throws {
        let rules = try RuleSet(
            yaml: Self.yaml(
                """
                - {code: b, if: {phone.voip: true}, points: 5, text: b}
                - {code: minus, if: {phone.voip: true}, points: -5, text: minus}
                - {code: big, if: {phone.voip: true}, points: 50, text: big}
                - {code: a, if: {phone.voip: true}, points: 5, text: a}
                """), source: "test")
        var evidence = MergedEvidence()
        evidence.phone.evidence.voip = true
        let verdict = rules.verdict(on: evidence, open: .none)
        #expect(verdict.reasons.map(\.code) == ["big", "b", "a", "minus"])
        #expect(verdict.score == 55)
    }

    @Test(
        "finds levels and recommendations at and below their thresholds",
        arguments: [
            (0, RiskLevel.low, Recommendation.allow), (24, .low, .allow), (25, .medium, .allow), (39, .medium, .allow),
            (40, .medium, .review), (50, .high, .review), (79, .high, .review), (80, .critical, .deny),
            (100, .critical, .deny),
        ])
    func thresholds(score: Int, level: RiskLevel, recommendation: Recommendation) throws {
        let thresholds = try RuleSet(yaml: Self.yaml("  []"), source: "test").thresholds
        #expect(thresholds.level(of: score) == level)
        #expect(thresholds.recommendation(for: score) == recommendation)
    }

    @Test("names itself by what the file says, and its bytes by their SHA-256")
    func identity() throws {
        let rules = try RuleSet(yaml: Self.yaml("  []"), source: "test")
        #expect(rules.id == "test")
        #expect(rules.version == "1")
        #expect(rules.sha256.count == 64)
        #expect(rules.sha256 != (try RuleSet(yaml: Self.yaml("  []") + "\n# more", source: "test")).sha256)
    }

    @Test("explains itself in words")
    func explanation() throws {
        let text = try RuleSet(
            yaml: Self.yaml(
                """
                - {code: bands, if: {phone.fraud_score: {atLeast: 75, below: 85}, ip.is_proxy: true}, points: 12, text: Both.}
                - {code: good, if: {phone.line_type: {isNot: voip}, ip.country: {in: [NO, SE]}}, points: -3, text: Fine.}
                """), source: "test"
        ).explain()
        #expect(
            text.contains(
                "+12 bands: when phone.fraud_score is at least 75 and is below 85, and ip.is_proxy is true. Both."))
        #expect(
            text.contains(
                "−3 good: when phone.line_type is known and is not “voip”, and ip.country is one of “NO”, “SE”. Fine."))
        #expect(text.contains("50 high"))
        #expect(text.contains("from 80 on denied"))
    }
}
