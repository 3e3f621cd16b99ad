import Resilience
import TestSupport
import Testing

@Suite("Rate limit")
struct RateLimitTests {
    @Test("calls are spaced evenly, a little further apart than the quota says")
    func pace() {
        var limit = RateLimit(perSecond: 20, at: .zero)
        #expect(limit.take(at: .zero) == .granted)
        let interval = Duration.milliseconds(51.25)
        #expect(limit.take(at: .zero) == .wait(until: .zero.advanced(by: interval)))
        #expect(limit.nextAllowed(at: .zero) == .zero.advanced(by: interval))
        #expect(limit.take(at: .zero.advanced(by: interval)) == .granted)
    }

    @Test("a quiet time earns a tenth of a second's calls, not a whole second's")
    func burst() {
        var limit = RateLimit(perSecond: 20, at: .zero)
        var granted = 0
        while limit.take(at: .seconds(60)) == .granted { granted += 1 }
        #expect(granted == 2)
        while limit.take(at: .seconds(120)) == .granted { granted += 1 }
        #expect(granted == 4)
    }

    @Test("nothing goes out before the time the vendor asked for, however often it is asked")
    func penalty() {
        var limit = RateLimit(perSecond: 1000, at: .zero)
        limit.penalise(until: .seconds(3))
        limit.penalise(until: .seconds(2))
        #expect(limit.take(at: .seconds(2.5)) == .wait(until: .seconds(3)))
        #expect(limit.nextAllowed(at: .zero) == .seconds(3))
        #expect(limit.take(at: .seconds(3)) == .granted)
        #expect(limit.penaltyUntil == nil)
    }

    @Test("a penalty holds where there is no rate, too")
    func penaltyWithoutRate() {
        var limit = RateLimit(perSecond: nil)
        #expect(limit.isUnlimited)
        #expect(limit.take(at: .zero) == .granted && limit.nextAllowed(at: .zero) == .zero)
        limit.penalise(until: .seconds(1))
        #expect(limit.take(at: .zero) == .wait(until: .seconds(1)))
    }

    @Test("a refusal stops everything for a second, then slows the pace, which recovers")
    func throttled() {
        var limit = RateLimit(perSecond: 10, margin: 0, slack: .zero, at: .zero)
        limit.throttled(at: .zero, retryAfter: nil)
        limit.throttled(at: .zero, retryAfter: nil)
        #expect(limit.share(at: .zero) == 0.8)
        #expect(limit.take(at: .milliseconds(999)) == .wait(until: .seconds(1)))
        #expect(limit.take(at: .seconds(1)) == .granted)
        let next = limit.nextAllowed(at: .seconds(1)) ?? .zero
        #expect(next > .milliseconds(1115) && next < .milliseconds(1125))
        #expect(limit.share(at: .seconds(11)) == 1)
        limit.throttled(at: .seconds(20), retryAfter: .seconds(7))
        #expect(limit.take(at: .seconds(26)) == .wait(until: .seconds(27)))
        for second in 30..<100 { limit.throttled(at: .seconds(Double(second)), retryAfter: .zero) }
        #expect(limit.share(at: .seconds(99)) >= 0.1)
    }

    @Test("a rate of zero lets nothing through until it is raised")
    func closed() {
        var limit = RateLimit(perSecond: 0)
        #expect(limit.take(at: .zero) == .closed)
        #expect(limit.nextAllowed(at: .zero) == nil)
        limit.setRate(perSecond: 5, at: .seconds(1), raiseAfter: .seconds(2))
        #expect(limit.take(at: .seconds(1)) == .wait(until: .seconds(3)))
        #expect(limit.take(at: .seconds(3)) == .granted)
    }

    @Test("a higher rate waits for the time given, a lower one is in force at once")
    func rateChanges() {
        var limit = RateLimit(perSecond: 1, margin: 0, slack: .zero, at: .zero)
        #expect(limit.take(at: .zero) == .granted)
        limit.setRate(perSecond: 100, at: .zero, raiseAfter: .milliseconds(500))
        #expect(limit.take(at: .zero) == .wait(until: .milliseconds(500)))
        #expect(limit.take(at: .milliseconds(500)) == .wait(until: .seconds(1)))
        #expect(limit.take(at: .seconds(1)) == .granted)
        #expect(limit.take(at: .milliseconds(1010)) == .granted)
        limit.setRate(perSecond: 1, at: .milliseconds(1010), raiseAfter: .seconds(9))
        #expect(limit.take(at: .milliseconds(1020)) == .wait(until: .milliseconds(2010)))
        limit.setRate(perSecond: nil, at: .milliseconds(1020))
        #expect(limit.take(at: .milliseconds(1030)) == .granted)
        #expect(limit.isUnlimited)
    }

    @Test(
        "rates that make no sense neither trap nor let through what they should not",
        arguments: [
            (-1.0, false), (0.0, false), (-.infinity, false), (1e-300, false), (.infinity, true), (1e300, true),
            (.nan, true),
            (.leastNonzeroMagnitude, false), (1e6, true), (0.001, true),
        ] as [(Double, Bool)])
    func absurdRates(rate: Double, isOpen: Bool) {
        var limit = RateLimit(perSecond: rate)
        let grant = limit.take(at: .seconds(10))
        #expect(grant == (isOpen ? .granted : .closed))
    }

    @Test("moments at the end of time do not overflow")
    func endOfTime() {
        var limit = RateLimit(perSecond: 2)
        let end = Moment(nanoseconds: .max)
        limit.throttled(at: end, retryAfter: .seconds(Int64.max))
        #expect(limit.take(at: end) == .granted)
        #expect(limit.nextAllowed(at: end) == end)
    }
}
