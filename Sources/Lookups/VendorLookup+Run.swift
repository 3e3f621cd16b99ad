import Resilience
import SignupRisk
import Synchronization
import Vendors

extension VendorLookup {
    /// Makes the calls, and wakes the state when something falls due. To be called once.
    ///
    /// Ends after ``shutDown()``, once the calls under way have ended: they may have been charged already, so their answers are still
    /// handed out and kept. When its task is cancelled it shuts down too, and the calls under way are cancelled. Lookups that
    /// are left without an answer end as `unavailable`.
    package func run() async {
        await withTaskCancellationHandler {
            await withTaskGroup { group in
                group.addTask { await self.keepTime() }
                await self.makeCalls()
                group.cancelAll()
            }
        } onCancel: {
            shutDown()
        }
        act { $0.abandonAll(at: $1, &$2) }
    }

    /// Starts no call any more. Lookups that wait for one end as `unavailable`; cached answers are still served.
    package func shutDown() {
        act { $0.stop(at: $1, &$2) }
        orders.continuation.finish()
    }

    private func makeCalls() async {
        await withDiscardingTaskGroup { group in
            for await order in orders.stream {
                group.addTask { await self.make(order) }
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

    private func make(_ order: CallOrder) async {
        let wall = wallClock()
        let attempt = VendorAttempt(
            number: order.number, isRepeat: order.isRepeat, now: wall, reference: references.name(of: order.serial))
        let request = adapter.request(for: order.asked, attempt: attempt)
        let began = clock.now
        let outcome: VendorOutcome
        do throws(VendorFailure) {
            let response = try await transport.send(request, timeout: settings.timeout)
            outcome = adapter.interpret(response, to: order.asked, attempt: attempt, now: wallClock())
        } catch {
            outcome = .failure(error)
        }
        let latency = began.duration(to: clock.now)
        onCall(CallReport(vendor: vendor, status: Self.status(of: outcome), latency: latency))
        act { $0.ended(order, outcome, latency: latency, at: $1, &$2) }
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
            case .call(let order): orders.continuation.yield(order)
            case .persist(let entry): store?.put(entry)
            case .log(let event): journal.write(event)
            case .wake(let moment): wakes.continuation.yield(moment)
            }
        }
    }
}
