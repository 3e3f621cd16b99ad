/// Stops everyone while the account with a vendor cannot be used, and sends one probe per interval to see whether it can again.
///
/// Wrong credentials, an empty balance, a used-up quota do not get better by calling: each lookup would fail, some would be
/// charged, and a vendor may lock an account that keeps on calling.
package struct AccountPause<Problem: Sendable & Hashable>: Sendable {
    package enum Admission: Sendable, Hashable {
        /// There is no problem.
        case open
        /// There is, and this call finds out whether it is over. Its outcome is handed in with `isProbe: true`.
        case probe
        /// Nobody passes before the moment.
        case closed(Problem, until: Moment)
    }

    /// What a failure brings.
    package enum Report: Sendable, Hashable {
        /// The account has just become unusable: the one time to log it as an error.
        case paused(Problem)
        /// It still is; nothing new to say.
        case stillPaused
    }

    /// From one probe to the next.
    package let probeInterval: Duration
    /// What is wrong, as the last failure said; `nil` while the account is in use.
    package private(set) var problem: Problem?
    /// Since when it is wrong.
    package private(set) var pausedSince: Moment?
    private var nextProbe = Moment.zero

    package init(probeInterval: Duration) { self.probeInterval = max(.milliseconds(1), probeInterval) }

    /// Asks to make a call. A probe is given out once per interval, whether or not its outcome ever comes.
    package mutating func admit(at now: Moment) -> Admission {
        guard let problem else { return .open }
        guard now >= nextProbe else { return .closed(problem, until: nextProbe) }
        nextProbe = now.advanced(by: probeInterval)
        return .probe
    }

    /// When the next probe may go; `nil` while the account is in use.
    package var nextProbeMoment: Moment? { problem == nil ? nil : nextProbe }

    /// Whether a call would be held back now.
    package func isClosed(at now: Moment) -> Bool { problem != nil && now < nextProbe }

    /// Lets the next call be a probe at once: one was given out and never made.
    package mutating func probeNotMade(at now: Moment) {
        if problem != nil { nextProbe = min(nextProbe, now) }
    }

    /// A call failed because of the account.
    package mutating func failed(_ problem: Problem, at now: Moment) -> Report {
        defer { self.problem = problem }
        guard self.problem == nil else { return .stillPaused }
        pausedSince = now
        nextProbe = now.advanced(by: probeInterval)
        return .paused(problem)
    }

    /// A call succeeded, as far as the account is concerned.
    ///
    /// - Parameter isProbe: whether it was the probe. Others were under way when the account became unusable, and say nothing about now.
    /// - Returns: the problem that is over, the one time to log so; `nil` where there was none.
    package mutating func succeeded(isProbe: Bool) -> Problem? {
        guard isProbe, let healed = problem else { return nil }
        problem = nil
        pausedSince = nil
        return healed
    }
}
