/// What a breaker remembers of the calls it judges by.
package protocol OutcomeWindow: Sendable {
    /// Takes note of a call that has ended.
    mutating func record(isFailure: Bool, at now: Moment)
    /// What is remembered now.
    mutating func counts(at now: Moment) -> OutcomeCounts
    mutating func forget()
}

/// Calls that have ended, and how many of them failed.
package struct OutcomeCounts: Sendable, Hashable {
    package var calls = 0
    package var failures = 0

    package init(calls: Int = 0, failures: Int = 0) {
        self.calls = calls
        self.failures = failures
    }
}
