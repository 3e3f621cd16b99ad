import Synchronization

/// A distribution of durations that come in batches: the buckets of the metrics page and the percentiles of the metrics line
/// out of one count.
///
/// Every record of a Kafka topic passes here, so a value costs a few nanoseconds: it is only counted by its three leading
/// digits. The buckets are filled from those when somebody looks, which places a value that is within a thousandth of a
/// bound on either side of it.
final class BatchedHistogram: Instrument {
    private struct State {
        var interval = LatencyCounts()
        /// Everything before the interval.
        var past: BucketCounts
    }

    private let state: Mutex<State>

    /// - Parameter bounds: the buckets' upper bounds in seconds, ascending.
    init(bounds: [Double]) { state = Mutex(State(past: BucketCounts(bounds: bounds))) }

    var value: MetricSample.Value {
        state.withLock { state in
            var buckets = state.past
            state.interval.add(to: &buckets)
            return .histogram(buckets)
        }
    }

    func fits(_ descriptor: MetricDescriptor) -> Bool {
        if case .histogram = descriptor.kind { true } else { false }
    }

    /// Records many durations under one lock.
    func record(nanoseconds durations: [Int64]) {
        guard !durations.isEmpty else { return }
        state.withLock { state in
            for duration in durations { state.interval.record(nanoseconds: duration) }
        }
    }

    /// The percentiles since the last call, and begins a new interval; `nil` where nothing was recorded.
    func take() -> LatencySummary? {
        state.withLock { state in
            guard let summary = state.interval.summary else { return nil }
            state.interval.add(to: &state.past)
            state.interval.reset()
            return summary
        }
    }
}
