extension MetricsReport {
    /// The plots about signups.
    var signupCharts: [Chart] { [throughput, lag, endToEnd, processing, statuses, recommendations, inFlight] }

    private var throughput: Chart {
        Chart(
            "Throughput", .perSecond, note: "Records read, and results the broker has acknowledged.",
            [
                Chart.Series("read", series.rate { $0.ledger["consumed", default: 0] }, color: 1),
                Chart.Series("published", series.rate { $0.ledger["published", default: 0] }, color: 3),
                Chart.Series("dead letters", series.rate { $0.ledger["dead_lettered", default: 0] }, color: 2),
            ])
    }

    private var lag: Chart {
        Chart(
            "Lag", .count, note: "Records behind the end of the input topics, all workers together.",
            [Chart.Series("behind", series.sum { $0.lag.map(Double.init) }, color: 2)])
    }

    private var endToEnd: Chart {
        latencies(
            "End to end", "From the record's time in Kafka to its acknowledged result; the slowest worker.", \.endToEnd)
    }

    private var processing: Chart {
        latencies("Processing", "From reading a record to its acknowledged result; the slowest worker.", \.processing)
    }

    private var inFlight: Chart {
        Chart(
            "In flight", .count, note: "Records read and not finished, all workers together.",
            [Chart.Series("in flight", series.sum { $0.ledger["in_flight"].map(Double.init) }, color: 1)])
    }

    private var statuses: Chart {
        shares(
            "Status", "Of the events published: which had all the answers that were wanted.",
            [("complete", 3), ("partial", 5), ("unavailable", 2)]
        ) { line, name in line.statuses[name, default: 0] }
    }

    private var recommendations: Chart {
        shares(
            "Recommendation", "Of the events published.", [("allow", 3), ("review", 5), ("deny", 2)]
        ) { line, name in line.recommendations[name, default: 0] }
    }

    /// A plot of the 50th, 95th and 99th percentile.
    func latencies(
        _ title: String, _ note: String, _ reading: @escaping (ReportLine) -> [String: Double]
    ) -> Chart {
        let percentiles = [("p50", 1), ("p95", 5), ("p99", 2)].map { name, color in
            Chart.Series(name, series.worst { reading($0)[name] }, color: color)
        }
        return Chart(title, .milliseconds, note: note, percentiles)
    }

    /// A plot of how something divides up over time.
    func shares(
        _ title: String, _ note: String, _ names: [(name: String, color: Int)],
        _ counter: @escaping (ReportLine, String) -> Int
    ) -> Chart {
        let counts = names.map { name, _ in series.growth { step in Double(step.growth { counter($0, name) }) } }
        let layers = zip(names, counts).map { name, values in
            let shares = values.indices.map { index -> Double? in
                let total = counts.reduce(0) { $0 + ($1[index] ?? 0) }
                return total > 0 ? (values[index] ?? 0) / total : nil
            }
            return Chart.Series(name.name, shares, color: name.color)
        }
        return Chart(title, .share, note: note, style: .stacked, layers)
    }
}
