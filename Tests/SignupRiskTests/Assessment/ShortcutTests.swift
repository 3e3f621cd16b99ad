import Testing

@testable import SignupRisk

/// Where assessing takes a shorter way, it comes to the same.
@Suite("Shorter ways of assessing")
struct ShortcutTests {
    @Test("A single vendor's evidence, taken whole, is what weighing it against nothing gives", arguments: 0..<10)
    func soleAnswers(seed: UInt64) throws {
        var generator = EvidenceGenerator(seed: seed)
        for _ in 0..<200 {
            let subject = generator.subject()
            let (vonage, provero) = (generator.answer(from: Samples.vonage), generator.answer(from: Samples.provero))
            // Answers that speak of both parts and say nothing take the short way from the others.
            let silent = Samples.answer(Samples.eko, phone: { _ in }, ip: { _ in })
            for answers in [[vonage], [provero], [vonage, provero]] {
                let short = try Samples.assess(subject, answers.map { Samples.check($0) }).evidence
                let long = EvidenceMerger.merge(subject, answers + [silent], offline: nil)
                for signal in Signal.allCases where !SignalSet([.phoneCheckStatus, .ipCheckStatus]).contains(signal) {
                    #expect(short.value(of: signal) == long.value(of: signal), "\(signal.name)")
                    #expect(short.phone.sources[signal] == long.phone.sources[signal], "\(signal.name)")
                    #expect(short.ip.sources[signal] == long.ip.sources[signal], "\(signal.name)")
                }
                #expect(short.conflicts == long.conflicts)
            }
        }
    }

    @Test("The sets of known and of true signals say what the values say", arguments: 0..<5)
    func sets(seed: UInt64) throws {
        var generator = EvidenceGenerator(seed: seed)
        for _ in 0..<100 {
            let answers = [Samples.vonage, Samples.ipqualityscore, Samples.provero, Samples.eko]
                .filter { _ in Bool.random(using: &generator.random) }
                .map { Samples.check(generator.answer(from: $0)) }
            let evidence = try Samples.assess(generator.subject(), answers).evidence
            for signal in Signal.allCases {
                let value = evidence.value(of: signal)
                #expect(evidence.known.contains(signal) == (value != .unknown), "\(signal.name)")
                #expect(evidence.trueSignals.contains(signal) == (value == .boolean(true)), "\(signal.name)")
            }
        }
    }

    @Test("The rules that fire are those whose conditions hold one by one", arguments: 0..<5)
    func rules(seed: UInt64) throws {
        var generator = EvidenceGenerator(seed: seed)
        for _ in 0..<50 {
            let rules = try generator.ruleSet()
            let answers = [Samples.vonage, Samples.ipqualityscore, Samples.provero, Samples.eko]
                .map { Samples.check(generator.answer(from: $0)) }
            let evidence = try Samples.assess(generator.subject(), answers).evidence
            let fired = rules.rules
                .filter { rule in rule.conditions.allSatisfy { $0.holds(for: evidence.value(of: $0.signal)) } }
                .map(\.reason.code)
            #expect(rules.verdict(on: evidence, open: .none).reasons.map(\.code) == fired)
        }
    }
}
