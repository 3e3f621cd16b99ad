import Resilience
import SignupRisk
import Synchronization
import Testing

@testable import Enrichment

@Suite("Checks of one signup")
struct CheckRunTests {
    /// A provider that answers as it is told: at once, or later by hand.
    private final class Provider: CheckProvider {
        let vendor: VendorName
        let check = CheckKind.ip
        private let status: CheckStatus
        private let isHeld: Bool
        private let waiting = Mutex<[@Sendable (CheckResult) -> Void]>([])
        private let count = Atomic(0)

        init(_ name: String, _ status: CheckStatus, held: Bool = false) {
            vendor = VendorName(rawValue: name)
            self.status = status
            isHeld = held
        }

        var asked: Int { count.load(ordering: .relaxed) }

        func atHand(_ subject: LookupSubject, now: Moment) -> CheckResult? {
            isHeld ? nil : CheckResult(check: .ip, vendor: vendor, status: status, source: .cache)
        }

        func check(
            _ subject: LookupSubject, line: Int, deadline: Moment?,
            completion: @escaping @Sendable (CheckResult) -> Void
        ) -> CheckResult? {
            count.add(1, ordering: .relaxed)
            guard isHeld else { return CheckResult(check: .ip, vendor: vendor, status: status) }
            waiting.withLock { $0.append(completion) }
            return nil
        }

        func answer() {
            let waiting = waiting.withLock { waiting in
                defer { waiting = [] }
                return waiting
            }
            for completion in waiting { completion(CheckResult(check: .ip, vendor: vendor, status: status)) }
        }
    }

    private let subject = LookupSubject(phone: .missing, ip: .missing)

    private func start(
        _ strategy: CheckStrategy, _ providers: [Provider], into results: Collected
    ) -> [CheckStatus]? {
        CheckRun.start(
            [CheckPlan(kind: .ip, strategy: strategy, providers: providers)], subject: subject, line: 0, deadline: nil
        ) { results.take($0.map(\.status)) }?.map(\.status)
    }

    private final class Collected: Sendable {
        private let all = Mutex<[[CheckStatus]]>([])
        func take(_ statuses: [CheckStatus]) { all.withLock { $0.append(statuses) } }
        var values: [[CheckStatus]] { all.withLock { $0 } }
    }

    @Test("Where every answer is at hand the results are returned at once and never told again")
    func atHand() {
        let collected = Collected()
        #expect(start(.all, [Provider("a", .ok), Provider("b", .partial)], into: collected) == [.ok, .partial])
        #expect(collected.values.isEmpty)
    }

    @Test("Results stand in the configured order whatever order the answers come in, and are told once")
    func order() {
        let collected = Collected()
        let (first, second) = (Provider("a", .ok, held: true), Provider("b", .timeout, held: true))
        #expect(start(.all, [first, Provider("c", .partial), second], into: collected) == nil)
        second.answer()
        #expect(collected.values.isEmpty)
        first.answer()
        #expect(collected.values == [[.ok, .partial, .timeout]])
    }

    @Test("Failover asks the next vendor only where one gives no answer, and marks the others as skipped")
    func failover() {
        let collected = Collected()
        let last = Provider("c", .ok)
        #expect(
            start(.failover, [Provider("a", .circuitOpen), Provider("b", .ok), last], into: collected) == [
                .circuitOpen, .ok, .skipped,
            ])
        #expect(last.asked == 0)
    }

    @Test("Failover goes on to a vendor that takes an input the first one does not")
    func failoverOverUnsupported() {
        let collected = Collected()
        #expect(
            start(.failover, [Provider("a", .unsupportedInput), Provider("b", .ok)], into: collected) == [
                .unsupportedInput, .ok,
            ])
    }

    @Test("Failover waits for each vendor in turn, and an invalid input is an answer")
    func failoverLater() {
        let collected = Collected()
        let (first, second) = (Provider("a", .unavailable, held: true), Provider("b", .invalidInput, held: true))
        let third = Provider("c", .ok)
        #expect(start(.failover, [first, second, third], into: collected) == nil)
        #expect(second.asked == 0)
        first.answer()
        #expect(second.asked == 1)
        second.answer()
        #expect(collected.values == [[.unavailable, .invalidInput, .skipped]])
        #expect(third.asked == 0)
    }

    @Test("A signup without anything to ask is finished at once")
    func nothingToAsk() {
        let collected = Collected()
        #expect(start(.all, [], into: collected) == [])
    }

    private func atHand(_ strategy: CheckStrategy, _ providers: [Provider]) -> [CheckResult] {
        CheckRun.resultsAtHand(
            [CheckPlan(kind: .ip, strategy: strategy, providers: providers)], subject, now: .zero)
    }

    @Test("What is at hand is taken in order, up to the first that is not, and nobody is asked")
    func takenAtHand() {
        let providers = [Provider("a", .ok), Provider("b", .ok, held: true), Provider("c", .ok)]
        #expect(atHand(.all, providers).map(\.vendor.rawValue) == ["a"])
        #expect(
            atHand(.failover, [Provider("a", .throttled), Provider("b", .ok), Provider("c", .ok)]).map(\.status)
                == [.throttled, .ok, .skipped])
        #expect(providers.allSatisfy { $0.asked == 0 })
    }

    @Test("A run goes on from what was at hand and asks nobody twice", arguments: [CheckStrategy.all, .failover])
    func goesOn(strategy: CheckStrategy) {
        let collected = Collected()
        let (first, second) = (Provider("a", .throttled), Provider("b", .ok, held: true))
        let plans = [CheckPlan(kind: .ip, strategy: strategy, providers: [first, second])]
        let known = CheckRun.resultsAtHand(plans, subject, now: .zero)
        let results = CheckRun.start(plans, subject: subject, line: 0, deadline: nil, known: known) {
            collected.take($0.map(\.status))
        }
        #expect(results == nil)
        #expect(first.asked == 0)
        second.answer()
        #expect(collected.values == [[.throttled, .ok]])
    }
}
