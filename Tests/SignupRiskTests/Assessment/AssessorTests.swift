import Testing

@testable import SignupRisk

@Suite("Assessing signups")
struct AssessorTests {
    private static let answered = Samples.check(Samples.answer(Samples.vonage, phone: { $0.valid = true }))

    @Test(
        "is complete where nothing wanted is missing, partial where some is, unavailable where all is",
        arguments: [
            ([answered], Assessment.Status.complete), ([answered, Samples.unanswered(Samples.eko)], .partial),
            ([Samples.unanswered(Samples.eko)], .unavailable), ([], .complete),
            ([CheckResult(check: .phone, vendor: Samples.vonage, status: .missingInput)], .complete),
            (
                [
                    CheckResult(check: .phone, vendor: Samples.vonage, status: .missingInput),
                    Samples.unanswered(Samples.eko, .circuitOpen),
                ], .unavailable
            ),
        ])
    func status(checks: [CheckResult], expected: Assessment.Status) throws {
        #expect(try Samples.assess(Samples.subject(), checks).status == expected)
    }

    @Test("misses every kind of missing answer", arguments: CheckStatus.allCases.filter(\.isMissingAnswer))
    func missing(status: CheckStatus) throws {
        let assessment = try Samples.assess(
            Samples.subject(), [Self.answered, Samples.unanswered(Samples.eko, status)])
        #expect(assessment.status == .partial)
        #expect(assessment.evidence.unansweredChecks == 1)
        #expect(assessment.scoreRange.upperBound > assessment.score)
    }

    @Test("does not miss the vendors of a failover check that has its answer")
    func failover() throws {
        let checks = [Samples.unanswered(Samples.ipqualityscore), Self.answered]
        let rules = try RuleSet.builtIn
        let all = Assessor(rules: rules).assess(Samples.subject(), checks: checks)
        #expect(all.status == .partial)
        let failover = Assessor(rules: rules, failover: [.phone]).assess(Samples.subject(), checks: checks)
        #expect(failover.status == .complete)
        #expect(failover.scoreRange == failover.score...failover.score)
        let unanswered = Assessor(rules: rules, failover: [.phone])
            .assess(Samples.subject(), checks: [Samples.unanswered(Samples.ipqualityscore)])
        #expect(unanswered.status == .unavailable)
    }

    @Test("leaves open what a partial answer misses, though the event is complete")
    func partialAnswer() throws {
        let answer = Samples.answer(
            Samples.ipqualityscore, status: .partial, phone: { $0.valid = true }, missing: ["phone.fraud_score"])
        let assessment = try Samples.assess(Samples.subject(), [Samples.check(answer)])
        #expect(assessment.status == .complete)
        #expect(assessment.scoreRange == 0...70)
    }

    @Test(
        "leaves what goes together open together",
        arguments: [("ip.proxy_type", 55), ("ip", 70), ("phone.carrier", 0), ("nonsense", 0)])
    func partialGroups(name: String, most: Int) throws {
        let answer = Samples.answer(Samples.eko, status: .partial, missing: [name])
        let number = PhoneNumber(
            e164: "+800123", national: "123", region: nil, isPossible: true, isValid: true, lineType: nil)
        let assessment = try Samples.assess(Samples.subject(phone: .number(number)), [Samples.check(answer)])
        #expect(assessment.scoreRange.upperBound >= most)
        #expect((assessment.scoreRange.upperBound > 5) == (most > 0))
    }

    @Test("a vendor nobody knows can say anything")
    func unknownVendor() throws {
        let unanswered = CheckResult(check: .phone, vendor: VendorName(rawValue: "fifth"), status: .timeout)
        #expect(try Samples.assess(Samples.subject(), [unanswered]).scoreRange == 0...100)
    }

    @Test("tells each check by the best of its vendors")
    func checkStatus() throws {
        let evidence = try Samples.assess(
            Samples.subject(),
            [
                Samples.unanswered(Samples.ipqualityscore), Self.answered,
                CheckResult(check: .ip, vendor: Samples.eko, status: .unsupportedInput),
                Samples.unanswered(Samples.provero),
            ]
        ).evidence
        #expect(evidence.value(of: .phoneCheckStatus) == .text("ok"))
        #expect(evidence.value(of: .ipCheckStatus) == .text("unsupported_input"))
        #expect(try Samples.assess(Samples.subject(), []).evidence.value(of: .phoneCheckStatus) == .unknown)
    }

    @Test("scores shadow rules on the same evidence, and lets them decide nothing")
    func shadow() throws {
        let yaml = """
            id: strict
            version: 9
            levels: {medium: 1, high: 2, critical: 3}
            recommendations: {review: 1, deny: 2}
            rules: [{code: anything, if: {phone.possible: true}, points: 90, text: anything}]
            """
        let assessor = Assessor(rules: try RuleSet.builtIn, shadow: try RuleSet(yaml: yaml, source: "strict"))
        let assessment = assessor.assess(Samples.subject(), checks: [Self.answered])
        #expect(assessment.score == 0)
        #expect(assessment.recommendation == .allow)
        #expect(assessment.shadow?.score == 90)
        #expect(assessment.shadow?.recommendation == .deny)
        #expect(assessment.shadow?.rules.version == "9")
    }

    @Test("holds the score to 0–100 and keeps every reason")
    func held() throws {
        let answer = Samples.answer(
            Samples.ipqualityscore,
            phone: { ($0.valid, $0.active, $0.fraudScore, $0.recentAbuse, $0.risky) = (false, false, 100, true, true) })
        let assessment = try Samples.assess(Samples.subject(), [Samples.check(answer)])
        #expect(assessment.score == 100)
        #expect(assessment.reasons.reduce(0) { $0 + $1.points } == 165)
        #expect(assessment.level == .critical)
        #expect(assessment.recommendation == .deny)
    }
}
