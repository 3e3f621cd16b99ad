/// The last calls, however long ago they were.
package struct LastCallsWindow: OutcomeWindow {
    private var failures: [Bool]
    private var next = 0
    private var total = OutcomeCounts()

    /// - Parameter size: how many calls are remembered, from 1 to 10,000.
    package init(size: Int) { failures = [Bool](repeating: false, count: min(max(1, size), 10_000)) }

    package mutating func record(isFailure: Bool, at now: Moment) {
        if total.calls == failures.count {
            if failures[next] { total.failures -= 1 }
        } else {
            total.calls += 1
        }
        failures[next] = isFailure
        if isFailure { total.failures += 1 }
        next = (next + 1) % failures.count
    }

    package mutating func counts(at now: Moment) -> OutcomeCounts { total }

    package mutating func forget() {
        total = OutcomeCounts()
        next = 0
    }
}
