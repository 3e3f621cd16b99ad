/// A Prometheus histogram since the start of the process: how many values fell at or below each bound.
package struct BucketCounts: Sendable, Hashable {
    /// The upper bounds, ascending; everything above the last falls into one bucket more.
    package let bounds: [Double]
    /// How many values fell into each bucket alone, the one above the last bound included.
    package private(set) var counts: [Int]
    /// The sum of all values.
    package private(set) var sum: Double = 0
    /// How many values there were.
    package private(set) var count = 0

    package init(bounds: [Double]) {
        self.bounds = bounds
        counts = Array(repeating: 0, count: bounds.count + 1)
    }

    /// Counts a value as often as it came; one that is not finite is not counted, and a negative one counts as zero.
    package mutating func record(_ value: Double, times: Int = 1) {
        guard value.isFinite else { return }
        let value = max(0, value)
        let bucket = bounds.firstIndex { value <= $0 } ?? bounds.count
        counts[bucket] &+= times
        sum += value * Double(times)
        count &+= times
    }
}
