import JSON
import Resilience

extension MetricsLine {
    /// The line as `config/schemas/metrics.schema.json` describes it, the line feed included.
    ///
    /// What is not known is `null`: a latency where nothing happened, the lag before the broker has told. A partition whose
    /// lag is not known is not among the lags.
    package func encoded() -> [UInt8] {
        var json = JSONWriter(reservingCapacity: 2048)
        json.beginObject()
        json.key("type")
        json.string("metrics")
        json.key("ts")
        json.string(timestamp.description)
        json.key("seq")
        json.integer(sequence)
        json.key("worker")
        json.string(worker)
        json.key("version")
        json.string(version)
        json.key("uptime_s")
        json.number(Self.rounded(uptime.milliseconds) / 1000)
        writeLedger(to: &json)
        writePartitions(to: &json)
        json.key("end_to_end_ms")
        Self.write(latencies.endToEnd, to: &json)
        json.key("processing_ms")
        Self.write(latencies.processing, to: &json)
        json.key("statuses")
        Self.write(totals.statuses.named, to: &json)
        json.key("recommendations")
        Self.write(totals.recommendations.named, to: &json)
        json.key("vendors")
        json.beginObject()
        for vendor in state.vendors.sorted(by: { $0.name < $1.name }) { write(vendor, to: &json) }
        json.endObject()
        json.key("rss_bytes")
        json.integer(usage.residentBytes)
        json.key("cpu_s")
        json.number(Self.rounded(usage.processorSeconds * 1000) / 1000)
        json.endObject()
        return json.bytes + [UInt8(ascii: "\n")]
    }

    private func writeLedger(to json: inout JSONWriter) {
        let ledger = totals.ledger
        json.key("ledger")
        json.beginObject()
        json.key("consumed")
        json.integer(ledger.consumed)
        json.key("published")
        json.integer(ledger.published)
        json.key("dead_lettered")
        json.integer(ledger.deadLettered)
        json.key("skipped")
        json.integer(ledger.skipped)
        json.key("released")
        json.integer(ledger.released)
        json.key("in_flight")
        json.integer(ledger.inFlight)
        json.endObject()
    }

    private func writePartitions(to json: inout JSONWriter) {
        let partitions = state.partitions.sorted()
        json.key("lag")
        json.beginObject()
        json.key("total")
        json.optional(state.totalLag)
        for partition in partitions {
            guard let lag = partition.lag else { continue }
            json.key(partition.name)
            json.integer(lag)
        }
        json.endObject()
        json.key("assignment")
        json.beginArray()
        for partition in partitions { json.string(partition.name) }
        json.endArray()
    }

    private func write(_ vendor: VendorState, to json: inout JSONWriter) {
        json.key(vendor.name)
        json.beginObject()
        json.key("calls")
        json.integer(vendor.calls)
        json.key("results")
        Self.write(vendor.results.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }, to: &json)
        json.key("cache_hits")
        json.integer(vendor.cacheHits)
        json.key("coalesced")
        json.integer(vendor.coalesced)
        json.key("retries")
        json.integer(vendor.retries)
        json.key("latency_ms")
        Self.write(latencies.vendors[vendor.name], to: &json)
        json.key("breaker")
        json.string(vendor.breaker.rawValue)
        json.key("paused")
        json.optional(vendor.paused)
        json.key("in_flight")
        json.integer(vendor.inFlight)
        json.key("spent")
        json.string(vendor.spent)
        json.key("avoided")
        json.string(vendor.avoided)
        json.key("currency")
        json.string(vendor.currency)
        json.key("balance")
        json.optional(vendor.balance)
        json.endObject()
    }

    private static func write(_ counts: [(name: String, count: Int)], to json: inout JSONWriter) {
        json.beginObject()
        for (name, count) in counts {
            json.key(name)
            json.integer(count)
        }
        json.endObject()
    }

    private static func write(_ latencies: LatencySummary?, to json: inout JSONWriter) {
        json.beginObject()
        json.key("p50")
        json.optional(latencies?.p50)
        json.key("p95")
        json.optional(latencies?.p95)
        json.key("p99")
        json.optional(latencies?.p99)
        json.key("max")
        json.optional(latencies?.max)
        json.endObject()
    }

    private static func rounded(_ milliseconds: Double) -> Double { milliseconds.rounded() }
}
