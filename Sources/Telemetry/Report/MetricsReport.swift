import FoundationEssentials

/// One page about what the workers of a metrics log have done: self-contained, without scripts, for light and dark screens.
package struct MetricsReport: Sendable {
    let histories: [WorkerHistory]
    let timeline: Timeline
    let unreadable: Int

    /// - Returns: `nil` where the input has no metrics line at all.
    package init?(_ input: ReportInput) {
        let workers = Dictionary(grouping: input.lines, by: \.worker)
        histories = workers.sorted { $0.key < $1.key }.map { WorkerHistory(worker: $0.key, lines: $0.value) }
        let times = input.lines.map(\.timestamp.milliseconds)
        guard let first = times.min(), let last = times.max() else { return nil }
        let gaps = histories.flatMap { history in
            zip(history.lines, history.lines.dropFirst()).map { $1.timestamp.milliseconds - $0.timestamp.milliseconds }
        }
        let usual = gaps.isEmpty ? 1000 : gaps.sorted()[gaps.count / 2]
        timeline = Timeline(from: first, to: last, resolution: max(1000, usual))
        unreadable = input.unreadable
    }

    var series: ReportSeries { ReportSeries(histories: histories, timeline: timeline) }

    /// The vendors of any line, by name.
    var vendors: [String] { Set(histories.flatMap(\.lines).flatMap(\.vendors.keys)).sorted() }

    /// The currencies money was spent or saved in.
    var currencies: [String] {
        Set(histories.flatMap(\.lines).flatMap(\.vendors.values).map(\.currency).filter { !$0.isEmpty }).sorted()
    }

    /// The whole page.
    package var html: String {
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <meta name="color-scheme" content="light dark">
        <title>Signup risk: metrics report</title>
        <style>\(ReportStyle.css)</style>
        </head>
        <body>
        \(ReportOverview(report: self).html)
        <main>
        <section><h2>Signups</h2><div class="plots">
        \(signupCharts.map { $0.html(timeline) }.joined(separator: "\n"))
        </div></section>
        \(vendors.map(vendorSection).joined(separator: "\n"))
        \(moneySection)
        <section><h2>Processes</h2><div class="plots">
        \(processCharts.map { $0.html(timeline) }.joined(separator: "\n"))
        </div></section>
        </main>
        </body>
        </html>

        """
    }

    private func vendorSection(_ vendor: String) -> String {
        let charts = vendorCharts(vendor).map { $0.html(timeline) }
        return """
            <section><h2>Vendor \(HTML.escaped(vendor))</h2><div class="plots">
            \((charts + [stateChart(vendor).html(timeline)]).joined(separator: "\n"))
            </div></section>
            """
    }

    private var moneySection: String {
        guard !currencies.isEmpty else { return "" }
        return """
            <section><h2>Money</h2><div class="plots">
            \(currencies.map { moneyChart($0).html(timeline) }.joined(separator: "\n"))
            </div></section>
            """
    }
}
