import Testing

@testable import SignupRisk

@Suite("The built-in rules")
struct BuiltInRulesTests {
    @Test("are those of config/rules.yaml, byte for byte")
    func sameAsFile() throws {
        #expect(Array(RuleSet.builtInYAML.utf8) == (try EventReading.repositoryFile("config/rules.yaml")))
        #expect(try RuleSet.builtIn.count > 30)
        #expect(try RuleSet.builtIn.id == "default")
    }

    @Test("consider every signal: each has a rule, or stands among those without")
    func everySignal() throws {
        let used = Set(try RuleSet.builtIn.rules.flatMap(\.reason.signals))
        let parts = RuleSet.builtInYAML.split(separator: "# Signals without a rule")
        let excused = try #require(parts.last)
        for signal in Signal.allCases {
            #expect(used.contains(signal) != excused.contains(signal.name), "\(signal.name)")
        }
    }

    @Test("have a comment beside every rule or group of rules, and reasons that are sentences")
    func comments() throws {
        for rule in try RuleSet.builtIn.rules {
            #expect(rule.reason.text.hasSuffix("."))
            #expect(rule.reason.text.first?.isUppercase == true)
        }
    }

    @Test("make a number that cannot exist a matter for review")
    func impossibleNumber() throws {
        let number = PhoneNumber(
            e164: "+441", national: "1", region: "GB", isPossible: false, isValid: false, lineType: nil)
        let refused = CheckResult(check: .phone, vendor: Samples.vonage, status: .invalidInput)
        let assessment = try Samples.assess(Samples.subject(phone: .impossible(number)), [refused])
        #expect(assessment.codes == ["phone_invalid", "phone_impossible", "phone_refused"])
        #expect(assessment.level == .high)
        #expect(assessment.recommendation == .review)
    }

    @Test("hold a missing phone against a signup, but not by itself enough for a review")
    func missingPhone() throws {
        let missing = CheckResult(check: .phone, vendor: Samples.vonage, status: .missingInput)
        let assessment = try Samples.assess(Samples.subject(phone: .missing), [missing])
        #expect(assessment.codes == ["phone_missing"])
        #expect(assessment.level == .low)
    }

    @Test(
        "tell proxies apart by what they are for",
        arguments: [
            ("VPN", true, 30), ("TOR", true, 55), ("RES", true, 40), ("CPN", true, 10), ("DCH", false, 20),
            ("NONE", false, 0),
        ])
    func proxies(type: String, isProxy: Bool, score: Int) throws {
        let answer = Samples.answer(Samples.eko, ip: { ($0.proxyType, $0.isProxy) = (type, isProxy) })
        #expect(try Samples.assess(Samples.subject(), [Samples.check(answer)]).score == score)
    }

    @Test("an outage alone makes nobody suspicious")
    func outage() throws {
        let assessment = try Samples.assess(
            Samples.subject(country: "GB"), [Samples.unanswered(Samples.vonage), Samples.unanswered(Samples.eko)])
        #expect(assessment.score == 0)
        #expect(assessment.scoreRange.upperBound > 50)
    }
}
