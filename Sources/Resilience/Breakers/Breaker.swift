/// Keeps calls from a vendor that fails, and lets a few through from time to time to see whether it is back.
///
/// - *closed*: everyone passes. When enough calls of the window failed, it opens.
/// - *open*: nobody passes for `openFor`.
/// - *half-open*: `probes` calls at a time pass. So many successes in a row close it, one failure opens it again.
///
/// Whoever is let through holds a ``Permit`` and hands it back with ``record(_:isFailure:at:)`` or ``abandon(_:)``. What a call from before a
/// change of state brings is not held against the new state: after an outage the timeouts of calls that were under way come in long
/// after the first successful probe.
package struct Breaker<Window: OutcomeWindow>: Sendable {
    /// When to open, and how to close again.
    package struct Configuration: Sendable, Hashable {
        /// The part of the window's calls that must have failed, over 0 and up to 1.
        package var failureRatio: Double
        /// Below so many calls nothing is concluded.
        package var minimumCalls: Int
        package var openFor: Duration
        /// How many calls at a time pass while half-open, and how many must succeed to close.
        package var probes: Int

        package init(failureRatio: Double, minimumCalls: Int, openFor: Duration, probes: Int = 1) {
            self.failureRatio = min(max(failureRatio, 0), 1)
            self.minimumCalls = max(1, minimumCalls)
            self.openFor = max(.milliseconds(1), openFor)
            self.probes = max(1, probes)
        }
    }

    package enum State: Sendable, Hashable {
        /// To open when the window says so.
        case closed
        /// To half-open at the first call after the moment.
        case open(until: Moment)
        /// To closed or open, by what the probes bring.
        case halfOpen
    }

    /// The right to make one call.
    package struct Permit: Sendable, Hashable {
        fileprivate let epoch: UInt64
        /// Whether the call finds out if the vendor is back.
        package let isProbe: Bool
    }

    package enum Admission: Sendable, Hashable {
        case admitted(Permit)
        /// Nobody passes before the moment; `nil` while the probes are under way, whose outcome decides.
        case refused(until: Moment?)
    }

    /// A change worth a log line and a metric.
    package enum Transition: Sendable, Hashable {
        case opened(until: Moment)
        case halfOpened
        case closed
    }

    package let configuration: Configuration
    package private(set) var state = State.closed
    private var window: Window
    /// Goes up with every change of state.
    private var epoch: UInt64 = 0
    private var probesUnderWay = 0
    private var probesSucceeded = 0
    private var lastProbe: Moment?

    package init(_ configuration: Configuration, window: Window) {
        self.configuration = configuration
        self.window = window
    }

    /// Asks to make a call.
    package mutating func admit(at now: Moment) -> (admission: Admission, transition: Transition?) {
        switch state {
        case .closed:
            return (.admitted(Permit(epoch: epoch, isProbe: false)), nil)
        case .open(let until) where now < until:
            return (.refused(until: until), nil)
        case .open:
            enter(.halfOpen)
            return (probe(at: now), .halfOpened)
        case .halfOpen:
            return (probe(at: now), nil)
        }
    }

    /// Whether a call would be let through now, without asking for it: what a stale answer is served by.
    package func isRefusing(at now: Moment) -> Bool {
        switch state {
        case .closed: false
        case .open(let until): now < until
        case .halfOpen: probesUnderWay >= configuration.probes && !isProbeOverdue(at: now)
        }
    }

    /// Hands a permit back with what the call brought.
    package mutating func record(_ permit: Permit, isFailure: Bool, at now: Moment) -> Transition? {
        guard permit.epoch == epoch else { return nil }
        if permit.isProbe {
            probesUnderWay = max(0, probesUnderWay - 1)
            if isFailure { return open(at: now) }
            probesSucceeded += 1
            guard probesSucceeded >= configuration.probes else { return nil }
            enter(.closed)
            return .closed
        }
        window.record(isFailure: isFailure, at: now)
        let counts = window.counts(at: now)
        guard isFailure, counts.calls >= configuration.minimumCalls,
            Double(counts.failures) >= configuration.failureRatio * Double(counts.calls)
        else { return nil }
        return open(at: now)
    }

    /// Hands a permit back where the call says nothing about the vendor: it was never made, or refused for another reason.
    package mutating func abandon(_ permit: Permit) {
        guard permit.epoch == epoch, permit.isProbe else { return }
        probesUnderWay = max(0, probesUnderWay - 1)
    }

    private mutating func probe(at now: Moment) -> Admission {
        if probesUnderWay >= configuration.probes {
            guard isProbeOverdue(at: now) else { return .refused(until: nil) }
            // A probe whose outcome was never handed back must not keep the vendor closed for good.
            enter(.halfOpen)
        }
        probesUnderWay += 1
        lastProbe = now
        return .admitted(Permit(epoch: epoch, isProbe: true))
    }

    private func isProbeOverdue(at now: Moment) -> Bool {
        guard let lastProbe else { return true }
        return lastProbe.advanced(by: configuration.openFor) <= now
    }

    private mutating func open(at now: Moment) -> Transition {
        let until = now.advanced(by: configuration.openFor)
        enter(.open(until: until))
        return .opened(until: until)
    }

    private mutating func enter(_ new: State) {
        state = new
        epoch &+= 1
        probesUnderWay = 0
        probesSucceeded = 0
        window.forget()
    }
}
