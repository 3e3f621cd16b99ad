import Resilience
import TestSupport
import Testing

@Suite("Breaker")
struct BreakerTests {
    private func breaker(probes: Int = 1, ratio: Double = 0.5, minimum: Int = 4) -> CircuitBreaker {
        CircuitBreaker(
            .init(failureRatio: ratio, minimumCalls: minimum, openFor: .seconds(30), probes: probes), over: .seconds(10)
        )
    }

    private func permit(_ breaker: inout CircuitBreaker, at now: Moment) -> CircuitBreaker.Permit? {
        if case .admitted(let permit) = breaker.admit(at: now).admission { permit } else { nil }
    }

    private func call(_ breaker: inout CircuitBreaker, fails: Bool, at now: Moment) -> CircuitBreaker.Transition? {
        permit(&breaker, at: now).flatMap { breaker.record($0, isFailure: fails, at: now) }
    }

    private func opened(probes: Int = 1) -> CircuitBreaker {
        var breaker = breaker(probes: probes)
        for _ in 0..<4 { _ = call(&breaker, fails: true, at: .zero) }
        return breaker
    }

    @Test("opens when enough calls of the window failed, and says until when")
    func opens() {
        var breaker = breaker()
        #expect((0..<3).map { _ in call(&breaker, fails: true, at: .zero) } == [nil, nil, nil])
        #expect(call(&breaker, fails: true, at: .seconds(1)) == .opened(until: .seconds(31)))
        #expect(breaker.state == .open(until: .seconds(31)))
        let (admission, transition) = breaker.admit(at: .seconds(30))
        #expect(admission == .refused(until: .seconds(31)) && transition == nil)
        #expect(breaker.isRefusing(at: .seconds(30)) && !breaker.isRefusing(at: .seconds(31)))
    }

