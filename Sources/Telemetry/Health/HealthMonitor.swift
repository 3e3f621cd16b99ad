package import Logging
package import Resilience
import ServiceLifecycle
import Synchronization

/// The health of the process, shared between the worker that tells and the probes that ask. It logs a stall once when it
/// begins, with where the worker stands, and once when it is over.
package final class HealthMonitor<C: Clock>: Service where C.Instant == Moment {
    private struct State {
        var health = Health()
        var watch: ProgressWatch
        var ledger = Ledger()
        var isStallLogged = false
    }

    private let state: Mutex<State>
    private let clock: C
    private let period: Duration
    private let logger: Logger

    /// - Parameter stallAfter: how long nothing may move while work is waiting.
    package init(stallAfter: Duration, clock: C, logger: Logger) {
        state = Mutex(State(watch: ProgressWatch(stallAfter: stallAfter)))
        period = max(stallAfter / 8, .milliseconds(100))
        self.clock = clock
        self.logger = logger
    }

    /// Takes in what the worker tells.
    package func apply(_ event: Health.Event) { state.withLock { $0.health.apply(event) } }

    /// Takes in where the worker stands; see `ProgressWatch.observe`. Once per turn of the loop.
    package func observe(_ ledger: Ledger, isWorkWaiting: Bool, at moment: Moment) {
        state.withLock { state in
            state.ledger = ledger
            state.watch.observe(finished: ledger.finished, isWorkWaiting: isWorkWaiting, at: moment)
        }
    }

    /// What the probes say now.
    package var report: HealthReport {
        let now = clock.now
        return state.withLock { $0.health.report(isStalled: $0.watch.stalled(at: now) != nil) }
    }

    /// Looks for a stall from time to time until the process stops.
    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while (try? await self.clock.sleep(until: self.clock.now.advanced(by: self.period), tolerance: nil)) != nil
            {
                self.logStall()
            }
        }
    }

    private func logStall() {
        let now = clock.now
        let (stalled, wasLogged, ledger) = state.withLock { state in
            let stalled = state.watch.stalled(at: now)
            defer { state.isStallLogged = stalled != nil }
            return (stalled, state.isStallLogged, state.ledger)
        }
        if let stalled, !wasLogged {
            logger.error(
                "work is waiting and nothing moves",
                [
                    .milliseconds: .stringConvertible(Int64(stalled.milliseconds)),
                    .inFlight: .stringConvertible(ledger.inFlight), .count: .stringConvertible(ledger.finished),
                ])
        } else if stalled == nil, wasLogged {
            logger.notice("work moves again", [.count: .stringConvertible(ledger.finished)])
        }
    }
}
