import Resilience
import TestSupport
import Testing

@Suite("Outcome windows")
struct OutcomeWindowTests {
    @Test(
        "the timed window counts the last nine to ten tenths of its length, and nothing older", arguments: UInt64(1)...4
    )
    func timed(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var window = TimedWindow(length: .seconds(10))
        var log: [(at: Moment, isFailure: Bool)] = []
        var now = Moment.seconds(-100)
        for _ in 0..<10_000 {
            let pause = Int.random(in: 0..<200, using: &generator) == 0 ? 30_000 : 300
            now = now.advanced(by: .milliseconds(Int.random(in: 0...pause, using: &generator)))
            let fails = Bool.random(using: &generator)
            window.record(isFailure: fails, at: now)
            log.append((now, fails))
            let counts = window.counts(at: now)
            log.removeAll { $0.at.duration(to: now) > .seconds(10) }
            let surely = log.filter { $0.at.duration(to: now) < .seconds(9) }
            #expect(counts.calls <= log.count && counts.calls >= surely.count)
            #expect(counts.failures <= log.count { $0.isFailure } && counts.failures >= surely.count { $0.isFailure })
        }
    }

    @Test("moments out of order, and at the ends of time, do not trap")
    func absurdMoments() {
        var window = TimedWindow(length: .zero)
        let moments = [Int64.max, 0, .min, .max, -1, .min + 1, 5, .max - 1]
        for moment in moments { window.record(isFailure: true, at: Moment(nanoseconds: moment)) }
        let counts = window.counts(at: Moment(nanoseconds: .max))
        #expect(counts.calls >= 1 && counts.calls == counts.failures)
        window.forget()
        #expect(window.counts(at: .zero) == OutcomeCounts())
    }

    @Test("the window of last calls counts exactly those", arguments: [1, 2, 7, 50])
    func lastCalls(size: Int) {
        var generator = SeededGenerator(seed: UInt64(size))
        var window = LastCallsWindow(size: size)
        var log: [Bool] = []
        for step in 0..<5000 {
            if step % 1000 == 999 {
                window.forget()
                log = []
            }
            let fails = Bool.random(using: &generator)
            window.record(isFailure: fails, at: .zero)
            log = (log + [fails]).suffix(size)
            #expect(window.counts(at: .zero) == OutcomeCounts(calls: log.count, failures: log.count { $0 }))
        }
    }

    @Test("a window of no calls is one of one")
    func noCalls() {
        var window = LastCallsWindow(size: -3)
        window.record(isFailure: true, at: .zero)
        window.record(isFailure: false, at: .zero)
        #expect(window.counts(at: .zero) == OutcomeCounts(calls: 1))
    }
}
