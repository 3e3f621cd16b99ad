import Resilience
import SignupRisk
import Testing
import Vendors

@testable import Lookups

@Suite("Failures and retries")
struct FailureTests {
    /// A vendor that answers its calls in this order, and then for good.
    private func vendor(_ outcomes: VendorOutcome...) -> Simulation.VendorModel {
        var left = outcomes
        return { _, _ in
            (.milliseconds(10), left.isEmpty ? .answer(Samples.answer()) : left.removeFirst())
        }
    }

    @Test("a transient failure is retried, and the answer says how many calls it took")
    func transient() throws {
        let simulation = Simulation(
            vendor: vendor(.failure(Samples.unavailable), .failure(Samples.unavailable)))
        let lookup = simulation.lookUp(Samples.query(1))
        simulation.run(until: .seconds(20))
        let result = try #require(simulation.result(lookup))
        #expect(result.status == .ok)
        #expect(result.attempts == 3)
        #expect(!result.possibleDuplicateCharge)
        #expect(simulation.calls.map(\.order.number) == [1, 2, 3])
        #expect(Set(simulation.calls.map(\.order.serial)).count == 3)
        #expect(simulation.state.statistics(at: simulation.now).retries == 2)
    }

    @Test(
        "so many calls are made for one lookup, and it ends like this",
        arguments: [
            (Samples.failure(.transient), 3, CheckStatus.unavailable),
            (Samples.failure(.transient, isTimeout: true), 3, .timeout),
            (Samples.timeout, 2, .timeout),
            (Samples.failure(.malformed), 2, .malformedResponse),
            (Samples.failure(.malformed, furtherAttempts: 0), 1, .malformedResponse),
            (Samples.failure(.transient, furtherAttempts: 1), 2, .unavailable),
            (Samples.failure(.transient, furtherAttempts: 0), 1, .unavailable),
            (Samples.failure(.transient, conclusion: Samples.invalid), 3, .invalidInput),
            (Samples.failure(.transient, furtherAttempts: 1, conclusion: Samples.invalid), 2, .invalidInput),
            (Samples.failure(.account(.balance)), 1, .accountBlocked),
        ])
    func attempts(failure: VendorFailure, calls: Int, status: CheckStatus) throws {
        let simulation = Simulation { _, _ in (.milliseconds(10), .failure(failure)) }
        let lookup = simulation.lookUp(Samples.query(1))
        simulation.run(until: .seconds(20))
        let result = try #require(simulation.result(lookup))
        #expect(simulation.calls.count == calls)
        #expect(result.status == status)
        #expect(result.attempts == calls)
        #expect(result.possibleDuplicateCharge == failure.mayHaveBeenCharged)
        if status != .invalidInput {
            #expect(result.source == .none)
            #expect(result.vendorStatus == "500")
            #expect(result.cost == .zero("INR"))
        }
    }

    @Test("a configured maximum of one attempt makes one call")
    func oneAttempt() {
        let simulation = Simulation(Samples.settings { $0.maxAttempts = 1 }) { _, _ in
            (.milliseconds(10), .failure(Samples.unavailable))
        }
        simulation.lookUp(Samples.query(1))
        simulation.run(until: .seconds(20))
        #expect(simulation.calls.count == 1)
    }

    @Test("an answer after a call that may have been charged says so")
    func possibleDuplicate() throws {
        let simulation = Simulation(vendor: vendor(.failure(Samples.timeout)))
        let leader = simulation.lookUp(Samples.query(1))
        let follower = simulation.lookUp(Samples.query(1))
        simulation.run(until: .seconds(20))
        #expect(simulation.result(leader)?.possibleDuplicateCharge == true)
        #expect(simulation.result(follower)?.possibleDuplicateCharge == false)
        #expect(simulation.state.statistics(at: simulation.now).possibleDuplicateCharges == 1)
    }

    @Test("everyone who shares a failing lookup is told, the leader alone with its calls")
    func sharedFailure() {
        let simulation = Simulation { _, _ in (.milliseconds(10), .failure(Samples.unavailable)) }
        let leader = simulation.lookUp(Samples.query(1))
        let followers = (0..<5).map { _ in simulation.lookUp(Samples.query(1)) }
        simulation.run(until: .seconds(20))
        #expect(simulation.result(leader)?.attempts == 3)
        #expect(followers.allSatisfy { simulation.status($0) == .unavailable && simulation.result($0)?.attempts == 0 })
    }

