import Histogram

/// How often each latency came, from one microsecond to seven days, to three significant digits.
///
/// Recording takes no memory however many values come: about 240 KB are laid out once. A longer latency, which only a
/// worker that catches up with an old topic sees, counts as seven days.
struct LatencyCounts: Sendable {
    /// Seven days in microseconds.
    private static let bound: Int64 = 7 * 24 * 3600 * 1_000_000

    private var histogram = Histogram<UInt64>(
        lowestDiscernibleValue: 1, highestTrackableValue: UInt64(LatencyCounts.bound),
        numberOfSignificantValueDigits: .three)
    /// The longest latency in microseconds, which the histogram itself only knows to three digits.
    private var longest: Int64 = 0

    /// Counts a latency; a negative one, from clocks that disagree, counts as zero.
    mutating func record(nanoseconds: Int64) {
        let microseconds = min(max(0, nanoseconds / 1000), Self.bound)
        histogram.record(UInt64(microseconds))
        longest = max(longest, microseconds)
    }

    /// The percentiles; `nil` where nothing was recorded.
    var summary: LatencySummary? {
        guard histogram.totalCount > 0 else { return nil }
        let longest = Double(longest) / 1000
        func value(_ percentile: Double) -> Double {
            min(Double(histogram.valueAtPercentile(percentile)) / 1000, longest)
        }
        return LatencySummary(p50: value(50), p95: value(95), p99: value(99), max: longest)
    }

    /// Adds everything recorded to buckets in seconds.
    func add(to buckets: inout BucketCounts) {
        guard histogram.totalCount > 0 else { return }
        for entry in histogram.recordedValues() {
            let middle = histogram.medianEquivalentForValue(entry.value)
            buckets.record(Double(middle) / 1_000_000, times: Int(clamping: entry.count))
        }
    }

    /// Begins anew, keeping the memory.
    mutating func reset() {
        histogram.reset()
        longest = 0
    }
}
