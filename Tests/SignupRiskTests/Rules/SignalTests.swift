import Testing

@testable import SignupRisk

@Suite("Signals")
struct SignalTests {
    @Test("have names of their own, by which they are found")
    func names() {
        #expect(Set(Signal.allCases.map(\.name)).count == Signal.allCases.count)
        for signal in Signal.allCases { #expect(Signal(name: signal.name) == signal) }
        #expect(Signal(name: "phone.nonsense") == nil)
        #expect(Signal.phoneLineType.field == "line_type")
        #expect(Signal.phoneCheckStatus.field == "phone.status")
    }

    @Test("fit in a set of one machine word")
    func sets() {
        #expect(Signal.allCases.count <= 64)
        let all = SignalSet(Signal.allCases)
        for signal in Signal.allCases {
            #expect(all.contains(signal))
            #expect(!all.subtracting(SignalSet([signal])).contains(signal))
            #expect(SignalSet([signal]).rawValue.nonzeroBitCount == 1)
        }
        #expect(SignalSet(named: "match.").rawValue.nonzeroBitCount == 7)
    }

    @Test("have values of their type, whatever the evidence")
    func types() throws {
        var generator = EvidenceGenerator(seed: 6)
        var seen: Set<Signal> = []
        for _ in 0..<500 {
            let subject = generator.subject()
            let answers = [Samples.vonage, Samples.ipqualityscore, Samples.provero, Samples.eko]
                .map { Samples.check(generator.answer(from: $0)) }
            let evidence = try Samples.assess(subject, answers).evidence
            for signal in Signal.allCases {
                let value = evidence.value(of: signal)
                if value != .unknown { seen.insert(signal) }
                let fits =
                    switch (signal.type, value) {
                    case (_, .unknown), (.boolean, .boolean), (.text, .text): true
                    case (.integer(let bounds), .integer(let value)): bounds.contains(value)
                    case (.number(let bounds), .number(let value)): bounds.contains(value)
                    case (.country, .text(let value)): value.count == 2
                    case (.enumeration(let values), .text(let value)): values.contains(value)
                    default: false
                    }
                #expect(fits, "\(signal.name) \(value)")
            }
        }
        #expect(seen == Set(Signal.allCases))
    }

    @Test("of kinds of line are ordered as they are declared")
    func lineTypes() {
        for (index, type) in LineType.allCases.enumerated() { #expect(type.riskOrder == index) }
    }

    @Test("a representative stands for every value: conditions hold for both or for neither")
    func representatives() throws {
        var generator = EvidenceGenerator(seed: 7)
        for _ in 0..<200 {
            let rules = try generator.ruleSet()
            let subject = generator.subject()
            let answers = [Samples.vonage, Samples.provero].map { Samples.check(generator.answer(from: $0)) }
            let evidence = try Samples.assess(subject, answers).evidence
            for signal in Signal.allCases {
                let value = evidence.value(of: signal)
                guard value != .unknown else { continue }
                let conditions = rules.rules.flatMap(\.conditions).filter { $0.signal == signal }
                let outcome = conditions.map { $0.holds(for: value) }
                let stands = rules.representatives[Int(signal.rawValue)]
                    .contains { candidate in conditions.map { $0.holds(for: candidate) } == outcome }
                #expect(stands, "\(signal.name) \(value)")
            }
        }
    }

    @Test("a vendor's answer names the signals it speaks of")
    func answerSignals() {
        let answer = Samples.answer(
            Samples.vonage, phone: { ($0.valid, $0.lineType) = (true, .voip) }, ip: { $0.country = "KR" },
            match: { ($0.addressCity, $0.vendorIPMatchLevel) = (false, "country") })
        #expect(
            answer.signals
                == SignalSet([.phoneValid, .phoneLineType, .ipCountry, .addressCity, .vendorIPMatchLevel]))
        #expect(Samples.answer(Samples.eko).signals.isEmpty)
    }
}
