import Testing

@testable import SignupRisk

@Suite("The score and its range")
struct ScorePropertyTests {
    private static let vendors = [Samples.ipqualityscore, Samples.vonage, Samples.provero, Samples.eko]

    /// How one vendor's check goes, and how it would have gone in full.
    private static func outcome(
        _ vendor: VendorName, _ generator: inout EvidenceGenerator
    ) -> (now: CheckResult, full: CheckResult) {
        let answer = generator.answer(from: vendor)
        let full = Samples.check(answer)
        switch Int.random(in: 0..<6, using: &generator.random) {
        case 0, 1: return (full, full)
        case 2: return (partial(answer, &generator), full)
        case 3:
            let settled = generator.one(
                of: [CheckStatus.unsupportedInput, .missingInput, .skipped, .invalidInput], else: .skipped)
            let result = CheckResult(check: Samples.kind(of: vendor), vendor: vendor, status: settled)
            return (result, result)
        default:
            let missing = generator.one(of: CheckStatus.allCases.filter(\.isMissingAnswer), else: .timeout)
            return (Samples.unanswered(vendor, missing), full)
        }
    }

    /// The answer with some of what the vendor can say left out and named as missing.
    private static func partial(_ answer: VendorAnswer, _ generator: inout EvidenceGenerator) -> CheckResult {
        let all = SignalCapabilities.standard.signals(of: answer.vendor)
        let left = Signal.allCases.filter {
            all.contains($0) && Int.random(in: 0..<3, using: &generator.random) == 0
        }
        let kept = answer.keeping(all.subtracting(SignalSet(left)))
        return Samples.check(
            VendorAnswer(
                vendor: answer.vendor, status: .partial, observedAt: 0, phone: kept.phone, ip: kept.ip,
                match: kept.match, missing: left.map(\.name)))
    }

    /// What was found wrong with 10,000 pieces of evidence, each as it is and with its missing answers filled in.
    private struct Findings {
        var sums: [String] = []
        var ranges: [String] = []
        var closed: [String] = []
        var openCount = 0

        mutating func add(_ now: Assessment, _ filled: Assessment) {
            for assessment in [now, filled] {
                let sum = assessment.reasons.reduce(0) { $0 + $1.points }
                let isHeld = assessment.score == min(max(sum, 0), 100)
                if !isHeld || !assessment.scoreRange.contains(assessment.score) {
                    sums.append("\(assessment.score), not \(sum), in \(assessment.scoreRange)")
                }
            }
            if !now.scoreRange.contains(filled.score) {
                ranges.append("\(filled.score) not in \(now.scoreRange): \(now.codes), then \(filled.codes)")
            }
            if filled.scoreRange != filled.score...filled.score { closed.append("\(filled.scoreRange)") }
            if now.scoreRange.count > 1 { openCount += 1 }
        }
    }

    private static func findings(
        seed: UInt64, rules: (inout EvidenceGenerator) throws -> RuleSet
    ) rethrows -> Findings {
        var generator = EvidenceGenerator(seed: seed)
        var findings = Findings()
        for _ in 0..<2500 {
            let assessor = Assessor(rules: try rules(&generator))
            let subject = generator.subject()
            let offline = Bool.random(using: &generator.random) ? generator.ip() : nil
            var outcomes = vendors.map { outcome($0, &generator) }
            let now = assessor.assess(subject, checks: outcomes.map(\.now), offline: offline)
            for _ in 0..<4 {
                findings.add(now, assessor.assess(subject, checks: outcomes.map(\.full), offline: offline))
                for index in outcomes.indices where outcomes[index].now.status.isMissingAnswer {
                    outcomes[index].full = Samples.check(generator.answer(from: outcomes[index].now.vendor))
                }
            }
        }
        return findings
    }

    private static let builtIn = Result {
        let rules = try RuleSet.builtIn
        return findings(seed: 1) { _ in rules }
    }

    @Test("the score is the sum of the reasons' points, held to 0–100, whatever the evidence")
    func scoreIsSum() throws { #expect(try Self.builtIn.get().sums == []) }

    @Test("the true score lies in the range, whatever the missing answers say, by the built-in rules")
    func rangeHoldsForBuiltInRules() throws {
        let findings = try Self.builtIn.get()
        #expect(findings.ranges == [])
        #expect(findings.openCount > 5000)
    }

    @Test("the true score lies in the range, whatever the missing answers say, by any rules")
    func rangeHoldsForAnyRules() throws {
        let findings = try Self.findings(seed: 2) { try $0.ruleSet() }
        #expect(findings.ranges == [])
        #expect(findings.sums == [])
    }

    @Test("where nothing is missing the range is the score")
    func rangeOfCompleteEvidence() throws { #expect(try Self.builtIn.get().closed == []) }

    @Test("the range is narrow: bands of one score are not added up as if a score were in all of them")
    func rangeIsTight() throws {
        let yaml = """
            id: bands
            version: 1
            levels: {medium: 20, high: 50, critical: 80}
            recommendations: {review: 30, deny: 70}
            rules:
            - {code: low, if: {phone.fraud_score: {atLeast: 20, below: 50}}, points: 20, text: low}
            - {code: middle, if: {phone.fraud_score: {atLeast: 50, below: 80}}, points: 40, text: middle}
            - {code: high, if: {phone.fraud_score: {atLeast: 80}}, points: 60, text: high}
            - {code: other, if: {phone.recent_abuse: true}, points: 15, text: other}
            - {code: good, if: {phone.recent_abuse: false}, points: -5, text: good}
            """
        let assessor = Assessor(rules: try RuleSet(yaml: yaml, source: "bands"))
        let unanswered = Samples.unanswered(Samples.ipqualityscore)
        let known = Samples.check(Samples.answer(VendorName(rawValue: "other"), phone: { $0.fraudScore = 55 }))
        #expect(assessor.assess(Samples.subject(), checks: [unanswered]).scoreRange == 0...75)
        let assessment = assessor.assess(Samples.subject(), checks: [unanswered, known])
        #expect(assessment.score == 40)
        // Another vendor's answer can only be riskier than what is known.
        #expect(assessment.scoreRange == 35...75)
    }

    @Test("an answer that cannot touch what the rules look at leaves the range closed")
    func rangeOfIrrelevantAnswers() throws {
        let yaml = """
            id: narrow
            version: 1
            levels: {medium: 20, high: 50, critical: 80}
            recommendations: {review: 30, deny: 70}
            rules:
            - {code: proxy, if: {ip.is_proxy: true, phone.possible: false}, points: 20, text: proxy}
            - {code: abuse, if: {phone.recent_abuse: true}, points: 15, text: abuse}
            """
        let assessor = Assessor(rules: try RuleSet(yaml: yaml, source: "narrow"))
        let assessment = assessor.assess(Samples.subject(), checks: [Samples.unanswered(Samples.eko)])
        #expect(assessment.scoreRange == 0...0)
        #expect(assessment.status == .unavailable)
    }
}
