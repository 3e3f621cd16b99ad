/// The lines of one worker in the order of their time, cut where the process was restarted.
struct WorkerHistory: Sendable {
    /// What happened between two lines: what the counters of the later one have more.
    struct Step: Sendable {
        /// The line before, of the same process; `nil` where the counters began at zero.
        let earlier: ReportLine?
        let later: ReportLine
        /// When the counters stood as `earlier` says, or when the process started.
        let start: Timestamp

        /// How much a counter has grown; never less than nothing.
        func growth(_ counter: (ReportLine) -> Int) -> Int { max(0, counter(later) &- (earlier.map(counter) ?? 0)) }
    }

    /// What one process did within the log: its last line has more than `earlier`, or than zero.
    struct Run: Sendable {
        let earlier: ReportLine?
        var last: ReportLine
    }

    let worker: String
    let lines: [ReportLine]
    let steps: [Step]
    let runs: [Run]
    /// How often the process was started anew within the log.
    let restarts: Int
    /// Lines that are missing, by their numbers.
    let lostLines: Int

    /// - Parameter lines: of one worker, in any order; a line that is there twice counts once.
    init(worker: String, lines unordered: [ReportLine]) {
        var lines: [ReportLine] = []
        for line in unordered.sorted(by: {
            ($0.timestamp.milliseconds, $0.sequence) < ($1.timestamp.milliseconds, $1.sequence)
        })
        where lines.last.map({ $0.timestamp != line.timestamp || $0.sequence != line.sequence }) ?? true {
            lines.append(line)
        }
        var steps: [Step] = []
        var runs: [Run] = []
        var lost = 0
        for (index, line) in lines.enumerated() {
            let before = index > 0 ? lines[index - 1] : nil
            if let before, line.sequence > before.sequence, line.uptime >= before.uptime {
                lost &+= line.sequence &- before.sequence &- 1
                runs[runs.count - 1].last = line
                steps.append(Step(earlier: before, later: line, start: before.timestamp))
            } else if before == nil, line.sequence != 1 {
                // The beginning of the process is not in the log: what it had done by then is not of this report.
                runs.append(Run(earlier: line, last: line))
            } else {
                runs.append(Run(earlier: nil, last: line))
                let milliseconds = Int64(exactly: (line.uptime * 1000).rounded()) ?? 0
                let started = Timestamp(milliseconds: line.timestamp.milliseconds &- max(0, milliseconds))
                let start = before.map { max($0.timestamp.milliseconds, started.milliseconds) } ?? started.milliseconds
                steps.append(Step(earlier: nil, later: line, start: Timestamp(milliseconds: start)))
            }
        }
        self.worker = worker
        self.lines = lines
        self.steps = steps
        self.runs = runs
        restarts = max(0, runs.count - 1)
        lostLines = lost
    }
}
