/// Where the time of the worker's loop went, in nanoseconds.
package struct LoopTime: Sendable, Hashable {
    /// Reading, deciding, encoding, sending, committing.
    package var work: Int64 = 0
    /// Waiting for something to do.
    package var wait: Int64 = 0

    package init(work: Int64 = 0, wait: Int64 = 0) {
        self.work = work
        self.wait = wait
    }

    /// The times by the names they have in metrics.
    package var named: [(name: String, nanoseconds: Int64)] { [("work", work), ("wait", wait)] }

    package static func += (left: inout LoopTime, right: LoopTime) {
        left.work &+= right.work
        left.wait &+= right.wait
    }
}
