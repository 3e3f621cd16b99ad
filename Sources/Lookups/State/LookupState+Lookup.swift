import Resilience
import SignupRisk
import Vendors

extension LookupState {
    /// The path of a cached answer: nothing but the cache is touched. `nil` where it has no fresh one.
    mutating func hit(_ query: VendorQuery, at now: Moment) -> VendorAnswer? {
        guard let answer = cache.hit(query, at: now) else { return nil }
        countHit(answer)
        return answer
    }

    /// Looks something up.
    ///
    /// - Parameters:
    ///   - line: whom the lookup is fair to; lines take turns.
    ///   - deadline: when the waiter gives up; `nil` waits for as long as it takes.
    ///   - token: handed back with the result, unless the result is returned at once.
    /// - Returns: the result where it is known at once; `nil` where `token` will be completed later.
    mutating func lookUp(
        _ query: VendorQuery, line: Int = 0, deadline: Moment?, token: Token, at reading: Reading,
        _ actions: inout [Action]
    ) -> CheckResult? {
        revive(query, at: reading)
        if let answer = hit(query, at: reading.now) { return result(answer, from: .cache) }
        if let deadline, deadline <= reading.now {
            return immediate(
                .deadlineExceeded, "the event's time was up before the lookup", query: query, at: reading.now)
        }
        let isJoinable = flights[query].map { $0.isCalling || deadline == nil || closure(at: reading) == nil } ?? false
        if !isJoinable, let (status, message) = refusal(deadline: deadline, at: reading, &actions) {
            return immediate(status, message, query: query, at: reading.now)
        }
        let waiter = add(deadline: deadline, token: token, at: reading.now)
        wait(waiter, for: query, line: line)
        settle(reading, &actions)
        return takeBack(waiter.id, from: &actions)
    }

    /// The waiter's own result, where settling has brought it: it is returned then, and not handed to the token.
    private func takeBack(_ waiter: UInt64, from actions: inout [Action]) -> CheckResult? {
        for (index, action) in actions.enumerated() {
            guard case .complete(_, let result, waiter) = action else { continue }
            actions.remove(at: index)
            return result
        }
        return nil
    }

    /// Moves an answer from before the restart into the cache, where there is one.
    private mutating func revive(_ query: VendorQuery, at reading: Reading) {
        guard !restored.isEmpty, case .miss = cache.peek(query, at: reading.now),
            let (answer, stored) = restored.take(query)
        else { return }
        // A clock that has been set back makes an answer look younger than nothing; a life changed since holds for it too.
        let age = Duration.milliseconds(
            max(0, reading.wall.subtractingReportingOverflow(stored.fetchedAt).partialValue))
        keep(
            answer, for: query, life: min(.milliseconds(stored.life), settings.life(of: answer)), age: age,
            at: reading.now)
    }

    /// Puts an answer into the cache, at the cost of some that nobody has asked for since the restart.
    mutating func keep(
        _ answer: VendorAnswer, for query: VendorQuery, life: Duration, age: Duration = .zero, at now: Moment
    ) {
        cache.insert(
            answer, for: query, cost: answer.footprint + query.footprint, life: life, spread: query.stableHash,
            age: age,
            at: now)
        cache.removeExpired(at: now, limit: 2)
        while !restored.isEmpty,
            cache.count + restored.count > settings.cacheMaximumEntries
                || cache.bytes + restored.bytes > settings.cacheMaximumBytes
        {
            restored.dropOne()
        }
    }

    /// Waits for the lookup that somebody has begun, or begins it.
    private mutating func wait(_ waiter: Waiter<Token>, for query: VendorQuery, line: Int) {
        tickets[waiter.id] = sharing.join(query, waiter).ticket
        guard let flight = flights[query] else {
            let ticket = queue.enqueue(query, in: Flight.Lane(line: line, isAgain: false))
            flights[query] = Flight(
                phase: .queued(ticket), asked: query, line: line, leader: waiter.id, began: waiter.joined,
                latestDeadline: waiter.deadline, retries: RetrySequence(retryPolicy))
            return
        }
        guard let latest = flight.latestDeadline else { return }
        flights[query]?.latestDeadline = waiter.deadline.map { max($0, latest) }
    }

    private mutating func add(deadline: Moment?, token: Token, at now: Moment) -> Waiter<Token> {
        let id = drawSerial()
        let due = deadline.map { deadlines.insert(id, due: $0) }
        return Waiter(id: id, joined: now, deadline: deadline, due: due, token: token)
    }

    /// The result of a lookup that gets no call.
    private mutating func immediate(
        _ status: CheckStatus, _ message: String, query: VendorQuery, at now: Moment
    ) -> CheckResult {
        if let answer = fallback(query, at: now) {
            countStale(answer)
            return result(answer, from: .stale)
        }
        counters.count(status)
        return CheckResult(
            check: check, vendor: vendor, status: status, latencyMilliseconds: 0, message: message,
            cost: .zero(settings.currency))
    }

    /// The answer to serve where the vendor gives none.
    func fallback(_ query: VendorQuery, at now: Moment) -> VendorAnswer? {
        switch cache.peek(query, at: now) {
        case .fresh(let answer, _), .stale(let answer, _): answer
        case .miss: nil
        }
    }

    mutating func countHit(_ answer: VendorAnswer) {
        counters.cacheHits += 1
        counters.count(answer.status)
        money.avoid(units(answer))
    }

    mutating func countStale(_ answer: VendorAnswer) {
        counters.staleHits += 1
        counters.count(answer.status)
        money.avoid(units(answer))
    }

    /// What an answer cost: by its own word, else by the configured price. An amount in another currency cannot be counted.
    func units(_ answer: VendorAnswer) -> Int128 {
        if let cost = answer.cost, cost.currency == settings.currency { return max(0, cost.units) }
        return settings.price?.units ?? 0
    }

    /// The result of a lookup that cost nothing, known at once.
    func result(_ answer: VendorAnswer, from source: AnswerSource) -> CheckResult {
        CheckResult(
            check: check, vendor: vendor, status: answer.status, source: source, latencyMilliseconds: 0, answer: answer,
            cost: .zero(settings.currency))
    }
}
