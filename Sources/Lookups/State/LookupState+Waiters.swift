import Resilience
import SignupRisk
import Vendors

extension LookupState {
    /// Ends an entry point: lets go whose time is up, starts what may start, and asks to be woken for what comes next.
    mutating func settle(_ reading: Reading, _ actions: inout [Action]) {
        expire(at: reading, &actions)
        while let query = retries.popDue(at: reading.now) { requeue(query, at: reading) }
        pump(reading, &actions)
        let due = [deadlines.earliest, retries.earliest, queueDue].compactMap(\.self).min()
        guard let due, wakes.last.map({ due < $0 }) ?? true else { return }
        wakes.append(due)
        actions.append(.wake(due))
    }

    /// A moment that was asked for has come.
    mutating func wake(at reading: Reading, _ actions: inout [Action]) {
        while let due = wakes.last, due <= reading.now { wakes.removeLast() }
        settle(reading, &actions)
    }

    /// Starts nothing any more. Calls under way may end, and their answers are kept.
    mutating func stop(at reading: Reading, _ actions: inout [Action]) {
        isStopping = true
        for (query, flight) in flights {
            guard case .waiting(let handle) = flight.phase else { continue }
            retries.remove(handle)
            requeue(query, at: reading)
        }
        settle(reading, &actions)
    }

    /// Ends everything that is left, when no call will end any more.
    mutating func abandonAll(at reading: Reading, _ actions: inout [Action]) {
        isStopping = true
        for query in flights.keys { abandon(query, Closure.stopping.outcome, at: reading, &actions) }
        while queue.dequeue() != nil {}
    }

    /// Lets go of everyone whose deadline has come. Their calls go on.
    private mutating func expire(at reading: Reading, _ actions: inout [Action]) {
        while let id = deadlines.popDue(at: reading.now) {
            guard let ticket = tickets.removeValue(forKey: id), let flight = flights[ticket.key],
                let waiter = sharing.leave(ticket)
            else { continue }
            finish(waiter, of: ticket.key, flight, lateOutcome(flight, at: reading), at: reading.now, &actions)
            if sharing.waiterCount(of: ticket.key) == 0 { withdraw(ticket.key, flight) }
        }
    }

    /// What a waiter is told whose time is up.
    private func lateOutcome(_ flight: Flight, at reading: Reading) -> (status: CheckStatus, message: String) {
        switch flight.phase {
        case .calling: (.deadlineExceeded, "the event's time was up before the vendor answered")
        case .waiting:
            flight.lastFailure.map(Self.outcome) ?? (.deadlineExceeded, "the event's time was up between two calls")
        case .queued:
            closure(at: reading).map { outcome(of: $0, for: flight) }
                ?? flight.lastFailure.map(Self.outcome)
                ?? (.throttled, "the limits on the vendor let no call through in time")
        }
    }

    /// Forgets a lookup that nobody waits for and that has no call under way: a further call would be paid for nobody.
    private mutating func withdraw(_ query: VendorQuery, _ flight: Flight) {
        switch flight.phase {
        case .calling: return
        case .queued(let ticket): _ = queue.withdraw(ticket)
        case .waiting(let handle): retries.remove(handle)
        }
        flights[query] = nil
        _ = sharing.complete(query)
    }

    /// Ends a lookup without an answer; who holds goes on waiting, unless the vendor has given all the answer it has.
    ///
    /// The lookup is neither in the queue nor among the retries when this is called.
    mutating func abandon(
        _ query: VendorQuery, _ outcome: (status: CheckStatus, message: String), at reading: Reading,
        _ actions: inout [Action]
    ) {
        guard let flight = flights.removeValue(forKey: query), let landing = sharing.complete(query) else { return }
        var holding: [Waiter<Token>] = []
        for waiter in [landing.leader].compactMap(\.self) + landing.followers {
            if waiter.deadline == nil, !isStopping, outcome.status != .malformedResponse {
                holding.append(waiter)
            } else {
                finish(waiter, of: query, flight, outcome, at: reading.now, &actions)
            }
        }
        if !holding.isEmpty { hold(query, flight, holding, at: reading) }
    }

    /// Keeps a lookup going for those who wait for as long as it takes: in the queue where the account is blocked, since the queue
    /// knows when to try; else after a pause that doubles, for a call that fails may be charged each time.
    private mutating func hold(_ query: VendorQuery, _ ended: Flight, _ holding: [Waiter<Token>], at reading: Reading) {
        for waiter in holding { tickets[waiter.id] = sharing.join(query, waiter).ticket }
        var flight = ended
        flight.latestDeadline = nil
        flight.leader = holding.contains { $0.id == ended.leader } ? ended.leader : holding[0].id
        flight.retries = RetrySequence(retryPolicy)
        flights[query] = flight
        if case .account = flight.lastFailure?.kind { return requeue(query, at: reading) }
        flights[query]?.heldRounds += 1
        let longest = Duration.seconds(300)
        let pause = min(longest, settings.breaker.openFor * (1 << min(ended.heldRounds, 16)))
        let due = reading.now.advanced(by: pause)
        flights[query]?.phase = .waiting(retries.insert(query, due: due))
    }

    /// Tells a waiter that its lookup brought no answer, or gives it an earlier answer instead.
    private mutating func finish(
        _ waiter: Waiter<Token>, of query: VendorQuery, _ flight: Flight,
        _ outcome: (status: CheckStatus, message: String), at now: Moment, _ actions: inout [Action]
    ) {
        let isLeader = waiter.id == flight.leader
        var result: CheckResult
        if let answer = fallback(query, at: now) {
            counters.staleHits += 1
            money.avoid(units(answer))
            result = self.result(answer, from: .stale)
        } else {
            result = CheckResult(
                check: check, vendor: vendor, status: outcome.status, vendorStatus: flight.lastFailure?.vendorStatus,
                message: outcome.message, cost: .zero(settings.currency))
        }
        result.attempts = isLeader ? flight.calls : 0
        result.possibleDuplicateCharge = isLeader && flight.retries.mayHaveBeenCharged
        complete(waiter, result, at: now, &actions)
    }

    /// Tells a waiter how its lookup ended, the one time.
    mutating func complete(_ waiter: Waiter<Token>, _ result: CheckResult, at now: Moment, _ actions: inout [Action]) {
        tickets[waiter.id] = nil
        if let due = waiter.due { deadlines.remove(due) }
        counters.count(result.status)
        var result = result
        result.latencyMilliseconds = Int(clamping: waiter.joined.duration(to: now).wholeNanoseconds / 1_000_000)
        actions.append(.complete(waiter.token, result, waiter: waiter.id))
    }
}