    @Test("stays closed below the ratio, and below the minimum of calls")
    func staysClosed() {
        var breaker = breaker(ratio: 0.6)
        for number in 0..<100 { #expect(call(&breaker, fails: number % 2 == 1, at: .zero) == nil) }
        var few = self.breaker(minimum: 50)
        for _ in 0..<49 { #expect(call(&few, fails: true, at: .zero) == nil) }
    }

    @Test("failures leave the window with time")
    func windowMoves() {
        var breaker = breaker()
        for _ in 0..<3 { _ = call(&breaker, fails: true, at: .zero) }
        #expect(call(&breaker, fails: true, at: .seconds(11)) == nil)
        for _ in 0..<2 { #expect(call(&breaker, fails: true, at: .seconds(12)) == nil) }
        #expect(call(&breaker, fails: true, at: .seconds(13)) != nil)
    }

    @Test("one probe passes when the time is up, and its success closes the breaker")
    func heals() {
        var breaker = opened()
        let (admission, transition) = breaker.admit(at: .seconds(30))
        guard case .admitted(let probe) = admission else {
            Issue.record("no probe is let through")
            return
        }
        #expect(probe.isProbe && transition == .halfOpened && breaker.state == .halfOpen)
        #expect(breaker.admit(at: .seconds(31)).admission == .refused(until: nil))
        #expect(breaker.isRefusing(at: .seconds(31)))
        #expect(breaker.record(probe, isFailure: false, at: .seconds(32)) == .closed)
        #expect(permit(&breaker, at: .seconds(32))?.isProbe == false)
        #expect(call(&breaker, fails: true, at: .seconds(32)) == nil)
    }

    @Test("a probe that fails opens it for as long again")
    func probeFails() {
        var breaker = opened()
        #expect(call(&breaker, fails: true, at: .seconds(35)) == .opened(until: .seconds(65)))
        #expect(permit(&breaker, at: .seconds(64)) == nil)
    }

    @Test("with several probes as many must succeed, and no more pass at a time")
    func severalProbes() {
        var breaker = opened(probes: 3)
        let probes = (0..<4).compactMap { _ in permit(&breaker, at: .seconds(30)) }
        #expect(probes.count == 3)
        let results = probes.map { breaker.record($0, isFailure: false, at: .seconds(31)) }
        #expect(results == [nil, nil, .closed])
    }

    @Test("calls from before a change of state say nothing about the new one")
    func lateResults() {
        var breaker = breaker()
        let early = (0..<20).compactMap { _ in permit(&breaker, at: .zero) }
        for _ in 0..<4 { _ = call(&breaker, fails: true, at: .zero) }
        #expect(early.map { breaker.record($0, isFailure: true, at: .seconds(20)) }.allSatisfy { $0 == nil })
        #expect(breaker.state == .open(until: .seconds(30)))
        let probe = permit(&breaker, at: .seconds(30))
        #expect(early.map { breaker.record($0, isFailure: false, at: .seconds(31)) }.allSatisfy { $0 == nil })
        #expect(breaker.state == .halfOpen)
        #expect(probe.flatMap { breaker.record($0, isFailure: false, at: .seconds(31)) } == .closed)
        for permit in early { #expect(breaker.record(permit, isFailure: true, at: .seconds(32)) == nil) }
        #expect(breaker.state == .closed)
    }

    @Test("a probe that was never made makes room for another")
    func abandoned() {
        var breaker = opened()
        guard let probe = permit(&breaker, at: .seconds(30)) else {
            Issue.record("no probe is let through")
            return
        }
        breaker.abandon(probe)
        #expect(permit(&breaker, at: .seconds(30))?.isProbe == true)
        #expect(breaker.state == .halfOpen)
    }

    @Test("a probe whose outcome never comes does not keep it closed to everyone for good")
    func lostProbe() {
        var breaker = opened()
        #expect(permit(&breaker, at: .seconds(30)) != nil)
        #expect(permit(&breaker, at: .seconds(59)) == nil)
        #expect(!breaker.isRefusing(at: .seconds(60)))
        #expect(permit(&breaker, at: .seconds(60))?.isProbe == true)
    }

    @Test("a black hole is sent one call per interval, and is back in use with the first answer")
    func blackHole() {
        var breaker = breaker(minimum: 10)
        var calls = 0
        for second in 0..<600 {
            for _ in 0..<100
            where permit(&breaker, at: .seconds(Double(second))).map({
                _ = breaker.record($0, isFailure: true, at: .seconds(Double(second)))
            }) != nil { calls += 1 }
        }
        #expect(calls == 10 + 19)
        _ = call(&breaker, fails: false, at: .seconds(600))
        #expect(breaker.state == .closed)
    }

    @Test("behaves as its description does, whatever happens in whatever order", arguments: UInt64(1)...4)
    func model(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var breaker = breaker(probes: 2, minimum: 5)
        var permits: [(permit: CircuitBreaker.Permit, state: Int)] = []
        var now = Moment.zero
        var transitions = 0
        var probesOut = 0
        var openings = 0
        for _ in 0..<30_000 {
            now = now.advanced(by: .milliseconds(Int.random(in: 0...400, using: &generator)))
            let before = breaker.state
            if Int.random(in: 0..<3, using: &generator) > 0 {
                let wasRefusing = breaker.isRefusing(at: now)
                let (admission, transition) = breaker.admit(at: now)
                if transition != nil {
                    transitions += 1
                    probesOut = 0
                }
                switch admission {
                case .admitted(let permit):
                    #expect(!wasRefusing)
                    #expect(permit.isProbe == (breaker.state == .halfOpen))
                    if permit.isProbe {
                        probesOut += 1
                        if probesOut > 2 { probesOut = 1; transitions += 1 }
                    }
                    permits.append((permit, transitions))
                case .refused(let until):
                    #expect(wasRefusing && breaker.state != .closed)
                    if let until { #expect(until > now && breaker.state == .open(until: until)) }
                }
            } else if let index = permits.indices.randomElement(using: &generator) {
                let (permit, state) = permits.remove(at: index)
                let fails = Int.random(in: 0..<10, using: &generator) < 4
                let transition = breaker.record(permit, isFailure: fails, at: now)
                // A permit of an earlier state moves nothing.
                if state != transitions { #expect(transition == nil && breaker.state == before) }
                if state == transitions, permit.isProbe {
                    probesOut -= 1
                    if fails { #expect(transition != nil) }
                }
                switch transition {
                case .opened(let until):
                    #expect(fails && until == now.advanced(by: .seconds(30)))
                    openings += 1
                    transitions += 1
                case .closed:
                    #expect(!fails && permit.isProbe)
                    transitions += 1
                case .halfOpened: Issue.record("an outcome never half-opens")
                case nil: #expect(breaker.state == before)
                }
            }
        }
        #expect(openings > 20)
    }
}
