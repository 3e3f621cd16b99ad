package import Logging
package import Resilience
package import SignupRisk
import Synchronization
package import Vendors

/// One vendor behind everything that keeps its lookups from being paid twice, in vain, or without limit: cache, shared
/// calls, limits, retries, breakers, the account's pause and the day's budget.
///
/// All of it is one ``LookupState`` under one lock. The lock is held for as long as the state takes to decide; calls, completions,
/// writes and log lines happen after it is released, all through one function. ``run()`` judges what the calls bring.
package final class VendorLookup<C: Clock>: Sendable where C.Instant == Moment {
    /// Told how a lookup ended.
    package typealias Completion = @Sendable (CheckResult) -> Void

    /// The vendor's name.
    package let vendor: VendorName
    /// The check it serves.
    package let check: CheckKind

    let adapter: any VendorAdapter
    /// What a lookup costs that costs nothing.
    private let noCost: Money
    let transport: any VendorTransport
    let settings: VendorSettings
    let clock: C
    let wallClock: @Sendable () -> Int64
    let store: AnswerStore?
    let journal: LookupJournal
    let references: CallReferences
    let onCall: @Sendable (CallReport) -> Void

    let state: Mutex<LookupState<Completion>>
    let caller = VendorCaller()
    let ended = EndedCalls()
    /// Whether the calls under way have been cancelled.
    let isInterrupted = Atomic(false)
    let wakes: (stream: AsyncStream<Moment>, continuation: AsyncStream<Moment>.Continuation)

    /// - Parameters:
    ///   - wallClock: milliseconds since 1970 UTC.
    ///   - store: where answers survive a restart; what it has of the vendor is taken over at once.
    ///   - seed: what the jitter of retries is drawn from, and calls are told apart by across replicas and restarts.
    ///   - onCall: told of every call that has ended, from any thread.
    package init(
        adapter: any VendorAdapter, transport: any VendorTransport, settings: VendorSettings, clock: C,
        wallClock: @escaping @Sendable () -> Int64, store: AnswerStore? = nil, logger: Logger,
        seed: UInt64 = .random(in: .min ... .max), onCall: @escaping @Sendable (CallReport) -> Void = { _ in }
    ) {
        vendor = adapter.name
        check = adapter.check
        self.adapter = adapter
        self.transport = transport
        self.settings = settings
        noCost = .zero(settings.currency)
        self.clock = clock
        self.wallClock = wallClock
        self.store = store
        self.onCall = onCall
        journal = LookupJournal(vendor: adapter.name, logger: logger)
        references = CallReferences(seed: seed)
        wakes = AsyncStream.makeStream()
        state = Mutex(
            LookupState(
                vendor: adapter.name, check: adapter.check, settings: settings,
                restored: store?.restore(
                    adapter.name, maximumEntries: settings.cacheMaximumEntries, maximumBytes: settings.cacheMaximumBytes
                ),
                seed: seed, at: Reading(now: clock.now, wall: wallClock())))
    }

    /// Asks about a signup: what the adapter refuses to ask is a result at once, the rest is looked up.
    package func check(
        _ subject: LookupSubject, line: Int = 0, deadline: Moment?, completion: @escaping Completion
    ) -> CheckResult? {
        switch adapter.plan(subject) {
        case .ask(let query): lookup(query, line: line, deadline: deadline, completion: completion)
        case .refuse(let status, let message):
            CheckResult(check: check, vendor: vendor, status: status, message: message)
        }
    }

    /// The result of a signup's lookup where it is known already: cached, or refused by the adapter.
    ///
    /// The whole way of a cached answer: no clock is read, and nothing but the cache is touched under the lock.
    package func atHand(_ subject: LookupSubject, now: Moment) -> CheckResult? {
        switch adapter.plan(subject) {
        case .ask(let query):
            guard let answer = state.withLock({ $0.hit(query, at: now) }) else { return nil }
            return CheckResult(
                check: check, vendor: vendor, status: answer.status, source: .cache, latencyMilliseconds: 0,
                answer: answer, cost: noCost)
        case .refuse(let status, let message):
            return CheckResult(check: check, vendor: vendor, status: status, message: message)
        }
    }

    /// Looks something up.
    ///
    /// What is cached, refused or blocked is returned at once, without suspension and without a task. Otherwise `nil` is
    /// returned, and `completion` is called exactly once, from any thread, not under a lock, and not by this call itself. As with any
    /// callback, another thread may call it while this call is still on its way back.
    ///
    /// - Parameters:
    ///   - line: whom to be fair to, as the partition a signup came from: where lookups wait for the vendor, lines take turns.
    ///   - deadline: when the caller has to have a result. The call goes on after it, and its answer is kept for others. `nil` holds:
    ///     the lookup waits until the vendor answers, whatever is wrong with it. Such a lookup ends without an answer only when the
    ///     vendor's answer cannot be read, or when ``run()`` ends.
    package func lookup(
        _ query: VendorQuery, line: Int = 0, deadline: Moment?, completion: @escaping Completion
    ) -> CheckResult? {
        let reading = reading()
        var actions: [LookupAction<Completion>] = []
        let result = state.withLock {
            $0.lookUp(query, line: line, deadline: deadline, token: completion, at: reading, &actions)
        }
        carryOut(actions)
        return result
    }

    /// This replica is the `index`-th of `count` in its group, which share ``VendorSettings/ratePerSecondPerGroup``.
    package func setGroupMembers(_ count: Int, index: Int) {
        act { $0.setGroup(members: count, index: index, at: $1, &$2) }
    }

    /// Everything that operators are shown.
    package var statistics: VendorStatistics {
        let now = clock.now
        return state.withLock { $0.statistics(at: now) }
    }

    func reading() -> Reading { Reading(now: clock.now, wall: wallClock()) }

    /// Lets the state decide under the lock, and does what it says after.
    func act(
        _ body: (inout LookupState<Completion>, Reading, inout [LookupAction<Completion>]) -> Void
    ) {
        let reading = reading()
        var actions: [LookupAction<Completion>] = []
        state.withLock { body(&$0, reading, &actions) }
        carryOut(actions)
    }
}
