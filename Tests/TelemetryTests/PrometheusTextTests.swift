import Telemetry
import Testing

@Suite struct PrometheusTextTests {
    @Test(
        "names follow OpenTelemetry's rules for Prometheus",
        arguments: [
            (MetricCatalogue.consumed, "messaging_client_consumed_messages_total"),
            (MetricCatalogue.sent, "messaging_client_sent_messages_total"),
            (MetricCatalogue.processDuration, "messaging_process_duration_seconds"),
            (MetricCatalogue.callDuration, "http_client_request_duration_seconds"),
            (MetricCatalogue.activeCalls, "http_client_active_requests"),
            (MetricCatalogue.processorTime, "process_cpu_time_seconds_total"),
            (MetricCatalogue.memory, "process_memory_usage_bytes"),
            (MetricDescriptor("9 lives--left", .gauge, .count, ""), "_9_lives_left"),
            (MetricDescriptor("größe", .gauge, .bytes, ""), "gr_e_bytes"),
            (MetricDescriptor("a_seconds_total", .counter, .seconds, ""), "a_seconds_total_seconds_total"),
            (MetricDescriptor("a.total", .counter, .count, ""), "a_total"),
            (MetricDescriptor("", .gauge, .count, ""), "_"),
        ])
    func names(descriptor: MetricDescriptor, expected: String) { #expect(descriptor.prometheusName == expected) }

    @Test("counters, gauges and histograms are written as Prometheus reads them")
    func page() {
        var buckets = BucketCounts(bounds: [0.5, 1])
        for value in [0.25, 0.5, 0.75, 8] { buckets.record(value) }
        let page = PrometheusText.page([
            MetricFamily(
                MetricDescriptor("a.counter", .counter, .count, "Counts."),
                [MetricSample([MetricLabel("b", "2"), MetricLabel("a.b", "1")], .integer(7))]),
            MetricFamily(MetricDescriptor("b.gauge", .gauge, .seconds, "Reads."), [MetricSample([], .number(-0.25))]),
            MetricFamily(
                MetricDescriptor("c.histogram", .histogram(bounds: [0.5, 1]), .seconds, "Spreads."),
                [MetricSample([MetricLabel("x", "y")], .histogram(buckets))]),
        ])
        #expect(
            page == """
                # HELP a_counter_total Counts.
                # TYPE a_counter_total counter
                a_counter_total{a_b="1",b="2"} 7
                # HELP b_gauge_seconds Reads.
                # TYPE b_gauge_seconds gauge
                b_gauge_seconds -0.25
                # HELP c_histogram_seconds Spreads.
                # TYPE c_histogram_seconds histogram
                c_histogram_seconds_bucket{x="y",le="0.5"} 2
                c_histogram_seconds_bucket{x="y",le="1"} 3
                c_histogram_seconds_bucket{x="y",le="+Inf"} 4
                c_histogram_seconds_sum{x="y"} 9.5
                c_histogram_seconds_count{x="y"} 4

                """)
    }

    @Test("a label value or a help text cannot break out of its line")
    func escaping() {
        let value = "a\"b\\c\nd"
        let page = PrometheusText.page([
            MetricFamily(
                MetricDescriptor("m", .gauge, .count, "One\nline \\ \"here\"."),
                [MetricSample([MetricLabel("l", value), MetricLabel("empty", "")], .integer(1))])
        ])
        #expect(
            page == """
                # HELP m One\\nline \\\\ "here".
                # TYPE m gauge
                m{l="a\\"b\\\\c\\nd"} 1

                """)
    }

    @Test(
        "numbers are written as Prometheus reads them",
        arguments: [
            (Double.nan, "NaN"), (.infinity, "+Inf"), (-.infinity, "-Inf"), (0, "0"), (1e15, "1000000000000000.0"),
            (-9_223_372_036_854_775_808, "-9.223372036854776e+18"), (0.1, "0.1"), (123_456_789, "123456789"),
        ])
    func numbers(number: Double, expected: String) {
        let family = MetricFamily(MetricDescriptor("m", .gauge, .count, "h"), [MetricSample([], .number(number))])
        #expect(PrometheusText.page([family]).hasSuffix("m \(expected)\n"))
    }

    @Test("a family without series is not on the page, and a series stands there once")
    func empty() {
        let descriptor = MetricDescriptor("m", .gauge, .count, "h")
        #expect(PrometheusText.page([MetricFamily(descriptor, [])]).isEmpty)
        let twice = [MetricSample([], .integer(1)), MetricSample([], .integer(1))]
        #expect(PrometheusText.page([MetricFamily(descriptor, twice)]).split(separator: "\n").count == 3)
    }
}
