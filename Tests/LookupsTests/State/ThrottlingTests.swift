import Resilience
import SignupRisk
import TestSupport
import Testing
import Vendors

@testable import Lookups

@Suite("Rates")
struct ThrottlingTests {
    /// Two hundred different lookups a second for a minute.
    private func flood(_ simulation: Simulation, seconds: Int, perSecond: Int = 200, within: Duration? = .seconds(20)) {
        for index in 0..<(seconds * perSecond) {
            simulation.at(.seconds(index) / perSecond) { simulation.lookUp(Samples.query(index), within: within) }
        }
    }

    @Test("at 200 lookups a second, a quota of 20 is used to 95 % and never exceeded over any second")
    func quota() throws {
        let simulation = Simulation(Samples.settings { $0.ratePerSecond = 20 })
        simulation.lateness = .milliseconds(3)
        flood(simulation, seconds: 60)
        simulation.run(until: .seconds(90))

        #expect(simulation.mostCalls(within: .seconds(1)) <= 20)
        let steady = simulation.calls.filter {
            $0.at >= Moment.zero.advanced(by: .seconds(5)) && $0.at < Moment.zero.advanced(by: .seconds(60))
        }
        #expect((1045...1100).contains(steady.count))
        #expect(simulation.lookups.allSatisfy { $0.completions == 1 })
        // What is called is called in time: nothing is paid for a signup that has left without it.
        #expect(simulation.statuses[.ok] == simulation.calls.count)
        #expect(simulation.statuses[.throttled, default: 0] + simulation.calls.count == simulation.lookups.count)
        for lookup in simulation.lookups {
            let ended = try #require(lookup.ended)
            #expect(lookup.began.duration(to: ended) <= .seconds(20) + .milliseconds(5))
        }
    }

    @Test("three replicas share a group's quota: together at 95 % of it, and never above it over any second")
    func groupQuota() {
        let replicas = (0..<3).map { index in
            let simulation = Simulation(Samples.settings { $0.ratePerSecondPerGroup = 20 }, seed: UInt64(index))
            simulation.act { $0.setGroup(members: 3, index: index, at: $1, &$2) }
            flood(simulation, seconds: 60, perSecond: 67)
            simulation.run(until: .seconds(90))
            return simulation
        }
        let calls = replicas.flatMap { $0.calls.map(\.at) }
        #expect(Simulation.most(calls, within: .seconds(1)) <= 20)
        let steady = calls.filter {
            $0 >= Moment.zero.advanced(by: .seconds(10)) && $0 < Moment.zero.advanced(by: .seconds(60))
        }
        #expect((950...1000).contains(steady.count))
        #expect(replicas.flatMap(\.lookups).allSatisfy { $0.completions == 1 })
    }

    @Test("when a replica leaves, the others take over its share; when one comes, they give some up at once")
    func groupChanges() {
        let simulation = Simulation(Samples.settings { $0.ratePerSecondPerGroup = 20 })
        simulation.act { $0.setGroup(members: 2, index: 0, at: $1, &$2) }
        #expect(simulation.state.statistics(at: simulation.now).rateLimit == 10)
        flood(simulation, seconds: 60)
        simulation.run(until: .seconds(20))
        simulation.act { $0.setGroup(members: 1, index: 0, at: $1, &$2) }
        simulation.run(until: .seconds(40))
        simulation.act { $0.setGroup(members: 4, index: 3, at: $1, &$2) }
        simulation.run(until: .seconds(60))
        func calls(from: Int, to: Int) -> Int {
            simulation.calls.count {
                $0.at >= Moment.zero.advanced(by: .seconds(from)) && $0.at < Moment.zero.advanced(by: .seconds(to))
            }
        }
        #expect((95...100).contains(calls(from: 10, to: 20)))
        #expect((190...200).contains(calls(from: 28, to: 38)))
        #expect((45...51).contains(calls(from: 45, to: 55)))
    }

