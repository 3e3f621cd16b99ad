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
    mutating func deliver(
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
            usableUntil: overflow ? .max : until,
            spending: Spending(day: reading.day, units: money.spent(on: reading.day)))
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

    private mutating func learn(_ latency: Duration) {
        let nanoseconds = Double(max(0, latency.wholeNanoseconds))
        typicalLatency = typicalLatency.map { $0 + (nanoseconds - $0) * 0.1 } ?? nanoseconds
    }

    mutating func note(_ transition: Breaker<FailureWindow>.Transition?, _ actions: inout [Action]) {
        switch transition {
        case .opened: actions.append(.log(.breakerOpened))
        case .closed: actions.append(.log(.breakerClosed))
        case .halfOpened, nil: break
        }
    }

    mutating func noteAnomaly(_ transition: AnomalyBreaker.Transition?, _ actions: inout [Action]) {
        switch transition {
        case .opened: actions.append(.log(.anomalyFound))
        case .closed: actions.append(.log(.anomalyOver))
        case .halfOpened, nil: break
        }
    }
}
