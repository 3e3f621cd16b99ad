import Resilience
import SignupRisk
import Vendors

extension LookupState {
    /// How long the first call of all goes alone. Wrong credentials are the commonest fault of a new set-up, and then one call
    /// has found it instead of a burst.
    private static var provingTime: Duration { .seconds(1) }

    /// Starts the calls that the limits allow, in the order of the queue.
    mutating func pump(_ reading: Reading, _ actions: inout [Action]) {
        queueDue = nil
        while let query = queue.first, let flight = flights[query] {
            if let closure = closure(at: reading) {
                if case .budget = closure { noteBudgetSpent(at: reading, &actions) }
                guard !flight.isHeld || isStopping else {
                    queueDue = closure.end
                    return
                }
                _ = queue.dequeue()
                abandon(query, outcome(of: closure, for: flight), at: reading, &actions)
                continue
            }
            if isHopeless(flight, at: reading.now) {
                _ = queue.dequeue()
                abandon(
                    query, (.throttled, "the limits on the vendor let no call through in time"), at: reading, &actions)
                continue
            }
            guard hasCapacity(at: reading.now) else { return }
            _ = queue.dequeue()
            start(query, flight, at: reading, &actions)
        }
    }

    /// How a lookup ends that a closure keeps from its next call. What its own last call brought says more than the breaker does.
    func outcome(of closure: Closure, for flight: Flight) -> (status: CheckStatus, message: String) {
        if case .breaker = closure, let failure = flight.lastFailure { return Self.outcome(of: failure) }
        return closure.outcome
    }

    /// Whether a lookup has waited so long that a call's answer would most likely come too late.
    private func isHopeless(_ flight: Flight, at now: Moment) -> Bool {
        guard let latest = flight.latestDeadline, now > flight.began else { return false }
        return now.advanced(by: worthwhile(from: flight.began, to: latest)) > latest
    }

    /// Whether rate and concurrency have room for one more call; where not, and it is only a matter of time, `queueDue` says when.
    private mutating func hasCapacity(at now: Moment) -> Bool {
        if !isProven, concurrency.inFlight > 0, let firstCall {
            let alone = firstCall.advanced(by: Self.provingTime)
            guard now >= alone else {
                queueDue = alone
                return false
            }
        }
        guard concurrency.hasRoom else { return false }
        guard let next = rate.nextAllowed(at: now) else { return false }
        guard next <= now else {
            queueDue = next
            return false
        }
        return true
    }

    /// Makes a lookup's next call. Everything has been asked already; should a limit say otherwise after all, the lookup goes back
    /// to the queue.
    private mutating func start(
        _ query: VendorQuery, _ flight: Flight, at reading: Reading, _ actions: inout [Action]
    ) {
        guard let call = admit(at: reading) else {
            requeue(query, at: reading)
            queueDue = reading.now.advanced(by: .milliseconds(10))
            return
        }
        var flight = flight
        flight.calls += 1
        flight.phase = .calling(call)
        counters.calls += 1
        if flight.calls > 1 { counters.retries += 1 } else { retryBudget.recordCall(at: reading.now) }
        if call.isProbe { counters.probes += 1 }
        if firstCall == nil { firstCall = reading.now }
        actions.append(
            .call(
                CallOrder(
                    query: query, asked: flight.asked, number: flight.calls, isRepeat: flight.isRepeat,
                    serial: call.serial)))
        flights[query] = flight
    }

    /// Takes one of everything a call needs, or nothing.
    private mutating func admit(at reading: Reading) -> Flight.Call? {
        let now = reading.now
        guard case .admitted(let circuitPermit) = circuit.admit(at: now).admission else { return nil }
        guard case .admitted(let anomalyPermit) = anomaly.admit(at: now).admission else {
            circuit.abandon(circuitPermit)
            return nil
        }
        func giveBack() {
            circuit.abandon(circuitPermit)
            anomaly.abandon(anomalyPermit)
        }
        guard let reservation = money.reserve(expectedCost, on: reading.day) else {
            giveBack()
            return nil
        }
        guard concurrency.acquire() else {
            money.release(reservation)
            giveBack()
            return nil
        }
        let admission = pause.admit(at: now)
        guard !Self.isClosed(admission), case .granted = rate.take(at: now) else {
            if admission == .probe { pause.probeNotMade(at: now) }
            concurrency.release(latency: .zero, outcome: .ignored, at: now)
            money.release(reservation)
            giveBack()
            return nil
        }
        return Flight.Call(
            serial: drawSerial(), circuit: circuitPermit, anomaly: anomalyPermit, reservation: reservation,
            isProbe: admission == .probe)
    }

    private static func isClosed(_ admission: AccountPause<VendorFailure.AccountProblem>.Admission) -> Bool {
        if case .closed = admission { true } else { false }
    }

    /// Puts a lookup at the end of the line for a further call.
    mutating func requeue(_ query: VendorQuery, at reading: Reading) {
        guard let flight = flights[query] else { return }
        let ticket = queue.enqueue(query, in: Flight.Lane(line: flight.line, isAgain: flight.calls > 0))
        flights[query]?.phase = .queued(ticket)
    }
}
