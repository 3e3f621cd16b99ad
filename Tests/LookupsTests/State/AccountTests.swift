import Resilience
import SignupRisk
import Testing
import Vendors

@testable import Lookups

@Suite("Accounts that cannot be used")
struct AccountTests {
    private static let problems: [VendorFailure.AccountProblem] = [
        .credentials, .balance, .quota, .entitlement, .configuration, .clock,
    ]

    @Test(
        "while an account is blocked, a minute of 100 signups a second makes one call, and one more per interval",
        arguments: problems)
    func callsAreProbes(problem: VendorFailure.AccountProblem) {
        let simulation = Simulation(Samples.settings { $0.probeInterval = .seconds(10) }) { _, _ in
            (.milliseconds(100), .failure(Samples.failure(.account(problem))))
        }
        for index in 0..<6000 { simulation.at(.milliseconds(index * 10)) { simulation.lookUp(Samples.query(index)) } }
        simulation.run(until: .seconds(60))
        // The one that found it, and those at about 10, 20, 30, 40 and 50 seconds.
        #expect(simulation.calls.count == 6)
        #expect(simulation.state.statistics(at: simulation.now).probes == 5)
        #expect(simulation.statuses == [.accountBlocked: 6000])
        #expect(simulation.lookups.allSatisfy { $0.completions == 1 })
        #expect(simulation.events == [.paused(problem, reason: "the vendor failed", vendorStatus: "500")])
        #expect(simulation.state.statistics(at: simulation.now).paused == problem.rawValue)
    }

    @Test("everyone else is told at once")
    func immediate() {
        let simulation = Simulation { _, _ in (.milliseconds(100), .failure(Samples.failure(.account(.balance)))) }
        simulation.lookUp(Samples.query(0))
        simulation.run(until: .seconds(1))
        let blocked = simulation.lookUp(Samples.query(1))
        #expect(simulation.lookups[blocked].isImmediate)
        #expect(simulation.status(blocked) == .accountBlocked)
    }

    @Test("those who waited for a call when the account broke are told with it")
    func queued() {
        let simulation = Simulation(Samples.settings { $0.maxConcurrency = 1 }) { _, _ in
            (.milliseconds(100), .failure(Samples.failure(.account(.balance))))
        }
        for index in 0..<50 { simulation.lookUp(Samples.query(index)) }
        simulation.run(until: .milliseconds(100))
        #expect(simulation.statuses == [.accountBlocked: 50])
        #expect(simulation.calls.count == 1)
    }

    @Test("the first probe that succeeds lets everyone in again, and says so once")
    func heals() {
        var isBlocked = true
        let simulation = Simulation(Samples.settings { $0.probeInterval = .seconds(10) }) { _, _ in
            isBlocked
                ? (.milliseconds(100), .failure(Samples.failure(.account(.balance))))
                : (.milliseconds(100), .answer(Samples.answer()))
        }
        for index in 0..<3000 { simulation.at(.milliseconds(index * 10)) { simulation.lookUp(Samples.query(index)) } }
        simulation.at(.seconds(15)) { isBlocked = false }
        simulation.run(until: .seconds(31))
        #expect(
            simulation.events == [
                .paused(.balance, reason: "the vendor failed", vendorStatus: "500"), .healed(.balance),
            ])
        #expect(simulation.state.statistics(at: simulation.now).paused == nil)
        let afterwards = simulation.lookups.filter { $0.began > Moment.zero.advanced(by: .seconds(21)) }
        #expect(afterwards.allSatisfy { $0.result?.status == .ok })
    }

    @Test("a call from before the pause that succeeds late does not end it")
    func lateSuccess() {
        let simulation = Simulation(Samples.settings { $0.probeInterval = .seconds(60) }) { order, _ in
            switch order.query {
            case Samples.query(0): (.milliseconds(1), .answer(Samples.answer()))
            case Samples.query(1): (.seconds(5), .answer(Samples.answer()))
            default: (.seconds(1), .failure(Samples.failure(.account(.quota))))
            }
        }
        simulation.lookUp(Samples.query(0))
        simulation.run(until: .milliseconds(10))
        let slow = simulation.lookUp(Samples.query(1))
        simulation.lookUp(Samples.query(2))
        simulation.run(until: .seconds(10))
        #expect(simulation.status(slow) == .ok)
        #expect(simulation.state.statistics(at: simulation.now).paused == "quota")
        #expect(simulation.status(simulation.lookUp(Samples.query(3))) == .accountBlocked)
    }

    @Test("a probe that fails for another reason is one call too, and the pause goes on")
    func probeTimesOut() {
        var calls = 0
        let simulation = Simulation(Samples.settings { $0.probeInterval = .seconds(10) }) { _, _ in
            calls += 1
            return calls == 1
                ? (.milliseconds(100), .failure(Samples.failure(.account(.balance))))
                : (.milliseconds(100), .failure(Samples.unavailable))
        }
        for index in 0..<3500 { simulation.at(.milliseconds(index * 10)) { simulation.lookUp(Samples.query(index)) } }
        simulation.run(until: .seconds(35))
        #expect(calls == 4)
        #expect(simulation.state.statistics(at: simulation.now).paused == "balance")
    }

    @Test("a probe may ask again in the adapter's own form: a secret that was rotated heals by itself")
    func probeAsksAgain() {
        var calls = 0
        let simulation = Simulation(Samples.settings { $0.probeInterval = .seconds(10) }) { order, _ in
            calls += 1
            if calls == 1 { return (.milliseconds(10), .failure(Samples.failure(.account(.credentials)))) }
            return order.isRepeat
                ? (.milliseconds(10), .answer(Samples.answer()))
                : (.milliseconds(10), .askAgain(order.query, because: Samples.failure(.account(.credentials))))
        }
        simulation.lookUp(Samples.query(0))
        simulation.run(until: .seconds(11))
        let probe = simulation.lookUp(Samples.query(1))
        simulation.run(until: .seconds(12))
        #expect(simulation.status(probe) == .ok)
        #expect(simulation.state.statistics(at: simulation.now).paused == nil)
        #expect(calls == 3)
    }

    @Test("the first call of all goes alone, unless it takes long")
    func firstCallAlone() {
        let simulation = Simulation { _, _ in (.seconds(3), .answer(Samples.answer())) }
        for index in 0..<10 { simulation.lookUp(Samples.query(index)) }
        simulation.run(until: .milliseconds(999))
        #expect(simulation.calls.count == 1)
        simulation.run(until: .milliseconds(1001))
        #expect(simulation.calls.count > 1)
    }
}
