import Resilience
import SignupRisk
import Synchronization
import Vendors

extension VendorLookup {
    /// Calls that are judged, some tens of microseconds each, before others have their turn.
    private static var judgedAtOnce: Int { 32 }

    /// Judges the calls, and wakes the state when something falls due. To be called once. Calls that end before it wait for it; no more
    /// begin than the vendor's limits allow at once.
    ///
    /// Ends after ``shutDown()``, once the calls under way have ended: they may have been charged already, so their answers are still
    /// handed out and kept. When its task is cancelled it shuts down too, and the calls under way are cancelled. Lookups that
    /// are left without an answer end as `unavailable`.
    package func run() async {
        await withTaskCancellationHandler {
            await withTaskGroup { group in
                group.addTask { await self.keepTime() }
                await self.judgeCalls()
                group.cancelAll()
            }
        } onCancel: {
            shutDown()
            isInterrupted.store(true, ordering: .sequentiallyConsistent)
            transport.cancelCalls(of: caller)
        }
        act { $0.abandonAll(at: $1, &$2) }
    }

    /// Starts no call any more. Lookups that wait for one end as `unavailable`; cached answers are still served.
    package func shutDown() {
        act { $0.stop(at: $1, &$2) }
        ended.close()
    }

    private func judgeCalls() async {
        var count = 0
        while let calls = await ended.next() {
            for call in calls {
                judge(call)
                count += 1
                // Where there is always a next call the thread would never be anybody else's.
                if count.isMultiple(of: Self.judgedAtOnce) { await Task.yield() }
            }
        }
    }

    /// Sleeps until each moment that is asked for. An earlier moment gets a sleeper of its own, a later one is asked for when the
    /// earlier has come; so there are few sleepers, and none is ever cancelled to be replaced.
    private func keepTime() async {
        await withDiscardingTaskGroup { group in
            for await moment in wakes.stream {
                group.addTask {
                    do {
                        try await self.clock.sleep(until: moment, tolerance: nil)
                        self.act { $0.wake(at: $1, &$2) }
                    } catch {
                        // Cancelled: nothing falls due any more.
                    }
                }
            }
        }
    }

    private func make(_ order: CallOrder) {
        // Decided before the shutdown and too late for it: it is abandoned with all that is left.
        guard ended.begin() else { return }
        let attempt = VendorAttempt(
            number: order.number, isRepeat: order.isRepeat, now: wallClock(),
            reference: references.name(of: order.serial))
        let request = adapter.request(for: order.asked, attempt: attempt)
        let began = clock.now
        transport.start(request, of: caller, timeout: settings.timeout) { [ended, clock] result in
            ended.end(
                EndedCall(order: order, attempt: attempt, result: result, latency: began.duration(to: clock.now)))
        }
        // It may have begun just after the others were cancelled.
        if isInterrupted.load(ordering: .sequentiallyConsistent) { transport.cancelCalls(of: caller) }
    }

    private func judge(_ call: EndedCall) {
        let outcome: VendorOutcome =
            switch call.result {
            case .success(let response):
                adapter.interpret(response, to: call.order.asked, attempt: call.attempt, now: wallClock())
            case .failure(let failure): .failure(failure)
            }
        onCall(CallReport(vendor: vendor, status: Self.status(of: outcome), latency: call.latency))
        act { $0.ended(call.order, outcome, latency: call.latency, at: $1, &$2) }
    }

    private static func status(of outcome: VendorOutcome) -> CheckStatus? {
        switch outcome {
        case .answer(let answer): answer.status
        case .failure(let failure): LookupState<Completion>.outcome(of: failure).status
        case .askAgain: nil
        }
    }

    /// Does what the state has decided. The only place that completes, calls, writes or logs; never under the lock.
    func carryOut(_ actions: [LookupAction<Completion>]) {
        for action in actions {
            switch action {
            case .complete(let completion, let result, _): completion(result)
            case .call(let order): make(order)
            case .persist(let entry): store?.put(entry)
            case .log(let event): journal.write(event)
            case .wake(let moment): wakes.continuation.yield(moment)
            }
        }
    }
}
