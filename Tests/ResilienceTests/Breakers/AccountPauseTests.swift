import Resilience
import TestSupport
import Testing

@Suite("Account pause")
struct AccountPauseTests {
    private enum Problem { case credentials, balance }
    private typealias Pause = AccountPause<Problem>

    @Test("the first failure is the one to log, and closes the vendor to everyone")
    func pauses() {
        var pause = Pause(probeInterval: .seconds(60))
        #expect(pause.admit(at: .zero) == .open && pause.nextProbeMoment == nil)
        #expect(pause.failed(.balance, at: .seconds(1)) == .paused(.balance))
        #expect(pause.failed(.balance, at: .seconds(2)) == .stillPaused)
        #expect(pause.admit(at: .seconds(3)) == .closed(.balance, until: .seconds(61)))
        #expect(pause.isClosed(at: .seconds(60)) && !pause.isClosed(at: .seconds(61)))
        #expect(pause.problem == .balance && pause.pausedSince == .seconds(1))
    }

    @Test("over a minute of a hundred signups a second, calls are probes")
    func probes() {
        var pause = Pause(probeInterval: .seconds(10))
        _ = pause.failed(.credentials, at: .zero)
        var probes = 0
        for step in 1...6000 {
            let now = Moment.milliseconds(step * 10)
            if pause.admit(at: now) == .probe {
                probes += 1
                #expect(pause.failed(.credentials, at: now) == .stillPaused)
            }
        }
        #expect(probes == 6)
    }

    @Test("a probe that succeeds heals, and says what is over; the next failure is news again")
    func heals() {
        var pause = Pause(probeInterval: .seconds(10))
        _ = pause.failed(.credentials, at: .zero)
        #expect(pause.admit(at: .seconds(10)) == .probe)
        #expect(pause.succeeded(isProbe: true) == .credentials)
        #expect(pause.admit(at: .seconds(10)) == .open && pause.pausedSince == nil)
        #expect(pause.succeeded(isProbe: true) == nil)
        #expect(pause.failed(.balance, at: .seconds(11)) == .paused(.balance))
    }

    @Test("a success of a call from before the pause does not heal")
    func lateSuccess() {
        var pause = Pause(probeInterval: .seconds(10))
        _ = pause.failed(.balance, at: .zero)
        #expect(pause.succeeded(isProbe: false) == nil)
        #expect(pause.isClosed(at: .seconds(1)))
    }

    @Test("the problem is the last one seen, and failures of others do not put off the probe")
    func latestProblem() {
        var pause = Pause(probeInterval: .seconds(10))
        _ = pause.failed(.credentials, at: .zero)
        #expect(pause.failed(.balance, at: .seconds(9)) == .stillPaused)
        #expect(pause.problem == .balance)
        #expect(pause.admit(at: .seconds(10)) == .probe)
    }

    @Test("a probe that never comes back, or was never made, is followed by another")
    func lostProbe() {
        var pause = Pause(probeInterval: .seconds(10))
        _ = pause.failed(.credentials, at: .zero)
        #expect(pause.admit(at: .seconds(10)) == .probe)
        #expect(pause.admit(at: .seconds(19)) == .closed(.credentials, until: .seconds(20)))
        #expect(pause.admit(at: .seconds(20)) == .probe)
        pause.probeNotMade(at: .seconds(21))
        #expect(pause.admit(at: .seconds(21)) == .probe)
    }

    @Test("between two probes there is always a whole interval, whatever happens", arguments: UInt64(1)...3)
    func property(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var pause = Pause(probeInterval: .seconds(10))
        var now = Moment.zero
        var last: Moment?
        for _ in 0..<20_000 {
            now = now.advanced(by: .milliseconds(Int.random(in: 0...2000, using: &generator)))
            switch Int.random(in: 0..<20, using: &generator) {
            case 0..<12:
                let wasPaused = pause.problem != nil
                switch pause.admit(at: now) {
                case .open: #expect(!wasPaused)
                case .closed(_, let until): #expect(wasPaused && until > now)
                case .probe:
                    if let last { #expect(last.duration(to: now) >= .seconds(10)) }
                    last = now
                }
            case 12..<18:
                let isNews = pause.problem == nil
                if isNews { last = now }
                #expect(pause.failed(.balance, at: now) == (isNews ? .paused(.balance) : .stillPaused))
            case 18: #expect(pause.succeeded(isProbe: false) == nil)
            default: #expect((pause.succeeded(isProbe: true) == nil) == (pause.problem == nil) || pause.problem == nil)
            }
        }
    }
}
