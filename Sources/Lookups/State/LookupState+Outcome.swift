import Resilience
import SignupRisk
import Vendors

extension LookupState {
    /// A call has ended.
    mutating func ended(
        _ order: CallOrder, _ outcome: VendorOutcome, latency: Duration, at reading: Reading, _ actions: inout [Action]
    ) {
        guard let flight = flights[order.query], case .calling(let call) = flight.phase, call.serial == order.serial
        else {
            return
        }
        defer { settle(reading, &actions) }
        switch outcome {
        case .answer(let answer):
            answered(order.query, flight, call, answer, latency: latency, at: reading, &actions)
        case .askAgain(let asked, _) where !flight.isRepeat:
            askAgain(order.query, call, asked, latency: latency, at: reading)
        case .askAgain(_, let failure), .failure(let failure):
            failed(order.query, flight, call, failure, latency: latency, at: reading, &actions)
        }
    }

    private mutating func answered(
        _ query: VendorQuery, _ flight: Flight, _ call: Flight.Call, _ answer: VendorAnswer, latency: Duration,
        at reading: Reading, _ actions: inout [Action]
    ) {
        isProven = true
        learn(latency)
        concurrency.release(latency: latency, outcome: .answered, at: reading.now)
        note(circuit.record(call.circuit, isFailure: false, at: reading.now), &actions)
        noteAnomaly(
            anomaly.record(call.anomaly, isFailure: answer.status == .invalidInput, at: reading.now), &actions)
        if let healed = pause.succeeded(isProbe: call.isProbe) { actions.append(.log(.healed(healed))) }
        money.settle(call.reservation, actual: units(answer))
        deliver(query, flight, answer, at: reading, &actions)
    }

    /// Keeps an answer and hands it to everyone who waits for it.
    private mutating func deliver(
        _ query: VendorQuery, _ flight: Flight, _ answer: VendorAnswer, at reading: Reading, _ actions: inout [Action]
    ) {
        let cost = units(answer)
        spent += cost
        lastCost = cost
        if let balance = answer.balance { self.balance = balance }
        let life = settings.life(of: answer)
        keep(answer, for: query, life: life, at: reading.now)
        if isPersistent, life > .zero {
            actions.append(.persist(entry(answer, for: query, life: life, at: reading)))
        }
        flights[query] = nil
        guard let landing = sharing.complete(query) else { return }
        if landing.leader == nil, landing.followers.isEmpty { counters.lateAnswers += 1 }
        if let leader = landing.leader {
            var result = result(answer, from: .live)
            result.attempts = flight.calls
            result.cost = Money(units: cost, currency: settings.currency)
            result.possibleDuplicateCharge = flight.retries.mayHaveBeenCharged
            complete(leader, result, at: reading.now, &actions)
        }
        for follower in landing.followers {
            counters.coalesced += 1
            money.avoid(cost)
            complete(follower, result(answer, from: .coalesced), at: reading.now, &actions)
        }
    }

    private func entry(
        _ answer: VendorAnswer, for query: VendorQuery, life: Duration, at reading: Reading
    ) -> AnswerStore.Entry {
        let milliseconds = life.wholeNanoseconds / 1_000_000
        // Lives are spread by a tenth at most.
        let usable = (life + life / 10 + settings.staleIfError).wholeNanoseconds / 1_000_000
        let (until, overflow) = reading.wall.addingReportingOverflow(usable)
        return AnswerStore.Entry(
            query: query, answer: answer, fetchedAt: reading.wall, life: milliseconds,
            usableUntil: overflow ? .max : until)
    }

    /// The same lookup asks once more at once, in another form. It says nothing about the vendor, and is still a call that the limits count.
    private mutating func askAgain(
        _ query: VendorQuery, _ call: Flight.Call, _ asked: VendorQuery, latency: Duration, at reading: Reading
    ) {
        concurrency.release(latency: latency, outcome: .answered, at: reading.now)
        circuit.abandon(call.circuit)
        anomaly.abandon(call.anomaly)
        money.release(call.reservation)
        if call.isProbe { pause.probeNotMade(at: reading.now) }
        flights[query]?.asked = asked
        flights[query]?.isRepeat = true
        requeue(query, at: reading)
    }

    private mutating func failed(
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

    private mutating func learn(_ latency: Duration) {
        let nanoseconds = Double(max(0, latency.wholeNanoseconds))
        typicalLatency = typicalLatency.map { $0 + (nanoseconds - $0) * 0.1 } ?? nanoseconds
    }

    private mutating func note(_ transition: Breaker<FailureWindow>.Transition?, _ actions: inout [Action]) {
        switch transition {
        case .opened: actions.append(.log(.breakerOpened))
        case .closed: actions.append(.log(.breakerClosed))
        case .halfOpened, nil: break
        }
    }

    private mutating func noteAnomaly(_ transition: AnomalyBreaker.Transition?, _ actions: inout [Action]) {
        switch transition {
        case .opened: actions.append(.log(.anomalyFound))
        case .closed: actions.append(.log(.anomalyOver))
        case .halfOpened, nil: break
        }
    }
}
