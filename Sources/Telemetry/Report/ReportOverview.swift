import FoundationEssentials

/// The head of a report: what it is about, the figures that matter, and what is wrong.
struct ReportOverview: Sendable {
    let report: MetricsReport

    private var series: ReportSeries { report.series }
    private var lines: [ReportLine] { report.histories.flatMap(\.lines) }

    var html: String {
        let times = lines.map(\.timestamp.milliseconds)
        let from = Timestamp(milliseconds: times.min() ?? 0).description.dropLast(5).replacing("T", with: " ")
        let to = Timestamp(milliseconds: times.max() ?? 0).description.dropLast(5).replacing("T", with: " ")
        let versions = Set(lines.map(\.version)).sorted().joined(separator: ", ")
        let workers = report.histories.count == 1 ? "1 worker" : "\(report.histories.count) workers"
        return """
            <header><h1>Signup risk</h1>
            <p>\(from) to \(to) UTC · \(workers) · version \(HTML.escaped(versions)) · \(lines.count) lines. A figure beside a name is the last one.</p>
            \(notices)
            <dl class="tiles">\(tiles.map(Self.tile).joined())</dl>
            \(vendorTable)</header>
            """
    }

    /// What a reader should know before believing the plots.
    private var notices: String {
        let unbalanced = lines.count { !$0.isBalanced }
        let restarts = report.histories.reduce(0) { $0 + $1.restarts }
        let lost = report.histories.reduce(0) { $0 + $1.lostLines }
        var html = "<ul class=\"notices\">"
        html +=
            unbalanced == 0
            ? "<li class=\"good\">The books balance in every line.</li>"
            : "<li class=\"bad\">The books do not balance in \(unbalanced) of \(lines.count) lines.</li>"
        if restarts > 0 { html += "<li class=\"middle\">Processes started anew: \(restarts)</li>" }
        if lost > 0 { html += "<li class=\"middle\">Lines missing from the log: \(lost)</li>" }
        if report.unreadable > 0 {
            html += "<li class=\"middle\">Lines that could not be read: \(report.unreadable)</li>"
        }
        return html + "</ul>"
    }

    private var tiles: [(String, String)] {
        func sum(_ name: String) -> Int { series.total { $0.ledger[name, default: 0] } }
        let published = sum("published")
        let complete = series.total { $0.statuses["complete", default: 0] }
        let events = series.total { $0.statuses.values.reduce(0, &+) }
        let peak = series.rate { $0.ledger["published", default: 0] }.compactMap { $0 }.max() ?? 0
        let lag = series.sum { $0.lag.map(Double.init) }.compactMap { $0 }
        let memory = lines.compactMap(\.residentBytes).max()
        return [
            ("events published", Self.grouped(published)), ("dead letters", Self.grouped(sum("dead_lettered"))),
            ("skipped", Self.grouped(sum("skipped"))), ("peak", ChartUnit.perSecond.text(peak)),
            ("complete", events > 0 ? ChartUnit.share.text(Double(complete) / Double(events)) : "–"),
            ("largest lag", lag.max().map { ChartUnit.count.text($0) } ?? "–"),
            ("lag at the end", lag.last.map { ChartUnit.count.text($0) } ?? "–"),
            (
                "slowest event",
                lines.compactMap { $0.endToEnd["max"] }.max().map { ChartUnit.milliseconds.text($0) } ?? "–"
            ),
            ("largest process", memory.map { ChartUnit.bytes.text(Double($0)) } ?? "–"),
        ]
    }

    /// One row per vendor; money exactly.
    private var vendorTable: String {
        guard !report.vendors.isEmpty else { return "" }
        let rows = report.vendors.map { vendor -> String in
            let last = lines.filter { $0.vendors[vendor] != nil }.max {
                $0.timestamp.milliseconds < $1.timestamp.milliseconds
            }
            let state = last?.vendors[vendor]
            let currency = state?.currency ?? ""
            func count(_ counter: @escaping (ReportVendor) -> Int) -> String {
                Self.grouped(series.total { line in line.vendors[vendor].map(counter) ?? 0 })
            }
            func money(_ amount: @escaping (ReportVendor) -> Decimal) -> String {
                "\(Self.money(series.total { line in line.vendors[vendor].map(amount) ?? 0 })) \(currency)"
            }
            let cells = [
                count(\.calls), count(\.retries), count(\.cacheHits), count(\.coalesced), money(\.spent.exact),
                money(\.avoided.exact), state?.balance.map { "\($0) \(currency)" } ?? "–",
                state?.paused.map { "paused: \($0)" } ?? state?.breaker ?? "–",
            ]
            return "<tr><th>\(HTML.escaped(vendor))</th>" + cells.map { "<td>\(HTML.escaped($0))</td>" }.joined()
                + "</tr>"
        }
        let heads = ["Vendor", "Calls", "Repeated", "From cache", "Shared", "Spent", "Spared", "Balance", "Now"]
        return "<div class=\"scroll\"><table><thead><tr>" + heads.map { "<th>\($0)</th>" }.joined()
            + "</tr></thead><tbody>\(rows.joined())</tbody></table></div>"
    }

    private static func tile(_ name: String, _ value: String) -> String {
        "<div><dt>\(HTML.escaped(name))</dt><dd>\(HTML.escaped(value))</dd></div>"
    }

    /// An exact amount, with at least two decimals.
    static func money(_ amount: Decimal) -> String {
        let parts = amount.description.split(separator: ".")
        let whole = parts.first.flatMap { Int($0) }.map(grouped) ?? parts.first.map(String.init) ?? "0"
        let fraction = parts.count > 1 ? String(parts[1]) : ""
        return "\(whole).\(fraction)\(String(repeating: "0", count: max(0, 2 - fraction.count)))"
    }

    /// A whole number with thin spaces between its thousands.
    static func grouped(_ number: Int) -> String {
        let digits = String(number.magnitude)
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text += "\u{202F}" }
            text.append(digit)
        }
        return (number < 0 ? "-" : "") + text
    }
}
