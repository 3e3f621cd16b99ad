package import Resilience
import Synchronization

/// Puts together what the metrics log and the metrics page say, from the three places that know: what was reported
/// (`WorkerMetrics`), what is read now (`WorkerState`), and the process itself.
package final class WorkerReport: Sendable {
    /// What cannot be reported in advance, read at the moment it is asked for.
    package typealias StateSource = @Sendable () -> WorkerState

    private let identity: WorkerIdentity
    private let metrics: WorkerMetrics
    private let now: @Sendable () -> Moment
    private let startedAt: Moment
    private let health: @Sendable () -> HealthReport
    private let state: StateSource
    private let sequence = Mutex(0)

    /// - Parameters:
    ///   - now: the monotonic clock; the moment of this call is the start of the process as uptime counts it.
    ///   - state: never called under a lock of ours; it may take its own.
    package init(
        identity: WorkerIdentity, metrics: WorkerMetrics, now: @escaping @Sendable () -> Moment,
        health: @escaping @Sendable () -> HealthReport, state: @escaping StateSource
    ) {
        self.identity = identity
        self.metrics = metrics
        self.now = now
        self.health = health
        self.state = state
        startedAt = now()
    }

    /// The next line of the metrics log. Each call ends the interval that latencies are of, so only the log may call it.
    package func nextLine() -> MetricsLine {
        let state = state()
        let usage = ProcessUsage.current
        return sequence.withLock { sequence in
            sequence &+= 1
            return MetricsLine(
                timestamp: .now, sequence: sequence, worker: identity.worker, version: identity.version,
                uptime: startedAt.duration(to: now()), totals: metrics.snapshot, state: state,
                latencies: metrics.takeInterval(), usage: usage)
        }
    }

    /// The same for the metrics page, as a collector of the registry.
    package func families() -> [MetricFamily] {
        WorkerFamilies(
            identity: identity, totals: metrics.snapshot, state: state(), health: health(), usage: .current,
            uptime: startedAt.duration(to: now())
        ).all
    }
}