    @Test("no retry is begun that would end after the deadline")
    func deadlineBoundsRetries() {
        let simulation = Simulation { _, _ in
            (.milliseconds(10), .failure(Samples.failure(.transient, retryAfter: .seconds(10))))
        }
        let lookup = simulation.lookUp(Samples.query(1), within: .seconds(5))
        simulation.run(until: .seconds(20))
        #expect(simulation.calls.count == 1)
        #expect(simulation.status(lookup) == .unavailable)
        #expect(simulation.offset(simulation.lookups[lookup].ended) == .milliseconds(10))
    }

    @Test("retries are a small part of all calls when everything fails")
    func retryBudget() {
        let simulation = Simulation(
            Samples.settings {
                $0.breaker.failureRatio = 1
                $0.breaker.minimumCalls = 1_000_000
            }
        ) { _, _ in (.milliseconds(10), .failure(Samples.unavailable)) }
        for index in 0..<2000 { simulation.at(.milliseconds(index * 5)) { simulation.lookUp(Samples.query(index)) } }
        simulation.run(until: .seconds(40))
        let statistics = simulation.state.statistics(at: simulation.now)
        #expect(simulation.lookups.allSatisfy { $0.completions == 1 })
        // A tenth of the first calls, one a second, and what was saved up.
        #expect(statistics.retries <= 200 + 40 + 10)
        #expect(statistics.retries >= 100)
    }

    @Test("an adapter that asks again gets one more call at once, in its own form, and no second")
    func askAgain() throws {
        var other = Samples.query(1)
        other.options = "without=address"
        let refusal = Samples.failure(.account(.clock))
        let simulation = Simulation(vendor: vendor(.askAgain(other, because: refusal)))
        let lookup = simulation.lookUp(Samples.query(1))
        simulation.run(until: .seconds(1))
        #expect(simulation.calls.map(\.order.asked) == [Samples.query(1), other])
        #expect(simulation.calls.map(\.order.isRepeat) == [false, true])
        #expect(simulation.result(lookup)?.attempts == 2)
        #expect(simulation.events.isEmpty)
        // The answer is kept for what was asked first.
        #expect(simulation.source(simulation.lookUp(Samples.query(1))) == .cache)
    }

    @Test("asking again twice is the failure that was the reason for it")
    func askAgainTwice() {
        let refusal = Samples.failure(.account(.clock))
        let simulation = Simulation { order, _ in (.milliseconds(10), .askAgain(order.query, because: refusal)) }
        let lookup = simulation.lookUp(Samples.query(1))
        simulation.run(until: .seconds(1))
        #expect(simulation.calls.count == 2)
        #expect(simulation.status(lookup) == .accountBlocked)
        #expect(simulation.events == [.paused(.clock, reason: "the vendor failed", vendorStatus: "500")])
    }

    @Test("a retry waiting when nobody waits for its lookup any more is not made")
    func abandonedRetry() {
        var isFirst = true
        let simulation = Simulation(Samples.settings { $0.retryDelay = .seconds(2) }) { _, _ in
            defer { isFirst = false }
            return isFirst
                ? (.milliseconds(900), .failure(Samples.unavailable)) : (.seconds(3), .answer(Samples.answer()))
        }
        let lookup = simulation.lookUp(Samples.query(1), within: .seconds(1))
        simulation.run(until: .seconds(20))
        #expect(simulation.lookups[lookup].completions == 1)
        #expect(simulation.state.flights.isEmpty)
        #expect(simulation.state.sharing.waiterCount == 0)
    }

    @Test("the balance an answer or a failure names is shown")
    func balance() {
        var failure = Samples.failure(.transient)
        failure.balance = Money("1.50", currency: "INR")
        let simulation = Simulation(vendor: vendor(.failure(failure)))
        simulation.lookUp(Samples.query(1))
        simulation.run(until: .milliseconds(10))
        #expect(simulation.state.statistics(at: simulation.now).balance == Money("1.50", currency: "INR"))
    }
}
