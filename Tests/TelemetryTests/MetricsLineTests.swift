import JSON
import Resilience
import Telemetry
import TestSupport
import Testing

@Suite struct MetricsLineTests {
    private let line = MetricsLine(
        timestamp: Timestamp(milliseconds: 1_795_262_400_123), sequence: 7, worker: "worker-1", version: "1.2.3",
        uptime: .milliseconds(61_500), totals: totals, state: Samples.state,
        latencies: IntervalLatencies(
            endToEnd: LatencySummary(p50: 12.5, p95: 20, p99: 30, max: 31.25),
            vendors: ["eko": LatencySummary(p50: 213, p95: 213, p99: 213, max: 213)]),
        usage: ProcessUsage(residentBytes: 52_428_800, processorSeconds: 3.25))

    private static var totals: WorkerTotals {
        let metrics = Samples.metrics(MetricsRegistry())
        metrics.record(Samples.batch, ledger: Samples.ledger)
        return metrics.snapshot
    }

    @Test("a line is the contract's, key for key")
    func text() {
        let expected = """
            {"type":"metrics","ts":"2026-11-21T12:00:00.123Z","seq":7,"worker":"worker-1","version":"1.2.3",\
            "uptime_s":61.5,"ledger":{"consumed":1000,"published":900,"dead_lettered":30,"skipped":20,"released":10,\
            "in_flight":40},"lag":{"total":12,"signups/0":7,"signups/10":5},\
            "assignment":["signups/0","signups/2","signups/10"],\
            "end_to_end_ms":{"p50":12.5,"p95":20,"p99":30,"max":31.25},\
            "processing_ms":{"p50":null,"p95":null,"p99":null,"max":null},\
            "statuses":{"complete":800,"partial":90,"unavailable":10},\
            "recommendations":{"allow":700,"review":150,"deny":50},\
            "vendors":{"eko":{"calls":120,"results":{"ok":100,"timeout":20},"cache_hits":700,"coalesced":80,\
            "retries":12,"latency_ms":{"p50":213,"p95":213,"p99":213,"max":213},"breaker":"half_open",\
            "paused":"balance","in_flight":7,"spent":"1.20","avoided":"8.40","currency":"INR","balance":"17.05"},\
            "vonage":{"calls":0,"results":{},"cache_hits":0,"coalesced":0,"retries":0,\
            "latency_ms":{"p50":null,"p95":null,"p99":null,"max":null},"breaker":"closed","paused":null,\
            "in_flight":0,"spent":"0.00","avoided":"0.00","currency":"EUR","balance":null}},\
            "rss_bytes":52428800,"cpu_s":3.25}

            """
        #expect(String(decoding: line.encoded(), as: UTF8.self) == expected)
    }

    @Test("names that need it are escaped, so that a line is one line of JSON whatever topics are called")
    func escaping() throws {
        var line = line
        line.worker = "a\"b\n"
        line.state.partitions = [.init(topic: "t\u{1}\"", partition: 0, lag: 1)]
        let bytes = line.encoded()
        #expect(bytes.filter { $0 == UInt8(ascii: "\n") }.count == 1)
        let value = try JSONValue(parsing: bytes)
        #expect(value["worker"]?.string == "a\"b\n")
        #expect(value["lag"]?["t\u{1}\"/0"]?.integer == 1)
    }

    @Test("each report is numbered and ends the interval before it")
    func reports() {
        let (_, report) = Samples.filled()
        let first = report.nextLine()
        let second = report.nextLine()
        #expect([first.sequence, second.sequence] == [1, 2])
        #expect(first.latencies.processing?.max == 100)
        #expect(second.latencies.processing == nil)
        #expect(second.totals == first.totals)
        #expect(first.usage.residentBytes > 1_000_000)
        #expect(first.usage.processorSeconds > 0)
    }

    @Test("the page and the line tell the same")
    func samePage() {
        let (registry, report) = Samples.filled()
        let page = PrometheusText.page(registry.families())
        let ledger = report.nextLine().totals.ledger
        let group = "messaging_consumer_group_name=\"signup-risk\""
        let kafka = "messaging_system=\"kafka\""
        for row in [
            "consumed_messages_total{\(group),messaging_destination_name=\"signups\",\(kafka)} \(ledger.consumed)",
            "sent_messages_total{\(group),messaging_destination_name=\"signup-risk\",\(kafka)} \(ledger.published)",
            "sent_messages_total{\(group),messaging_destination_name=\"signups.dead-letters\",\(kafka)} 30",
            "signup_risk_records_in_flight 40", "signup_risk_events_total{status=\"partial\"} 90",
            "signup_risk_vendor_results_total{status=\"timeout\",vendor=\"eko\"} 20",
            "signup_risk_vendor_breaker_state{state=\"half_open\",vendor=\"eko\"} 1",
            "signup_risk_vendor_paused{problem=\"balance\",vendor=\"eko\"} 1",
            "signup_risk_vendor_paused{problem=\"quota\",vendor=\"eko\"} 0",
            "signup_risk_vendor_spent_total{currency=\"INR\",vendor=\"eko\"} 1.2",
            "http_client_request_duration_seconds_count{vendor=\"eko\"} 1",
            "http_client_request_duration_seconds_count{error_type=\"timeout\",vendor=\"eko\"} 1",
        ] {
            #expect(page.contains(row + "\n"), "\(row)")
        }
        #expect(
            page.contains(
                "signup_risk_consumer_lag{\(group),messaging_destination_name=\"signups\",messaging_destination_partition_id=\"10\",\(kafka)} 5\n"
            ))
        #expect(!page.contains("messaging_destination_partition_id=\"2\""))
        #expect(!page.contains("vendor_balance{currency=\"EUR\""))
    }
}
