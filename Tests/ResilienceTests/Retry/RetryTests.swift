import Resilience
import TestSupport
import Testing

@Suite("Retry")
struct RetryTests {
    private let policy = RetryPolicy(maximumAttempts: 3, base: .milliseconds(200), cap: .seconds(5))
    private let day = Moment.seconds(86_400)

    private func reason(_ decision: RetrySequence.Decision) -> RetrySequence.Reason? {
        if case .giveUp(let reason) = decision { reason } else { nil }
    }

    private func start(_ decision: RetrySequence.Decision) -> Moment? {
        if case .retry(let at) = decision { at } else { nil }
    }

    @Test("the bound of the wait doubles up to the cap, and no count overflows")
    func bounds() {
        #expect((1...4).map { policy.bound(afterFailures: $0) } == [200, 400, 800, 1600].map { .milliseconds($0) })
        #expect(policy.bound(afterFailures: 6) == .seconds(5))
        #expect(policy.bound(afterFailures: .max) == .seconds(5))
        #expect(policy.bound(afterFailures: -3) == .milliseconds(200))
        #expect(RetryPolicy(base: .seconds(Int64.max), cap: .seconds(9)).bound(afterFailures: 40) == .seconds(9))
        #expect(RetryPolicy(base: .seconds(-1), cap: .seconds(-1)).bound(afterFailures: 1) == .zero)
    }

    @Test("waits fill the whole span evenly")
    func fullJitter() {
        var generator = SeededGenerator(seed: 1)
        var tenths = [Int](repeating: 0, count: 10)
        for _ in 0..<10_000 {
            let wait = policy.wait(afterFailures: 3, using: &generator)
            tenths[min(9, Int(wait.milliseconds / 80))] += 1
        }
        #expect(tenths.allSatisfy { (850...1150).contains($0) })
    }

    @Test("a failure is retried until the attempts are used up")
    func attempts() {
        var generator = SeededGenerator(seed: 1)
        var budget = RetryBudget()
        var sequence = RetrySequence(policy)
        var decisions: [RetrySequence.Decision] = []
        for _ in 0..<3 {
            decisions.append(
                sequence.next(
                    after: .init(), at: .zero, deadline: nil, callTime: .zero, budget: &budget, using: &generator))
        }
        #expect(start(decisions[0]) != nil && start(decisions[1]) != nil)
        #expect(decisions[2] == .giveUp(.attempts))
        #expect(sequence.failures == 3 && !sequence.mayHaveBeenCharged)
    }

    @Test("after a possible charge there is one more call at most, wherever in the sequence it falls", arguments: 0..<4)
    func charge(failuresBefore: Int) {
        var generator = SeededGenerator(seed: 1)
        var budget = RetryBudget()
        var sequence = RetrySequence(RetryPolicy(maximumAttempts: 10))
        for _ in 0..<failuresBefore {
            _ = sequence.next(
                after: .init(), at: .zero, deadline: nil, callTime: .zero, budget: &budget, using: &generator)
        }
        let first = sequence.next(
            after: .init(mayHaveBeenCharged: true), at: .zero, deadline: nil, callTime: .zero, budget: &budget,
            using: &generator)
        #expect(start(first) != nil)
        let second = sequence.next(
            after: .init(), at: .zero, deadline: nil, callTime: .zero, budget: &budget, using: &generator)
        #expect(second == .giveUp(.attempts))
        #expect(sequence.mayHaveBeenCharged)
    }

    @Test("a kind of failure can allow fewer further calls than the policy, and never more", arguments: [0, 1, 99])
    func furtherAttempts(allowed: Int) {
        var generator = SeededGenerator(seed: 1)
        var budget = RetryBudget()
        var sequence = RetrySequence(policy)
        var retries = 0
        while start(
            sequence.next(
                after: .init(furtherAttempts: allowed), at: .zero, deadline: nil, callTime: .zero, budget: &budget,
                using: &generator)) != nil
        { retries += 1 }
        #expect(retries == min(allowed, 2))
    }

