extension MetricsReport {
    /// The plots about one vendor.
    func vendorCharts(_ vendor: String) -> [Chart] {
        [calls(vendor), latency(vendor), results(vendor)]
    }

    private func calls(_ vendor: String) -> Chart {
        func rate(_ counter: @escaping (ReportVendor) -> Int) -> [Double?] {
            series.rate { line in line.vendors[vendor].map(counter) ?? 0 }
        }
        return Chart(
            "Calls", .perSecond, note: "What the vendor sees and bills by, and checks that no call was made for.",
            [
                Chart.Series("calls", rate(\.calls), color: 1),
                Chart.Series("of these repeated", rate(\.retries), color: 2),
                Chart.Series("spared by the cache", rate(\.cacheHits), color: 3),
                Chart.Series("spared by sharing", rate(\.coalesced), color: 6),
            ])
    }

    /// The most frequent results, and the rest as one.
    private func results(_ vendor: String) -> Chart {
        func count(_ line: ReportLine, _ name: String) -> Int { line.vendors[vendor]?.results[name] ?? 0 }
        let names = histories.flatMap(\.lines).reduce(into: Set<String>()) { names, line in
            names.formUnion(line.vendors[vendor].map { Array($0.results.keys) } ?? [])
        }
        let totals = names.map { name in (name: name, total: series.total { count($0, name) }) }.filter { $0.total > 0 }
        let ordered = totals.sorted { ($1.total, $0.name) < ($0.total, $1.name) }.map { $0.name }
        let shown = Array(ordered.prefix(5))
        let rest = Array(ordered.dropFirst(5))
        let colors = Self.colors(of: shown)
        let layers = zip(shown, colors).map { (name: $0, color: $1) } + (rest.isEmpty ? [] : [("others", 7)])
        return shares("Results", "Of the checks of signups.", layers) { line, name in
            name == "others" ? rest.reduce(0) { $0 &+ count(line, $1) } : count(line, name)
        }
    }

    /// Green for an answer in full; a frequent trouble has the same colour with every vendor, where two do not want the same.
    private static func colors(of results: [String]) -> [Int] {
        var free = [2, 5, 1, 4, 6]
        var colors = ["ok": 3]
        for result in results where colors[result] == nil {
            guard let place = preferred[result].flatMap({ free.firstIndex(of: $0) }) else { continue }
            colors[result] = free.remove(at: place)
        }
        // Those without a wish take what is left.
        for result in results where colors[result] == nil { colors[result] = free.isEmpty ? 7 : free.removeFirst() }
        return results.map { colors[$0] ?? 7 }
    }

    private static let preferred = [
        "circuit_open": 2, "account_blocked": 2, "deadline_exceeded": 5, "budget_exceeded": 5, "timeout": 1,
        "malformed_response": 1, "throttled": 4, "invalid_input": 4, "unavailable": 6, "partial": 6,
    ]

    private func latency(_ vendor: String) -> Chart {
        latencies("Latency of a call", "The slowest worker.") { $0.vendors[vendor]?.latencies ?? [:] }
    }

    /// The vendor's breaker and its account, by worker.
    func stateChart(_ vendor: String) -> StateChart {
        let strips = histories.map { history in
            StateSpans(name: history.worker, history: history, longestGap: timeline.width * 3) { line in
                guard let vendor = line.vendors[vendor] else { return nil }
                return vendor.paused.map { "paused: \($0)" } ?? vendor.breaker
            }
        }
        return StateChart(
            title: "Breaker and account",
            note: "closed: calls pass. open: none do. paused: the account needs a person.",
            strips: strips.filter { !$0.spans.isEmpty })
    }
}
