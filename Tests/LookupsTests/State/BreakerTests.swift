import Resilience
import SignupRisk
import Testing
import Vendors

@testable import Lookups

@Suite("Vendors that fail")
struct BreakerTests {
    @Test("a vendor that swallows every call costs no signup its deadline, and is used again once it answers")
    func blackHole() throws {
        var isBlackHole = false
        let settings = Samples.settings { $0.timeout = .seconds(5) }
        let simulation = Simulation(settings) { _, _ in
            isBlackHole ? (.seconds(5), .failure(Samples.timeout)) : (.milliseconds(100), .answer(Samples.answer()))
        }
        for index in 0..<12_000 { simulation.at(.milliseconds(index * 10)) { simulation.lookUp(Samples.query(index)) } }
        simulation.at(.seconds(10)) { isBlackHole = true }
        simulation.at(.seconds(60)) { isBlackHole = false }
        simulation.run(until: .seconds(150))

        #expect(simulation.lookups.allSatisfy { $0.completions == 1 })
        for lookup in simulation.lookups {
            #expect(lookup.began.duration(to: try #require(lookup.ended)) <= .seconds(20))
        }
        // Once the breaker is open nobody waits: what is not a probe is told at once.
        let during = simulation.lookups.filter {
            $0.began > Moment.zero.advanced(by: .seconds(22)) && $0.began < Moment.zero.advanced(by: .seconds(58))
        }
        #expect(during.count { $0.isImmediate && $0.result?.status == .circuitOpen } * 100 >= during.count * 95)
        let calls = simulation.calls.count {
            $0.at > Moment.zero.advanced(by: .seconds(22)) && $0.at < Moment.zero.advanced(by: .seconds(58))
        }
        #expect(calls <= 10)
        // And it comes back by itself.
        let after = simulation.lookups.filter { $0.began > Moment.zero.advanced(by: .seconds(85)) }
        #expect(after.count > 3000)
        #expect(after.allSatisfy { $0.result?.status == .ok })
        #expect(simulation.events.first == .breakerOpened)
        #expect(simulation.events.last == .breakerClosed)
    }

    @Test("when the breaker opens, those who wait for a call are told at once")
    func flushes() {
        let simulation = Simulation(
            Samples.settings {
                $0.maxConcurrency = 4
                $0.maxAttempts = 1
            }
        ) { _, _ in (.seconds(1), .failure(Samples.unavailable)) }
        for index in 0..<200 { simulation.lookUp(Samples.query(index)) }
        simulation.run(until: .seconds(10))
        #expect(simulation.lookups.allSatisfy { $0.completions == 1 })
        #expect(simulation.statuses[.circuitOpen, default: 0] > 150)
        #expect(simulation.calls.count < 50)
        #expect(simulation.state.statistics(at: simulation.now).breaker == .open)
    }

    @Test("while the vendor is down, an answer past its life is served, and called stale")
    func stale() throws {
        var isDown = false
        let simulation = Simulation(Samples.settings { $0.cacheTtl = .seconds(60) }) { _, _ in
            isDown ? (.milliseconds(10), .failure(Samples.unavailable)) : (.milliseconds(10), .answer(Samples.answer()))
        }
        simulation.lookUp(Samples.query(1))
        simulation.run(until: .seconds(70))
        isDown = true
        let failing = simulation.lookUp(Samples.query(1))
        simulation.run(until: .seconds(90))
        #expect(simulation.source(failing) == .stale)
        #expect(simulation.status(failing) == .ok)
        #expect(simulation.result(failing)?.cost == .zero("INR"))
        for index in 100..<140 { simulation.lookUp(Samples.query(index)) }
        simulation.run(until: .seconds(100))
        #expect(simulation.state.statistics(at: simulation.now).breaker == .open)
        let blocked = simulation.lookUp(Samples.query(1))
        #expect(simulation.lookups[blocked].isImmediate)
        #expect(simulation.source(blocked) == .stale)
        let unknown = simulation.lookUp(Samples.query(2))
        #expect(simulation.status(unknown) == .circuitOpen)
        #expect(simulation.state.statistics(at: simulation.now).staleHits == 2)
    }

    @Test("past the stale time nothing is served")
    func tooStale() {
        var isDown = false
        let simulation = Simulation(
            Samples.settings {
                $0.cacheTtl = .seconds(60)
                $0.staleIfError = .seconds(60)
            }
        ) { _, _ in
            isDown ? (.milliseconds(10), .failure(Samples.unavailable)) : (.milliseconds(10), .answer(Samples.answer()))
        }
        simulation.lookUp(Samples.query(1))
        simulation.run(until: .seconds(130))
        isDown = true
        let lookup = simulation.lookUp(Samples.query(1))
        simulation.run(until: .seconds(150))
        #expect(simulation.status(lookup) == .unavailable)
    }

    @Test("a stale answer is not given while the vendor answers")
    func staleOnlyOnError() {
        let simulation = Simulation(Samples.settings { $0.cacheTtl = .seconds(60) })
        simulation.lookUp(Samples.query(1))
        simulation.run(until: .seconds(70))
        let again = simulation.lookUp(Samples.query(1))
        simulation.run(until: .seconds(80))
        #expect(simulation.source(again) == .live)
    }

    @Test(
        "a wave of answers that cannot be right stops the calls as well",
        arguments: [
            VendorOutcome.answer(Samples.invalid), .failure(Samples.failure(.malformed, furtherAttempts: 0)),
        ])
    func anomaly(outcome: VendorOutcome) {
        let simulation = Simulation(Samples.settings { $0.breaker.minimumCalls = 1000 }) { _, _ in
            (.milliseconds(10), outcome)
        }
        for index in 0..<200 { simulation.at(.milliseconds(index * 10)) { simulation.lookUp(Samples.query(index)) } }
        simulation.run(until: .seconds(10))
        #expect(simulation.calls.count < 70)
        #expect(simulation.events == [.anomalyFound])
        #expect(simulation.statuses[.circuitOpen, default: 0] > 130)
    }

    @Test("now and then an invalid input is no anomaly")
    func invalidInputs() {
        let simulation = Simulation { order, _ in
            let isInvalid = (order.query.ip?.value ?? 0) % 4 == 0
            return (.milliseconds(10), .answer(isInvalid ? Samples.invalid : Samples.answer()))
        }
        for index in 0..<400 { simulation.at(.milliseconds(index * 10)) { simulation.lookUp(Samples.query(index)) } }
        simulation.run(until: .seconds(10))
        #expect(simulation.statuses == [.ok: 300, .invalidInput: 100])
    }
}
