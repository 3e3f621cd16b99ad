/// One line of the metrics log: what the worker has done since its start, and how fast in the last interval.
package struct MetricsLine: Sendable {
    package var timestamp: Timestamp
    /// 1 for the first line of the process, then one more with each: a gap is a lost line, a fall is a restart.
    package var sequence: Int
    package var worker: String
    package var version: String
    package var uptime: Duration
    package var totals: WorkerTotals
    package var state: WorkerState
    package var latencies: IntervalLatencies
    package var usage: ProcessUsage

    package init(
        timestamp: Timestamp, sequence: Int, worker: String, version: String, uptime: Duration, totals: WorkerTotals,
        state: WorkerState, latencies: IntervalLatencies, usage: ProcessUsage
    ) {
        self.timestamp = timestamp
        self.sequence = sequence
        self.worker = worker
        self.version = version
        self.uptime = uptime
        self.totals = totals
        self.state = state
        self.latencies = latencies
        self.usage = usage
    }
}
