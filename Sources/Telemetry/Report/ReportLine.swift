import JSON

/// A line of the metrics log as the report reads it back. Whatever is missing is unknown, so that a line of another version is
/// still worth something.
///
/// A reference, because a report walks over all lines many times: handing one on costs a retain, never a copy of its tables.
final class ReportLine: Sendable {
    let timestamp: Timestamp
    let sequence: Int
    let worker: String
    let version: String
    /// Seconds since the start of the process.
    let uptime: Double
    let ledger: [String: Int]
    let lag: Int?
    let assigned: Int
    let endToEnd: [String: Double]
    let processing: [String: Double]
    let statuses: [String: Int]
    let recommendations: [String: Int]
    let vendors: [String: ReportVendor]
    let residentBytes: Int?
    let processorSeconds: Double

    /// Reads a line; `nil` where it is none: another type, no time, no worker.
    init?(_ value: JSONValue) {
        guard value["type"]?.string == "metrics", let worker = value["worker"]?.string,
            let timestamp = value["ts"]?.string.flatMap({ Timestamp($0) }), let sequence = value["seq"]?.integer
        else { return nil }
        self.timestamp = timestamp
        self.sequence = sequence
        self.worker = worker
        version = value["version"]?.string ?? ""
        uptime = value["uptime_s"]?.double ?? 0
        ledger = value["ledger"]?.counts ?? [:]
        lag = value["lag"]?["total"]?.integer
        assigned = value["assignment"]?.array?.count ?? 0
        endToEnd = value["end_to_end_ms"]?.numbers ?? [:]
        processing = value["processing_ms"]?.numbers ?? [:]
        statuses = value["statuses"]?.counts ?? [:]
        recommendations = value["recommendations"]?.counts ?? [:]
        vendors = value["vendors"]?.members { ReportVendor($0) } ?? [:]
        residentBytes = value["rss_bytes"]?.integer
        processorSeconds = value["cpu_s"]?.double ?? 0
    }

    /// Whether the books of the line balance.
    var isBalanced: Bool {
        let parts = ["published", "dead_lettered", "skipped", "released", "in_flight"]
        return ledger["consumed", default: 0] == parts.reduce(0) { $0 &+ ledger[$1, default: 0] }
    }
}
