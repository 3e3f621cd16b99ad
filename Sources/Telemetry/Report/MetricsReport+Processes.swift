extension MetricsReport {
    /// Workers that get a line of their own.
    private static let workersShown = 6

    /// The plots about the processes.
    var processCharts: [Chart] { [memory, processor, assignment] }

    /// Money spent and saved in one currency.
    func moneyChart(_ currency: String) -> Chart {
        func amount(_ line: ReportLine, _ part: (ReportVendor) -> ReportMoney) -> Double {
            line.vendors.values.reduce(0) { $1.currency == currency ? $0 + part($1).number : $0 }
        }
        func grown(_ part: @escaping (ReportVendor) -> ReportMoney) -> [Double?] {
            series.cumulative { step in
                max(0, amount(step.later, part) - (step.earlier.map { amount($0, part) } ?? 0))
            }
        }
        return Chart(
            "In \(currency)", .money(currency), note: "Since the beginning of the log, all vendors with this currency.",
            [
                Chart.Series("spent", grown(\.spent), color: 2),
                Chart.Series("spared by cache and sharing", grown(\.avoided), color: 3),
            ])
    }

    private var memory: Chart {
        Chart(
            "Memory", .bytes, note: "Physical memory of each process. Flat once warm, whatever the lag.",
            byWorker { $0.residentBytes.map(Double.init) })
    }

    private var processor: Chart {
        let busy = histories.prefix(Self.workersShown).enumerated().map { index, history in
            let one = ReportSeries(histories: [history], timeline: timeline)
            let seconds = one.growth { step in
                max(0, step.later.processorSeconds - (step.earlier?.processorSeconds ?? 0))
            }
            return Chart.Series(
                history.worker, seconds.map { $0.map { $0 / timeline.seconds } }, color: index % 6 + 1)
        }
        return Chart("Processor", .share, note: "Of one core.", busy)
    }

    private var assignment: Chart {
        Chart("Partitions", .count, note: "Assigned to each worker.", byWorker { Double($0.assigned) })
    }

    private func byWorker(_ reading: (ReportLine) -> Double?) -> [Chart.Series] {
        histories.prefix(Self.workersShown).enumerated().map { index, history in
            let values = ReportSeries(histories: [history], timeline: timeline).sum(hold: 0, reading)
            return Chart.Series(history.worker, values, color: index % 6 + 1)
        }
    }
}
