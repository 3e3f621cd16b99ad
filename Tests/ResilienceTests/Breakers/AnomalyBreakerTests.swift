import Resilience
import TestSupport
import Testing

@Suite("Anomaly breaker")
struct AnomalyBreakerTests {
    private func run(_ outcomes: [Bool]) -> (openedAt: Int?, breaker: AnomalyBreaker) {
        var breaker = AnomalyBreaker(openFor: .seconds(60))
        for (index, isAnomaly) in outcomes.enumerated() {
            guard case .admitted(let permit) = breaker.admit(at: .zero).admission else { continue }
            if breaker.record(permit, isFailure: isAnomaly, at: .zero) != nil { return (index, breaker) }
        }
        return (nil, breaker)
    }

    @Test("half of fifty calls may be anomalous, one more opens it")
    func threshold() {
        #expect(run((0..<1000).map { $0 % 2 == 0 }).openedAt == nil)
        let wave = [Bool](repeating: false, count: 100) + [Bool](repeating: true, count: 50)
        #expect(run(wave).openedAt == 125)
    }

    @Test("concludes nothing from fewer than fifty calls")
    func minimum() {
        #expect(run([Bool](repeating: true, count: 49)).openedAt == nil)
        #expect(run([Bool](repeating: true, count: 50)).openedAt == 49)
    }

    @Test("a sound answer to the probe closes it, and the wave before is forgotten")
    func heals() {
        var breaker = run([Bool](repeating: true, count: 50)).breaker
        guard case .admitted(let probe) = breaker.admit(at: .seconds(60)).admission else {
            Issue.record("no probe is let through")
            return
        }
        #expect(breaker.record(probe, isFailure: false, at: .seconds(61)) == .closed)
        for _ in 0..<49 {
            guard case .admitted(let permit) = breaker.admit(at: .seconds(61)).admission else { continue }
            #expect(breaker.record(permit, isFailure: true, at: .seconds(61)) == nil)
        }
        #expect(breaker.state == .closed)
    }
}
