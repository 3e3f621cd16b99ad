import FoundationEssentials
import JSON

/// One vendor's part of a line of the metrics log.
final class ReportVendor: Sendable {
    let calls: Int
    let results: [String: Int]
    let cacheHits: Int
    let coalesced: Int
    let retries: Int
    let latencies: [String: Double]
    let breaker: String?
    let paused: String?
    let spent: ReportMoney
    let avoided: ReportMoney
    let currency: String
    let balance: String?

    init(_ value: JSONValue) {
        calls = value["calls"]?.integer ?? 0
        results = value["results"]?.counts ?? [:]
        cacheHits = value["cache_hits"]?.integer ?? 0
        coalesced = value["coalesced"]?.integer ?? 0
        retries = value["retries"]?.integer ?? 0
        latencies = value["latency_ms"]?.numbers ?? [:]
        breaker = value["breaker"]?.string
        paused = value["paused"]?.string
        spent = ReportMoney(value["spent"]?.string)
        avoided = ReportMoney(value["avoided"]?.string)
        currency = value["currency"]?.string ?? ""
        balance = value["balance"]?.string
    }
}

/// An amount as the log has it: exact for tables, as a number for plots.
struct ReportMoney: Sendable {
    let exact: Decimal
    let number: Double

    init(_ text: String?) {
        exact = text.flatMap { Decimal(string: $0) } ?? 0
        number = text.flatMap(Double.init).flatMap { $0.isFinite ? $0 : nil } ?? 0
    }
}
