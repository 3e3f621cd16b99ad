import Telemetry
import TestSupport
import Testing

@Suite struct HistogramTests {
    @Test("a value counts in the first bucket whose bound is not below it")
    func buckets() {
        var counts = BucketCounts(bounds: [0.5, 1, 2])
        for value in [0, 0.5, 0.500001, 1, 1.5, 2, 2.0001, 1e12] { counts.record(value) }
        #expect(counts.counts == [2, 2, 2, 2])
        #expect(counts.count == 8)
    }

    @Test("what is not a number is not counted, and what is negative counts as zero")
    func odd() {
        var counts = BucketCounts(bounds: [1])
        counts.record(.nan)
        counts.record(.infinity)
        counts.record(-5)
        #expect(counts.counts == [1, 0])
        #expect(counts.sum == 0)
    }

    @Test("buckets agree with a count by hand", arguments: 1...5)
    func model(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let bounds = MetricCatalogue.endToEndBounds
        var counts = BucketCounts(bounds: bounds)
        let values = (0..<2000).map { _ in
            Bool.random(using: &random)
                ? Double.random(in: 0...100_000, using: &random) : bounds.randomElement(using: &random) ?? 0
        }
        for value in values { counts.record(value) }
        let edges = [-1] + bounds + [.infinity]
        for (index, count) in counts.counts.enumerated() {
            #expect(count == values.count { $0 > edges[index] && $0 <= edges[index + 1] })
        }
    }

    @Test("percentiles are within a thousandth of the exact ones", arguments: 1...5)
    func percentiles(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let histogram = IntervalHistogram()
        let values = (0..<10_000).map { _ in
            Int64(Double.random(in: 3...13, using: &random).exponent10.rounded())
        }
        for value in values { histogram.record(nanoseconds: value) }
        let sorted = values.map { max(0, $0 / 1000) }.sorted()
        let summary = try #require(histogram.take())
        for (percentile, read) in [(50.0, summary.p50), (95, summary.p95), (99, summary.p99), (100, summary.max)] {
            let rank = max(1, Int((percentile / 100 * Double(sorted.count)).rounded(.up)))
            let exact = Double(sorted[rank - 1]) / 1000
            #expect(abs(read - exact) <= exact / 1000 + 0.001, "the \(percentile)th percentile")
        }
        #expect(summary.p50 <= summary.p95 && summary.p95 <= summary.p99 && summary.p99 <= summary.max)
    }

    @Test("taking begins a new interval, and an interval without values has no latencies")
    func intervals() {
        let histogram = IntervalHistogram()
        #expect(histogram.take() == nil)
        histogram.record(nanoseconds: 5_000_000)
        #expect(histogram.take() == LatencySummary(p50: 5, p95: 5, p99: 5, max: 5))
        #expect(histogram.take() == nil)
        histogram.record(nanoseconds: 2_000_000)
        #expect(histogram.take() == LatencySummary(p50: 2, p95: 2, p99: 2, max: 2))
    }

    @Test("a latency from clocks that disagree counts as zero, and one of a year as seven days")
    func extremes() {
        let histogram = IntervalHistogram()
        histogram.record(nanoseconds: -1)
        histogram.record(nanoseconds: .min)
        #expect(histogram.take() == LatencySummary(p50: 0, p95: 0, p99: 0, max: 0))
        histogram.record(nanoseconds: .max)
        let week = 7.0 * 24 * 3600 * 1000
        #expect(histogram.take() == LatencySummary(p50: week, p95: week, p99: week, max: week))
    }

    @Test("the page's buckets hold every value of every interval, whoever took it", arguments: 1...5)
    func folding(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let registry = MetricsRegistry()
        let metrics = Samples.metrics(registry)
        var exact = BucketCounts(bounds: MetricCatalogue.durationBounds)
        for _ in 0..<20 {
            var batch = EventBatch()
            batch.processing = (0..<200).map { _ in
                Int64(Double.random(in: 4...10.5, using: &random).exponent10.rounded())
            }
            for value in batch.processing { exact.record(Double(value) / 1e9) }
            metrics.record(batch, ledger: Ledger())
            if Bool.random(using: &random) { _ = metrics.takeInterval() }
            let family = registry.families().first { $0.descriptor == MetricCatalogue.processDuration }
            guard case .histogram(let buckets) = try #require(family?.samples.first).value else {
                Issue.record("not a histogram")
                return
            }
            #expect(buckets.count == exact.count)
            #expect(abs(buckets.sum - exact.sum) < exact.sum / 1000)
            // A value within a thousandth of a bound may stand on either side of it.
            for (read, wanted) in zip(buckets.counts, exact.counts) { #expect(abs(read - wanted) <= 3 + wanted / 100) }
        }
    }

    @Test("nothing recorded at the same time is lost, whoever takes")
    func concurrency() async {
        let registry = MetricsRegistry()
        let metrics = Samples.metrics(registry)
        await withTaskGroup { group in
            for _ in 0..<8 {
                group.addTask {
                    for step in 1...1000 {
                        metrics.recordCall(
                            vendor: "eko", latency: .milliseconds(step), error: step.isMultiple(of: 10) ? .timeout : nil
                        )
                    }
                }
            }
            group.addTask { for _ in 0..<100 { _ = metrics.takeInterval() } }
        }
        let calls = registry.families().first { $0.descriptor == MetricCatalogue.callDuration }
        let counts = (calls?.samples ?? []).map { sample in
            if case .histogram(let buckets) = sample.value { buckets.count } else { 0 }
        }
        #expect(counts.reduce(0, +) == 8000)
        #expect(counts.contains(7200) && counts.contains(800))
    }
}

extension Double {
    /// Ten to the power of this.
    fileprivate var exponent10: Double {
        var result = 1.0
        for _ in 0..<Int(self) { result *= 10 }
        return result * (1 + 9 * (self - rounded(.down)))
    }
}
