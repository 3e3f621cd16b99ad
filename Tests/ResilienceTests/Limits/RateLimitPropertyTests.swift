import Resilience
import TestSupport
import Testing

@Suite("Rate limit under load")
struct RateLimitPropertyTests {
    /// A caller with a backlog that wakes when told, up to so much too late.
    private struct Caller {
        var limit: RateLimit
        var wake: Moment = .zero
        var calls: [Moment] = []

        mutating func run(at now: Moment, lateness: Duration, using generator: inout SeededGenerator) {
            while wake <= now {
                switch limit.take(at: now) {
                case .granted: calls.append(now)
                case .wait(let until):
                    let late = Int64.random(in: 0...lateness.wholeNanoseconds, using: &generator)
                    wake = max(until, now.advanced(by: .nanoseconds(1))).advanced(by: .nanoseconds(late))
                case .closed: wake = now.advanced(by: .milliseconds(10))
                }
            }
        }
    }

    /// The most calls that any half-open span of this length holds.
    private static func most(_ calls: [Moment], in span: Duration) -> Int {
        let calls = calls.sorted()
        var most = 0
        var first = 0
        for (index, call) in calls.enumerated() {
            while calls[first].duration(to: call) >= span { first += 1 }
            most = max(most, index - first + 1)
        }
        return most
    }

    @Test(
        "out of a backlog 95 to 100 % of the quota go out, and over no second more than it",
        arguments: [1.0, 2, 5, 20, 100, 1000], [0, 2, 20])
    func quota(rate: Double, latenessMilliseconds: Int) {
        var generator = SeededGenerator(seed: UInt64(rate) + UInt64(latenessMilliseconds))
        var caller = Caller(limit: RateLimit(perSecond: rate))
        let seconds = 60
        while caller.wake < .seconds(Double(seconds)) {
            caller.run(at: caller.wake, lateness: .milliseconds(latenessMilliseconds), using: &generator)
        }
        let used = Double(caller.calls.count) / (rate * Double(seconds))
        #expect(used >= 0.95 && used <= 1)
        #expect(Self.most(caller.calls, in: .seconds(1)) <= Int(rate))
    }

    @Test("calls that reach the vendor up to 20 ms late are within the quota there as well")
    func jitterOnTheWay() {
        var generator = SeededGenerator(seed: 7)
        var caller = Caller(limit: RateLimit(perSecond: 20))
        while caller.wake < .seconds(300) {
            caller.run(at: caller.wake, lateness: .milliseconds(3), using: &generator)
        }
        let arrivals = caller.calls.map {
            $0.advanced(by: .microseconds(Int.random(in: 0...20_000, using: &generator)))
        }
        #expect(Self.most(arrivals, in: .seconds(1)) <= 20)
    }

    @Test("a rate that is no whole number holds over the span in which it is one", arguments: [2.5, 1.9, 0.5, 0.3])
    func fractionalRates(rate: Double) {
        var generator = SeededGenerator(seed: 3)
        var caller = Caller(limit: RateLimit(perSecond: rate))
        while caller.wake < .seconds(600) {
            caller.run(at: caller.wake, lateness: .milliseconds(2), using: &generator)
        }
        let used = Double(caller.calls.count) / (rate * 600)
        #expect(used >= 0.95 && used <= 1.01)
        #expect(Self.most(caller.calls, in: .seconds(1)) <= Int(rate.rounded(.up)))
        #expect(Self.most(caller.calls, in: .seconds(10)) <= Int((rate * 10).rounded()))
    }

    @Test("arrivals in bursts and pauses of any length never exceed the quota in any second", arguments: UInt64(1)...8)
    func anyArrivals(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let rate = Int.random(in: 1...40, using: &generator)
        var limit = RateLimit(
            perSecond: Double(rate), slack: .milliseconds(Int.random(in: 0...2000, using: &generator)))
        var now = Moment.zero
        var calls: [Moment] = []
        for _ in 0..<30_000 {
            let pause = Int.random(in: 0..<100, using: &generator) == 0 ? 3_000_000 : 20_000
            now = now.advanced(by: .microseconds(Int.random(in: 0...pause, using: &generator)))
            let expected = limit.nextAllowed(at: now)
            switch limit.take(at: now) {
            case .granted:
                #expect(expected == now)
                calls.append(now)
            case .wait(let until): #expect(until == expected && until > now)
            case .closed: Issue.record("a positive rate is never closed")
            }
            if Int.random(in: 0..<2000, using: &generator) == 0 {
                let wait = Duration.milliseconds(Int.random(in: 0...3000, using: &generator))
                limit.throttled(at: now, retryAfter: wait)
                let next = limit.nextAllowed(at: now) ?? .zero
                #expect(next >= now.advanced(by: wait))
            }
        }
        #expect(calls.count > 1000)
        #expect(Self.most(calls, in: .seconds(1)) <= rate)
    }

    @Test("the moment that is named is the first at which a call goes out", arguments: UInt64(1)...3)
    func namedMoment(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var limit = RateLimit(perSecond: Double.random(in: 0.1...50, using: &generator))
        var now = Moment.zero
        for _ in 0..<5000 {
            guard case .wait(let until) = limit.take(at: now) else { continue }
            var early = limit
            #expect(early.take(at: Moment(nanoseconds: until.nanoseconds - 1)) == .wait(until: until))
            var onTime = limit
            #expect(onTime.take(at: until) == .granted)
            now = until.advanced(by: .milliseconds(Int.random(in: 0...200, using: &generator)))
        }
    }

    @Test("replicas that come and go share the quota: 95 to 100 % of it, and over no second more")
    func group() {
        var generator = SeededGenerator(seed: 42)
        let quota = 20.0
        var callers = (0..<3).map { _ in Caller(limit: RateLimit(perSecond: 0)) }
        func share(among members: Int, _ callers: inout [Caller], at now: Moment) {
            for index in callers.indices {
                let part = GroupShare(quota: quota, members: members, index: index).perSecond
                callers[index].limit.setRate(perSecond: part, at: now, raiseAfter: .milliseconds(1025))
                callers[index].wake = now
            }
        }
        share(among: 3, &callers, at: .zero)
        var now = Moment.zero
        var nextChange = Moment.seconds(60)
        var members = 3
        var steady: [Moment] = []
        while now < .seconds(600) {
            for index in callers.indices { callers[index].run(at: now, lateness: .milliseconds(2), using: &generator) }
            if now >= nextChange {
                members = members % 3 + 1
                share(among: members, &callers, at: now)
                nextChange = now.advanced(by: .seconds(60))
            }
            now = now.advanced(by: .milliseconds(1))
        }
        let all = callers.flatMap(\.calls)
        #expect(Self.most(all, in: .seconds(1)) <= 20)
        steady = all.filter { Int($0.nanoseconds / 1_000_000_000) % 60 >= 3 }
        let used = Double(steady.count) / (quota * 10 * 57)
        #expect(used >= 0.95 && used <= 1)
    }
}
