import Metrics
import Telemetry
import Testing

@Suite struct MetricsRegistryTests {
    private func page(_ registry: MetricsRegistry) -> [Substring] {
        PrometheusText.page(registry.families()).split(separator: "\n").filter { !$0.hasPrefix("#") }
    }

    @Test("instruments of swift-metrics end up on the page")
    func instruments() {
        let registry = MetricsRegistry()
        Counter(label: "a.count", dimensions: [("k", "v")], factory: registry).increment(by: 3)
        FloatingPointCounter(label: "b.count", factory: registry).increment(by: 0.5)
        let meter = Meter(label: "c.level", factory: registry)
        meter.set(10)
        meter.decrement(by: 4)
        Gauge(label: "d.reading", factory: registry).record(2.5)
        Recorder(label: "e.sizes", factory: registry).record(20)
        Timer(label: "f.time", factory: registry).recordMilliseconds(20)
        let page = page(registry)
        #expect(page.contains("a_count_total{k=\"v\"} 3"))
        #expect(page.contains("b_count_total 0.5"))
        #expect(page.contains("c_level 6"))
        #expect(page.contains("d_reading 2.5"))
        #expect(page.contains("e_sizes_bucket{le=\"20\"} 1"))
        #expect(page.contains("f_time_seconds_bucket{le=\"0.025\"} 1"))
        #expect(page.contains("f_time_seconds_sum 0.02"))
    }

    @Test("the same name and labels are the same series, in whatever order the labels come")
    func shared() {
        let registry = MetricsRegistry()
        Counter(label: "a", dimensions: [("x", "1"), ("y", "2")], factory: registry).increment()
        let again = Counter(label: "a", dimensions: [("y", "2"), ("x", "1")], factory: registry)
        again.increment()
        again.destroy()
        #expect(page(registry) == ["a_total{x=\"1\",y=\"2\"} 2"])
    }

    @Test("a counter never falls: negative steps and resets are ignored")
    func monotonic() {
        let registry = MetricsRegistry()
        let counter = Counter(label: "a", factory: registry)
        counter.increment(by: 5)
        counter.increment(by: -3)
        counter.reset()
        counter.increment(by: Int64.max)
        #expect(page(registry) == ["a_total \(Int64.max)"])
    }

    @Test("a label that turns out to be unbounded costs no memory")
    func boundedSeries() {
        let registry = MetricsRegistry()
        for index in 0..<(MetricsRegistry.maximumSeriesPerMetric + 50) {
            Counter(label: "a", dimensions: [("id", String(index))], factory: registry).increment()
        }
        #expect(page(registry).count == MetricsRegistry.maximumSeriesPerMetric)
    }

    @Test("an instrument whose name means something else works and is not shown")
    func conflict() {
        let registry = MetricsRegistry()
        Counter(label: "a", factory: registry).increment()
        Timer(label: "a", factory: registry).recordSeconds(1)
        Meter(label: MetricCatalogue.consumed.name, factory: registry).set(3)
        #expect(page(registry) == ["a_total 1"])
    }

    @Test("collectors are asked when the page is, and add to the instruments of the same metric")
    func collectors() {
        let registry = MetricsRegistry()
        let descriptor = MetricDescriptor("a", .counter, .count, "An instrument of a library.")
        Counter(label: "a", dimensions: [("from", "instrument")], factory: registry).increment()
        registry.collect { [MetricFamily(descriptor, [MetricSample([MetricLabel("from", "collector")], .integer(2))])] }
        #expect(page(registry) == ["a_total{from=\"collector\"} 2", "a_total{from=\"instrument\"} 1"])
    }

    @Test("a metric keeps its kind when a collector brings another of its name")
    func collectorConflict() {
        let registry = MetricsRegistry()
        Counter(label: "a", factory: registry).increment()
        registry.collect {
            [MetricFamily(MetricDescriptor("a_total", .gauge, .count, "h"), [MetricSample([], .integer(2))])]
        }
        #expect(page(registry) == ["a_total 1"])
    }
}
