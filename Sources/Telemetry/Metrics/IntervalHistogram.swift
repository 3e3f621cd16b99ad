import Synchronization

/// The latencies since it was last taken.
package final class IntervalHistogram: Sendable {
    private let counts = Mutex(LatencyCounts())

    package init() {}

    /// Records one latency.
    package func record(nanoseconds: Int64) { counts.withLock { $0.record(nanoseconds: nanoseconds) } }

    /// The latencies since the last call, and begins a new interval; `nil` where there were none.
    package func take() -> LatencySummary? {
        counts.withLock { counts in
            defer { counts.reset() }
            return counts.summary
        }
    }
}
