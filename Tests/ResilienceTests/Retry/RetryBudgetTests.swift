import Resilience
import TestSupport
import Testing

@Suite("Retry budget")
struct RetryBudgetTests {
    @Test("ten calls earn one retry")
    func ratio() {
        var budget = RetryBudget(ratio: 0.1, floorPerSecond: 0, bound: 10)
        for _ in 0..<10 { #expect(budget.withdraw(at: .zero) == true) }
        #expect(budget.withdraw(at: .zero) == false)
        for _ in 0..<9 { budget.recordCall(at: .zero) }
        #expect(budget.withdraw(at: .zero) == false)
        budget.recordCall(at: .zero)
        #expect(budget.available(at: .zero) == 1)
        #expect(budget.withdraw(at: .zero) == true)
        #expect(budget.withdraw(at: .zero) == false)
    }

    @Test("a quiet worker earns by time, and keeps no more than the bound")
    func floor() {
        var budget = RetryBudget(ratio: 0, floorPerSecond: 2, bound: 3)
        for _ in 0..<3 { #expect(budget.withdraw(at: .zero) == true) }
        #expect(budget.available(at: .milliseconds(499)) == 0)
        #expect(budget.available(at: .milliseconds(500)) == 1)
        #expect(budget.available(at: .seconds(1_000_000)) == 3)
        #expect(budget.available(at: Moment(nanoseconds: .max)) == 3)
        #expect(budget.withdraw(at: .seconds(5)) == true)
        #expect(budget.available(at: .zero) == 2)
    }

    @Test("numbers out of range are held to it")
    func absurd() {
        var budget = RetryBudget(ratio: .nan, floorPerSecond: .min, bound: .min)
        #expect(budget.available(at: .zero) == 1)
        budget.recordCall(at: .zero)
        var huge = RetryBudget(ratio: .infinity, floorPerSecond: .max, bound: .max)
        huge.recordCall(at: Moment(nanoseconds: .max))
        #expect(huge.available(at: Moment(nanoseconds: .max)) == 1_000_000)
    }

    @Test("over any span retries are a tenth of the calls, the floor, and what was kept", arguments: UInt64(1)...4)
    func property(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let bound = Int.random(in: 1...20, using: &generator)
        let floor = Int.random(in: 0...3, using: &generator)
        var budget = RetryBudget(ratio: 0.1, floorPerSecond: floor, bound: bound)
        var now = Moment.zero
        var log: [(at: Moment, isRetry: Bool)] = []
        for _ in 0..<20_000 {
            now = now.advanced(by: .milliseconds(Int.random(in: 0...60, using: &generator)))
            if Bool.random(using: &generator) {
                budget.recordCall(at: now)
                log.append((now, false))
            } else if budget.withdraw(at: now) {
                log.append((now, true))
            }
        }
        for _ in 0..<200 {
            let first = Int.random(in: 0..<log.count, using: &generator)
            let span = log[first..<min(log.count, first + Int.random(in: 1...3000, using: &generator))]
            let calls = Double(span.count { !$0.isRetry })
            let retries = Double(span.count { $0.isRetry })
            let seconds = (span.first?.at.duration(to: span.last?.at ?? now) ?? .zero).milliseconds / 1000
            #expect(retries <= 0.1 * calls + Double(floor) * seconds + Double(bound) + 1e-6)
        }
        #expect(log.count { $0.isRetry } > 500)
    }
}
