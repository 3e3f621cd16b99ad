import FoundationEssentials

/// Turns the workers' histories into values per piece of the timeline.
struct ReportSeries: Sendable {
    let histories: [WorkerHistory]
    let timeline: Timeline

    /// How much a counter grew per second, all workers together.
    func rate(_ counter: (ReportLine) -> Int) -> [Double?] {
        growth { step in Double(step.growth(counter)) }.map { $0.map { $0 / timeline.seconds } }
    }

    /// How much something grew in each piece, all workers together.
    func growth(_ amount: (WorkerHistory.Step) -> Double) -> [Double?] {
        var values = timeline.empty
        for step in histories.flatMap(\.steps) {
            timeline.spread(
                amount(step), from: step.start.milliseconds, to: step.later.timestamp.milliseconds, over: &values)
        }
        return values
    }

    /// How much something has grown since the beginning, all workers together.
    func cumulative(_ amount: (WorkerHistory.Step) -> Double) -> [Double?] {
        var total = 0.0
        return growth(amount).map { value in
            total += value ?? 0
            return total
        }
    }

    /// The largest reading of any worker in each piece: of percentiles, which cannot be added, the worst.
    func worst(_ reading: (ReportLine) -> Double?) -> [Double?] {
        var values = timeline.empty
        for line in histories.flatMap(\.lines) {
            guard let value = reading(line) else { continue }
            let index = timeline.index(of: line.timestamp.milliseconds)
            values[index] = max(values[index] ?? value, value)
        }
        return values
    }

    /// The last reading of each worker in each piece, all workers together. A reading holds for `hold` pieces, so that workers
    /// whose lines fall into different pieces are added all the same.
    func sum(hold: Int = 2, _ reading: (ReportLine) -> Double?) -> [Double?] {
        var values = timeline.empty
        for history in histories {
            var last = timeline.empty
            for line in history.lines {
                if let value = reading(line) { last[timeline.index(of: line.timestamp.milliseconds)] = value }
            }
            for index in last.indices {
                let recent = last[max(0, index - hold)...index].last { $0 != nil }
                if let value = recent.flatMap({ $0 }) { values[index] = (values[index] ?? 0) + value }
            }
        }
        return values
    }

    /// How much an amount has grown in the time of the log, exactly.
    func total(_ amount: (ReportLine) -> Decimal) -> Decimal {
        histories.flatMap(\.runs).reduce(0) { $0 + max(0, amount($1.last) - ($1.earlier.map(amount) ?? 0)) }
    }

    /// How much a counter has grown in the time of the log.
    func total(_ counter: (ReportLine) -> Int) -> Int {
        histories.flatMap(\.runs).reduce(0) { $0 &+ max(0, counter($1.last) &- ($1.earlier.map(counter) ?? 0)) }
    }
}
