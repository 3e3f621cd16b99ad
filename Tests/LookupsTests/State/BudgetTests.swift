import Resilience
import SignupRisk
import Testing
import Vendors

@testable import Lookups

@Suite("Money")
struct BudgetTests {
    /// 23:59:00 UTC of some day.
    private static let lateEvening = Samples.afternoon - Samples.afternoon % 86_400_000 + 86_340_000

    @Test("when the day's money is spent, lookups end at once, and the next day they go on")
    func daily() {
        let simulation = Simulation(
            Samples.settings { $0.dailyBudget = Money("1.00", currency: "INR") }, wall: Self.lateEvening)
        for index in 0..<30 { simulation.at(.seconds(index)) { simulation.lookUp(Samples.query(index)) } }
        simulation.run(until: .seconds(59))
        #expect(simulation.calls.count == 10)
        #expect(simulation.statuses == [.ok: 10, .budgetExceeded: 20])
        #expect(simulation.events == [.budgetSpent])
        let known = simulation.lookUp(Samples.query(3))
        #expect(simulation.source(known) == .cache)
        simulation.run(until: .seconds(61))
        let tomorrow = simulation.lookUp(Samples.query(100))
        simulation.run(until: .seconds(62))
        #expect(simulation.status(tomorrow) == .ok)
        #expect(simulation.state.statistics(at: simulation.now).spent == Money("1.10", currency: "INR"))
    }

    @Test("calls under way together never exceed the budget")
    func reservations() {
        let simulation = Simulation(Samples.settings { $0.dailyBudget = Money("1.00", currency: "INR") }) { _, _ in
            (.seconds(2), .answer(Samples.answer()))
        }
        for index in 0..<50 { simulation.lookUp(Samples.query(index)) }
        simulation.run(until: .seconds(10))
        #expect(simulation.calls.count == 10)
        #expect(simulation.statuses == [.ok: 10, .budgetExceeded: 40])
    }

    @Test("what the answer says it cost counts, not the configured price")
    func actualCost() throws {
        let simulation = Simulation(Samples.settings { $0.dailyBudget = Money("1.00", currency: "INR") }) { _, _ in
            (.milliseconds(10), .answer(Samples.answer(cost: "0.04")))
        }
        for index in 0..<40 { simulation.at(.seconds(index)) { simulation.lookUp(Samples.query(index)) } }
        simulation.run(until: .seconds(60))
        // After 23 calls 0.08 is left, which is less than a call may cost.
        #expect(simulation.calls.count == 23)
        #expect(simulation.state.statistics(at: simulation.now).spent == Money("0.92", currency: "INR"))
        #expect(simulation.result(0)?.cost == Money("0.04", currency: "INR"))
    }

    @Test("a vendor whose price is not known is stopped once its answers have cost the budget")
    func unknownPrice() {
        let simulation = Simulation(
            Samples.settings {
                $0.price = nil
                $0.dailyBudget = Money("1.00", currency: "INR")
            })
        for index in 0..<40 { simulation.at(.seconds(index)) { simulation.lookUp(Samples.query(index)) } }
        simulation.run(until: .seconds(60))
        #expect(simulation.calls.count == 10)
    }

    @Test("a call that may have been charged counts against the budget, and not as spent")
    func ambiguous() {
        let simulation = Simulation(
            Samples.settings {
                $0.dailyBudget = Money("0.20", currency: "INR")
                $0.maxAttempts = 1
            }
        ) { _, _ in (.milliseconds(10), .failure(Samples.timeout)) }
        for index in 0..<3 { simulation.at(.seconds(index)) { simulation.lookUp(Samples.query(index)) } }
        simulation.run(until: .seconds(10))
        #expect(simulation.calls.count == 2)
        #expect(simulation.status(2) == .budgetExceeded)
        #expect(simulation.state.statistics(at: simulation.now).spent == .zero("INR"))
    }

    @Test("an amount in another currency than the vendor's is not added to it")
    func otherCurrency() {
        let answer = VendorAnswer(
            vendor: Samples.vendor, status: .ok, observedAt: 0, ip: Samples.answer().ip,
            cost: Money("5", currency: "USD"))
        let simulation = Simulation { _, _ in (.milliseconds(10), .answer(answer)) }
        simulation.lookUp(Samples.query(1))
        simulation.run(until: .seconds(1))
        #expect(simulation.state.statistics(at: simulation.now).spent == Money("0.10", currency: "INR"))
    }
}
