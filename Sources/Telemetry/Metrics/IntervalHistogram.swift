import Histogram
import Synchronization

/// The latencies since it was last taken, from one microsecond to seven days, to three significant digits.
///
/// Recording takes no memory however many values come: about 240 KB are laid out once. A longer latency, which only a
/// worker that catches up with an old topic sees, counts as seven days.
package final class IntervalHistogram: Sendable {
    /// Seven days in microseconds.
    private static let bound: Int64 = 7 * 24 * 3600 * 1_000_000

    private struct State {
        var histogram = Histogram<UInt64>(
            lowestDiscernibleValue: 1, highestTrackableValue: UInt64(IntervalHistogram.bound),
            numberOfSignificantValueDigits: .three)
        /// The longest latency in microseconds, which the histogram itself only knows to three digits.
        var longest: Int64 = 0

        mutating func record(_ nanoseconds: Int64) {
            let microseconds = min(max(0, nanoseconds / 1000), IntervalHistogram.bound)
            histogram.record(UInt64(microseconds))
            longest = max(longest, microseconds)
        }
    }

    private let state = Mutex(State())

    package init() {}

    /// Records one latency; a negative one, from clocks that disagree, counts as zero.
    package func record(nanoseconds: Int64) { state.withLock { $0.record(nanoseconds) } }

    /// Records many latencies under one lock.
    package func record(nanoseconds values: some Sequence<Int64>) {
        state.withLock { state in
            for value in values { state.record(value) }
        }
    }

    /// The latencies since the last call, and begins a new interval; `nil` where there were none.
    package func take() -> LatencySummary? {
        state.withLock { state in
            guard state.histogram.totalCount > 0 else { return nil }
            let longest = Double(state.longest) / 1000
            func value(_ percentile: Double) -> Double {
                min(Double(state.histogram.valueAtPercentile(percentile)) / 1000, longest)
            }
            let summary = LatencySummary(p50: value(50), p95: value(95), p99: value(99), max: longest)
            state.histogram.reset()
            state.longest = 0
            return summary
        }
    }
}
