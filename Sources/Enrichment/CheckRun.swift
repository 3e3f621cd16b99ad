import Resilience
import SignupRisk
import Synchronization

/// The checks of one signup, while at least one of them waits for a vendor.
///
/// Every provider has a place in `results`, in the order of the configuration, whatever order the answers come in.
final class CheckRun: Sendable {
    /// What has come so far.
    struct Progress {
        var results: [CheckResult?]
        /// Calls to providers that have not come back.
        var waiting = 0
        /// Whether the first pass over the providers is over: only then may an answer that comes end the run.
        var isStarted = false
        var isFinished = false
    }

    private let plans: [CheckPlan]
    private let subject: LookupSubject
    private let line: Int
    private let deadline: Moment?
    private let completion: @Sendable ([CheckResult]) -> Void
    private let progress: Mutex<Progress>

    private init(
        plans: [CheckPlan], subject: LookupSubject, line: Int, deadline: Moment?, results: [CheckResult?],
        completion: @escaping @Sendable ([CheckResult]) -> Void
    ) {
        self.plans = plans
        self.subject = subject
        self.line = line
        self.deadline = deadline
        self.completion = completion
        progress = Mutex(Progress(results: results))
    }

    /// The results that are at hand, up to the first that is not, in the order of the configuration.
    static func resultsAtHand(_ plans: [CheckPlan], _ subject: LookupSubject, now: Moment) -> [CheckResult] {
        var results: [CheckResult] = []
        results.reserveCapacity(placeCount(plans))
        for plan in plans {
            for (index, provider) in plan.providers.enumerated() {
                guard let result = provider.atHand(subject, now: now) else { return results }
                results.append(result)
                guard plan.strategy == .failover, !asksNext(after: result.status) else { continue }
                for other in plan.providers[(index + 1)...] { results.append(skipped(plan, other)) }
                break
            }
        }
        return results
    }

    /// How many results there will be.
    static func placeCount(_ plans: [CheckPlan]) -> Int {
        var count = 0
        for plan in plans { count += plan.providers.count }
        return count
    }

    /// Asks every provider that is due.
    ///
    /// - Parameter known: the first results, as ``resultsAtHand(_:_:now:)`` found them.
    /// - Returns: all results where nothing has to be waited for; else `nil`, and `completion` is called once, later.
    static func start(
        _ plans: [CheckPlan], subject: LookupSubject, line: Int, deadline: Moment?,
        known: [CheckResult] = [], completion: @escaping @Sendable ([CheckResult]) -> Void
    ) -> [CheckResult]? {
        let unknown = placeCount(plans) - known.count
        guard unknown > 0 else { return known }
        let run = CheckRun(
            plans: plans, subject: subject, line: line, deadline: deadline,
            results: known + Array(repeating: nil, count: unknown), completion: completion)
        var place = 0
        for plan in plans {
            let first = min(max(0, known.count - place), plan.providers.count)
            switch plan.strategy {
            case .all:
                for index in first..<plan.providers.count { run.ask(plan, index, place: place + index) }
            case .failover:
                run.askInTurn(plan, from: first, place: place)
            }
            place += plan.providers.count
        }
        return run.endFirstPass()
    }

    /// Asks one provider. - Returns: its result where it is at hand.
    @discardableResult
    private func ask(
        _ plan: CheckPlan, _ index: Int, place: Int, then next: (@Sendable (CheckResult) -> Void)? = nil
    ) -> CheckResult? {
        progress.withLock { $0.waiting += 1 }
        let result = plan.providers[index].check(subject, line: line, deadline: deadline) { [self] result in
            progress.withLock { $0.results[place] = result }
            next?(result)
            comeBack()
        }
        guard let result else { return nil }
        progress.withLock {
            $0.results[place] = result
            $0.waiting -= 1
        }
        return result
    }

    /// Asks the providers of a failover check one after the other, until one answers.
    private func askInTurn(_ plan: CheckPlan, from first: Int, place: Int) {
        for index in first..<plan.providers.count {
            let result = ask(plan, index, place: place + index) { [self] result in
                if Self.asksNext(after: result.status) {
                    askInTurn(plan, from: index + 1, place: place)
                } else {
                    skip(plan, from: index + 1, place: place)
                }
            }
            guard let result else { return }
            if !Self.asksNext(after: result.status) { return skip(plan, from: index + 1, place: place) }
        }
    }

    /// Whether a vendor's result leaves the question open for the next one: it gave no answer, or takes no such input.
    private static func asksNext(after status: CheckStatus) -> Bool {
        status.isMissingAnswer || status == .unsupportedInput
    }

    private func skip(_ plan: CheckPlan, from first: Int, place: Int) {
        progress.withLock { progress in
            for index in first..<plan.providers.count {
                progress.results[place + index] = Self.skipped(plan, plan.providers[index])
            }
        }
    }

    private static func skipped(_ plan: CheckPlan, _ provider: any CheckProvider) -> CheckResult {
        CheckResult(check: plan.kind, vendor: provider.vendor, status: .skipped)
    }

    private func comeBack() {
        let results = progress.withLock { progress -> [CheckResult]? in
            progress.waiting -= 1
            return Self.takeResults(&progress)
        }
        if let results { completion(results) }
    }

    private func endFirstPass() -> [CheckResult]? {
        progress.withLock { progress in
            progress.isStarted = true
            return Self.takeResults(&progress)
        }
    }

    private static func takeResults(_ progress: inout Progress) -> [CheckResult]? {
        guard progress.isStarted, progress.waiting == 0, !progress.isFinished else { return nil }
        progress.isFinished = true
        return progress.results.compactMap(\.self)
    }
}
