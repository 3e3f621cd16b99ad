import Resilience
import SignupRisk
import Testing
import Vendors

@testable import Lookups

@Suite("Lookups that wait for as long as it takes")
struct HoldTests {
    @Test(
        "an outage is waited out, whatever it is",
        arguments: [
            Samples.unavailable, Samples.timeout, Samples.failure(.throttled), Samples.failure(.account(.balance)),
        ])
    func outage(failure: VendorFailure) {
        var isDown = true
        let simulation = Simulation(Samples.settings { $0.probeInterval = .seconds(10) }) { _, _ in
            isDown ? (.milliseconds(100), .failure(failure)) : (.milliseconds(100), .answer(Samples.answer()))
        }
        let holding = (0..<50).map { simulation.lookUp(Samples.query($0), within: nil) }
        simulation.run(until: .seconds(120))
        #expect(holding.allSatisfy { simulation.result($0) == nil })
        let during = simulation.calls.count
        isDown = false
        simulation.run(until: .seconds(600))
        #expect(holding.allSatisfy { simulation.status($0) == .ok && simulation.lookups[$0].completions == 1 })
        // Waiting is patient: two minutes of it are not a storm of calls.
        #expect(during < 300)
    }

    @Test("a spent budget is waited out until midnight")
    func budget() {
        let evening = Samples.afternoon - Samples.afternoon % 86_400_000 + 86_340_000
        let simulation = Simulation(
            Samples.settings { $0.dailyBudget = Money("0.20", currency: "INR") }, wall: evening)
        let holding = (0..<4).map { simulation.lookUp(Samples.query($0), within: nil) }
        simulation.run(until: .seconds(59))
        #expect(holding.count { simulation.result($0) != nil } == 2)
        simulation.run(until: .seconds(62))
        #expect(holding.allSatisfy { simulation.status($0) == .ok })
    }

    @Test("an answer that cannot be read is all there is to wait for")
    func malformed() {
        let simulation = Simulation { _, _ in (.milliseconds(10), .failure(Samples.failure(.malformed))) }
        let holding = simulation.lookUp(Samples.query(1), within: nil)
        simulation.run(until: .seconds(60))
        #expect(simulation.status(holding) == .malformedResponse)
        #expect(simulation.calls.count == 2)
    }

    @Test("who has a deadline leaves a lookup that others hold")
    func mixed() {
        var isDown = true
        let simulation = Simulation { _, _ in
            isDown
                ? (.milliseconds(100), .failure(Samples.unavailable)) : (.milliseconds(100), .answer(Samples.answer()))
        }
        let hurried = simulation.lookUp(Samples.query(1), within: .seconds(5))
        let holding = simulation.lookUp(Samples.query(1), within: nil)
        simulation.run(until: .seconds(10))
        #expect(simulation.status(hurried) == .unavailable)
        #expect(simulation.result(holding) == nil)
        isDown = false
        simulation.run(until: .seconds(120))
        #expect(simulation.status(holding) == .ok)
        #expect(simulation.source(holding) == .live)
    }

    @Test("at the end of the worker even these end, and nothing new begins")
    func stop() {
        let later = Samples.failure(.transient, retryAfter: .seconds(60))
        let simulation = Simulation { order, _ in
            order.query == Samples.query(0)
                ? (.seconds(2), .answer(Samples.answer())) : (.milliseconds(100), .failure(later))
        }
        let underWay = simulation.lookUp(Samples.query(0), within: nil)
        simulation.run(until: .milliseconds(1500))
        let waiting = simulation.lookUp(Samples.query(1), within: nil)
        simulation.run(until: .milliseconds(1800))
        simulation.act { $0.stop(at: $1, &$2) }
        #expect(simulation.status(waiting) == .unavailable)
        let late = simulation.lookUp(Samples.query(2), within: nil)
        #expect(simulation.lookups[late].isImmediate)
        #expect(simulation.status(late) == .unavailable)
        let calls = simulation.calls.count
        simulation.run(until: .seconds(5))
        #expect(simulation.status(underWay) == .ok)
        #expect(simulation.calls.count == calls)
        #expect(simulation.source(simulation.lookUp(Samples.query(0))) == .cache)
    }
}