    @Test("a vendor that throttles without our knowing its rate gets what it allows, and every lookup ends")
    func unknownRate() {
        var granted: [Moment] = []
        let simulation = Simulation { _, now in
            granted.removeAll { $0.duration(to: now) >= .seconds(1) }
            guard granted.count < 20 else {
                return (.milliseconds(20), .failure(Samples.failure(.throttled, retryAfter: .seconds(1))))
            }
            granted.append(now)
            return (.milliseconds(20), .answer(Samples.answer()))
        }
        flood(simulation, seconds: 60)
        simulation.run(until: .seconds(90))
        #expect(simulation.lookups.allSatisfy { $0.completions == 1 })
        let answered = simulation.statuses[.ok, default: 0]
        #expect(answered > 400)
        // Refusals cost the vendor a call too: they stay the smaller part.
        #expect(simulation.calls.count < 2 * answered)
    }

    @Test("Retry-After keeps everyone from calling before its time, and the refused lookup is asked again after it")
    func retryAfter() {
        var isThrottling = true
        let simulation = Simulation { _, _ in
            isThrottling
                ? (.milliseconds(10), .failure(Samples.failure(.throttled, retryAfter: .seconds(5))))
                : (.milliseconds(10), .answer(Samples.answer()))
        }
        let first = simulation.lookUp(Samples.query(1))
        simulation.run(until: .seconds(1))
        isThrottling = false
        let second = simulation.lookUp(Samples.query(2))
        let hurried = simulation.lookUp(Samples.query(3), within: .seconds(2))
        simulation.run(until: .seconds(19))
        #expect(simulation.calls.dropFirst().allSatisfy { $0.at >= Moment.zero.advanced(by: .seconds(5)) })
        #expect(simulation.status(first) == .ok)
        #expect(simulation.result(first)?.attempts == 2)
        #expect(simulation.status(second) == .ok)
        #expect(simulation.status(hurried) == .throttled)
        #expect(simulation.lookups[hurried].isImmediate)
    }

    @Test("throttled calls do not use up a lookup's attempts")
    func throttlingIsNoAttempt() {
        var refusals = 0
        let simulation = Simulation(Samples.settings { $0.maxAttempts = 1 }) { _, _ in
            refusals += 1
            return refusals <= 4
                ? (.milliseconds(10), .failure(Samples.failure(.throttled)))
                : (.milliseconds(10), .answer(Samples.answer()))
        }
        let lookup = simulation.lookUp(Samples.query(1), within: .seconds(60))
        simulation.run(until: .seconds(60))
        #expect(simulation.status(lookup) == .ok)
        #expect(simulation.calls.count == 5)
    }

    @Test("the queue has a bound: over it lookups are refused at once, but not those who hold")
    func queueBound() {
        let simulation = Simulation(
            Samples.settings {
                $0.queueBound = 5
                $0.maxConcurrency = 1
            })
        let waiting = (0..<6).map { simulation.lookUp(Samples.query($0)) }
        let refused = simulation.lookUp(Samples.query(6))
        let holding = simulation.lookUp(Samples.query(7), within: nil)
        #expect(simulation.status(refused) == .throttled)
        #expect(simulation.lookups[refused].isImmediate)
        simulation.run(until: .seconds(10))
        #expect(waiting.allSatisfy { simulation.status($0) == .ok })
        #expect(simulation.status(holding) == .ok)
    }

    @Test("lines take turns: one with many lookups does not keep another's few waiting")
    func lines() {
        let simulation = Simulation(Samples.settings { $0.ratePerSecond = 10 })
        for index in 0..<150 { simulation.lookUp(Samples.query(index), line: 1) }
        let few = (150..<155).map { simulation.lookUp(Samples.query($0), line: 2) }
        simulation.run(until: .seconds(2))
        #expect(few.allSatisfy { simulation.status($0) == .ok })
        #expect(simulation.statuses[.ok, default: 0] < 25)
    }

    @Test("never more calls are under way than the concurrency allows")
    func concurrency() {
        var most = 0
        let simulation = Simulation(Samples.settings { $0.maxConcurrency = 8 })
        simulation.vendor = { [unowned simulation] _, _ in
            most = max(most, simulation.state.statistics(at: simulation.now).inFlight)
            return (.milliseconds(50), .answer(Samples.answer()))
        }
        flood(simulation, seconds: 10)
        simulation.run(until: .seconds(30))
        #expect(most == 8)
        #expect(simulation.lookups.allSatisfy { $0.completions == 1 })
    }
}
