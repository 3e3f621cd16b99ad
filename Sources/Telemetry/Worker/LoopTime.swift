/// Where the time of the worker's loop went, in nanoseconds.
package struct LoopTime: Sendable, Hashable {
    /// Reading events, records and delivery reports.
    package var poll: Int64 = 0
    /// Decoding, assessing, encoding and sending.
    package var work: Int64 = 0
    /// Waiting for something to do.
    package var wait: Int64 = 0
    /// Committing offsets, or transactions.
    package var commit: Int64 = 0

    package init(poll: Int64 = 0, work: Int64 = 0, wait: Int64 = 0, commit: Int64 = 0) {
        self.poll = poll
        self.work = work
        self.wait = wait
        self.commit = commit
    }

    /// The times by the names they have in metrics.
    package var named: [(name: String, nanoseconds: Int64)] {
        [("poll", poll), ("work", work), ("wait", wait), ("commit", commit)]
    }

    package static func += (left: inout LoopTime, right: LoopTime) {
        left.poll &+= right.poll
        left.work &+= right.work
        left.wait &+= right.wait
        left.commit &+= right.commit
    }
}
