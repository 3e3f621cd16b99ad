import Resilience
import SignupRisk
import Vendors

extension LookupState {
    /// What keeps every call from the vendor just now, whatever the limits say.
    enum Closure: Sendable {
        case stopping
        case paused(VendorFailure.AccountProblem, until: Moment?)
        /// `nil` while the calls are under way that decide.
        case breaker(until: Moment?)
        case budget(until: Moment)

        /// How a lookup ends because of it, and why, in words.
        var outcome: (status: CheckStatus, message: String) {
            switch self {
            case .stopping: (.unavailable, "the worker is stopping")
            case .paused(let problem, _): (.accountBlocked, "the vendor's account is blocked: \(problem.rawValue)")
            case .breaker: (.circuitOpen, "the vendor is failing and left alone for a while")
            case .budget: (.budgetExceeded, "the day's budget for the vendor is spent")
            }
        }

        /// When it may be over by itself.
        var end: Moment? {
            switch self {
            case .stopping: nil
            case .paused(_, let until), .breaker(let until): until
            case .budget(let until): until
            }
        }
    }

    /// Why no call may be made now; `nil` where one may, as far as the limits allow.
    func closure(at reading: Reading) -> Closure? {
        if isStopping { return .stopping }
        if let problem = pause.problem, pause.isClosed(at: reading.now) {
            return .paused(problem, until: pause.nextProbeMoment)
        }
        if circuit.isRefusing(at: reading.now) { return .breaker(until: Self.end(of: circuit.state)) }
        if anomaly.isRefusing(at: reading.now) { return .breaker(until: Self.end(of: anomaly.state)) }
        if let remaining = money.remaining(on: reading.day), remaining < max(1, expectedCost) {
            return .budget(until: reading.midnight)
        }
        return nil
    }

    private static func end<Window>(of state: Breaker<Window>.State) -> Moment? {
        if case .open(let until) = state { until } else { nil }
    }

    /// How a new lookup ends at once; `nil` where it may wait for its turn. Who holds is only turned away at the end.
    mutating func refusal(
        deadline: Moment?, at reading: Reading, _ actions: inout [Action]
    ) -> (status: CheckStatus, message: String)? {
        let closure = closure(at: reading)
        if case .budget = closure { noteBudgetSpent(at: reading, &actions) }
        guard let deadline else { return isStopping ? closure?.outcome : nil }
        if let closure { return closure.outcome }
        guard queue.count < settings.queueBound else { return (.throttled, "too many lookups wait for the vendor") }
        let wait = expectedWait(at: reading.now)
        if reading.now.advanced(by: wait + worthwhile(from: reading.now, to: deadline)) > deadline {
            return (.throttled, "the limits on the vendor let no call through in time")
        }
        return nil
    }

    /// How long a lookup that enters the queue now would wait, as far as is known; rather too short than too long.
    private mutating func expectedWait(at now: Moment) -> Duration {
        guard let next = rate.nextAllowed(at: now) else { return .seconds(3600) }
        var wait = max(.zero, now.duration(to: next))
        if let perSecond = currentRate(at: now), perSecond > 0 {
            wait += .seconds(min(Double(queue.count) / perSecond, 86_400))
        }
        if !concurrency.hasRoom, let typicalLatency {
            let turns = Double(queue.count) / Double(max(1, concurrency.limit))
            wait = max(wait, Duration(heldNanoseconds: turns * typicalLatency))
        }
        return wait
    }

    /// The rate in force, throttling allowed for.
    func currentRate(at now: Moment) -> Double? {
        Self.share(of: settings, members: group.members, index: group.index).map { $0 * rate.share(at: now) }
    }

    /// How much time a call needs to be worth its price: what an answer usually takes, but never more than half of what the
    /// waiter allows, so that a vendor that has become slow is still asked.
    func worthwhile(from start: Moment, to deadline: Moment) -> Duration {
        min(Duration(heldNanoseconds: typicalLatency ?? 0), start.duration(to: deadline) / 2)
    }

    mutating func noteBudgetSpent(at reading: Reading, _ actions: inout [Action]) {
        guard budgetLoggedOn != reading.day else { return }
        budgetLoggedOn = reading.day
        actions.append(.log(.budgetSpent))
    }
}
