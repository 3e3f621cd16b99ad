/// The latencies of one interval, in milliseconds.
package struct LatencySummary: Sendable, Hashable {
    package let p50: Double
    package let p95: Double
    package let p99: Double
    package let max: Double

    package init(p50: Double, p95: Double, p99: Double, max: Double) {
        self.p50 = p50
        self.p95 = p95
        self.p99 = p99
        self.max = max
    }
}
