import Resilience
import SignupRisk
import Vendors

extension LookupState {
    /// A call has brought no answer.
    mutating func failed(
        _ query: VendorQuery, _ flight: Flight, _ call: Flight.Call, _ failure: VendorFailure, latency: Duration,
        at reading: Reading, _ actions: inout [Action]
    ) {
        giveBack(call, after: failure, latency: latency, at: reading, &actions)
        if let balance = failure.balance { self.balance = balance }
        if failure.mayHaveBeenCharged { counters.possibleDuplicateCharges += 1 }
        var flight = flight
        flight.lastFailure = failure
        let decision = decide(&flight, failure, isProbe: call.isProbe, at: reading)
        flights[query] = flight
        switch decision {
        case .retry(let moment):
            flights[query]?.phase = .waiting(retries.insert(query, due: moment))
        case .conclude:
            if let answer = failure.conclusion {
                deliver(query, flight, answer, at: reading, &actions)
            } else {
                abandon(query, Self.outcome(of: failure), at: reading, &actions)
            }
        }
    }

    /// Hands back what the call held, each limit told what the failure means to it.
    private mutating func giveBack(
        _ call: Flight.Call, after failure: VendorFailure, latency: Duration, at reading: Reading,
        _ actions: inout [Action]
    ) {
        let now = reading.now
        money.settle(call.reservation, actual: failure.mayHaveBeenCharged ? call.reservation.amount : 0)
        switch failure.kind {
        case .account(let problem):
            concurrency.release(latency: latency, outcome: .ignored, at: now)
            circuit.abandon(call.circuit)
            anomaly.abandon(call.anomaly)
            if case .paused(let problem) = pause.failed(problem, at: now) {
                actions.append(
                    .log(.paused(problem, reason: failure.message, vendorStatus: failure.vendorStatus)))
            }
        case .throttled:
            isProven = true
            concurrency.release(latency: latency, outcome: .overloaded, at: now)
            circuit.abandon(call.circuit)
            anomaly.abandon(call.anomaly)
            rate.throttled(at: now, retryAfter: failure.retryAfter.map(retryPolicy.believed))
        case .transient:
            isProven = true
            concurrency.release(latency: latency, outcome: .overloaded, at: now)
            anomaly.abandon(call.anomaly)
            note(circuit.record(call.circuit, isFailure: true, at: now), &actions)
        case .malformed:
            isProven = true
            concurrency.release(latency: latency, outcome: .answered, at: now)
            note(circuit.record(call.circuit, isFailure: true, at: now), &actions)
            noteAnomaly(anomaly.record(call.anomaly, isFailure: true, at: now), &actions)
        }
    }

    private enum Decision {
        case retry(at: Moment)
        case conclude
    }

    /// Whether the lookup is asked again, and when.
    private mutating func decide(
        _ flight: inout Flight, _ failure: VendorFailure, isProbe: Bool, at reading: Reading
    ) -> Decision {
        // A blocked account is asked once per interval, and not by this lookup again.
        if case .account = failure.kind { return .conclude }
        if isStopping { return .conclude }
        if isProbe, pause.problem != nil { return .conclude }
        let isMalformed = failure.kind == .malformed
        let decision = flight.retries.next(
            after: .init(
                isThrottled: failure.kind == .throttled, retryAfter: failure.retryAfter,
                mayHaveBeenCharged: failure.mayHaveBeenCharged,
                furtherAttempts: isMalformed ? min(1, failure.furtherAttempts ?? 1) : failure.furtherAttempts),
            at: reading.now, deadline: flight.latestDeadline,
            callTime: Duration(heldNanoseconds: typicalLatency ?? 0), budget: &retryBudget,
            using: &generator)
        guard case .retry(let moment) = decision else { return .conclude }
        return .retry(at: moment)
    }

    /// How a lookup ends that this failure was the last of.
    static func outcome(of failure: VendorFailure) -> (status: CheckStatus, message: String) {
        switch failure.kind {
        case .throttled: (.throttled, failure.message)
        case .account: (.accountBlocked, failure.message)
        case .transient: (failure.isTimeout ? .timeout : .unavailable, failure.message)
        case .malformed: (.malformedResponse, failure.message)
        }
    }
}