    @Test("being throttled costs no attempt and no budget, and ends by the deadline alone")
    func throttled() {
        var generator = SeededGenerator(seed: 1)
        var budget = RetryBudget(ratio: 0, floorPerSecond: 0, bound: 1)
        #expect(budget.withdraw(at: .zero) == true)
        var sequence = RetrySequence(RetryPolicy(maximumAttempts: 1))
        var now = Moment.zero
        var refusals = 0
        while let next = start(
            sequence.next(
                after: .init(isThrottled: true), at: now, deadline: .seconds(100), callTime: .zero, budget: &budget,
                using: &generator))
        {
            #expect(now.duration(to: next) >= .seconds(1))
            now = next
            refusals += 1
        }
        #expect(refusals > 10 && now <= .seconds(100))
        #expect(sequence.failures == 0 && sequence.refusals == refusals + 1)
    }

    @Test("Retry-After is waited for, with jitter on top, as far as it is believed")
    func retryAfter() {
        var generator = SeededGenerator(seed: 1)
        var budget = RetryBudget()
        for (asked, least) in [(3, 3), (-5, 0), (100_000, 300)] {
            var sequence = RetrySequence(policy)
            let failure = RetrySequence.Failure(isThrottled: true, retryAfter: .seconds(asked))
            let decision = sequence.next(
                after: failure, at: .seconds(10), deadline: day, callTime: .zero, budget: &budget, using: &generator)
            let wait = Moment.seconds(10).duration(to: start(decision) ?? .zero)
            #expect(wait >= .seconds(least) && wait <= .seconds(least) + .milliseconds(200))
        }
    }

    @Test("no retry is begun that the deadline would most likely cut off")
    func deadline() {
        var generator = SeededGenerator(seed: 1)
        var budget = RetryBudget()
        for _ in 0..<1000 {
            var sequence = RetrySequence(policy)
            let remaining = Duration.milliseconds(Int.random(in: 0...1200, using: &generator))
            let decision = sequence.next(
                after: .init(), at: .zero, deadline: .zero.advanced(by: remaining), callTime: .seconds(1),
                budget: &budget, using: &generator)
            if remaining < .seconds(1) { #expect(decision == .giveUp(.deadline)) }
            if let start = start(decision) { #expect(start.advanced(by: .seconds(1)) <= .zero.advanced(by: remaining)) }
            budget = RetryBudget()
        }
    }

    @Test("a used-up budget ends the retries")
    func usedUpBudget() {
        var generator = SeededGenerator(seed: 1)
        var budget = RetryBudget(ratio: 0, floorPerSecond: 0, bound: 1)
        var first = RetrySequence(policy)
        var second = RetrySequence(policy)
        let allowed = first.next(
            after: .init(), at: .zero, deadline: nil, callTime: .zero, budget: &budget, using: &generator)
        let refused = second.next(
            after: .init(), at: .zero, deadline: nil, callTime: .zero, budget: &budget, using: &generator)
        #expect(start(allowed) != nil && reason(refused) == .budget)
    }

    @Test("whatever fails in whatever order, calls stay within policy, charge and deadline", arguments: UInt64(1)...4)
    func anyOrder(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<5000 {
            let policy = RetryPolicy(maximumAttempts: Int.random(in: 1...5, using: &generator))
            var budget = RetryBudget(bound: 1000)
            var sequence = RetrySequence(policy)
            let deadline = Moment.seconds(Double.random(in: 0...30, using: &generator))
            var now = Moment.zero
            var calls = 0
            var callsSinceCharge: Int?
            while true {
                let isThrottled = Int.random(in: 0..<3, using: &generator) == 0
                let isCharged = !isThrottled && Int.random(in: 0..<3, using: &generator) == 0
                if !isThrottled { calls += 1 }
                if let since = callsSinceCharge, !isThrottled { callsSinceCharge = since + 1 }
                if isCharged, callsSinceCharge == nil { callsSinceCharge = 0 }
                let decision = sequence.next(
                    after: .init(isThrottled: isThrottled, mayHaveBeenCharged: isCharged), at: now, deadline: deadline,
                    callTime: .milliseconds(100), budget: &budget, using: &generator)
                guard let next = start(decision) else { break }
                #expect(next >= now && next.advanced(by: .milliseconds(100)) <= deadline)
                now = next.advanced(by: .milliseconds(100))
            }
            #expect(calls <= policy.maximumAttempts)
            #expect((callsSinceCharge ?? 0) <= 1)
            #expect(sequence.failures == calls)
        }
    }
}
