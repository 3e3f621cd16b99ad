import Enrichment
import Resilience
import SignupRisk
import Synchronization

/// Checks that a test answers by hand: nothing waits for time, everything for the test.
final class ScriptedChecks: CheckProvider {
    /// What becomes of a lookup.
    enum Mode: Sendable {
        /// Answered at once.
        case atHand
        /// Answered when the test says so.
        case held
    }

    private struct State {
        var mode: Mode
        var held: [(ip: String, completion: @Sendable (CheckResult) -> Void)] = []
        var asked = 0
        var watchers: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
    }

    let vendor = VendorName(rawValue: "scripted")
    let check = CheckKind.ip
    private let state: Mutex<State>

    init(_ mode: Mode) { state = Mutex(State(mode: mode)) }

    func check(
        _ subject: LookupSubject, line: Int, deadline: Moment?, completion: @escaping @Sendable (CheckResult) -> Void
    ) -> CheckResult? {
        guard let address = subject.ip.parsed else {
            return CheckResult(check: .ip, vendor: vendor, status: .missingInput)
        }
        let satisfied = state.withLock { state -> [CheckedContinuation<Void, Never>]? in
            state.asked += 1
            guard case .held = state.mode else { return nil }
            state.held.append((address.description, completion))
            let due = state.watchers.filter { state.held.count >= $0.count }
            state.watchers.removeAll { state.held.count >= $0.count }
            return due.map(\.continuation)
        }
        guard let satisfied else { return result }
        for continuation in satisfied { continuation.resume() }
        return nil
    }

    /// Lookups made so far.
    var asked: Int { state.withLock { $0.asked } }

    /// Returns once that many lookups wait for an answer.
    func held(atLeast count: Int) async {
        await withCheckedContinuation { continuation in
            let isSatisfied = state.withLock { state in
                if state.held.count >= count { return true }
                state.watchers.append((count, continuation))
                return false
            }
            if isSatisfied { continuation.resume() }
        }
    }

    /// Answers every lookup that waits but the first so many, in the order the test wants, and all that follow at once.
    func answerAll(exceptFirst kept: Int = 0, inOrder order: ([String]) -> [String] = { $0 }) {
        let held = state.withLock { state in
            state.mode = .atHand
            defer { state.held = Array(state.held.prefix(kept)) }
            return state.held.dropFirst(kept)
        }
        var byAddress = Dictionary(grouping: held, by: \.ip)
        for address in order(held.map(\.ip)) {
            guard let completion = byAddress[address]?.popLast()?.completion else { continue }
            completion(result)
        }
    }

    private var result: CheckResult {
        CheckResult(
            check: .ip, vendor: vendor, status: .ok, source: .live, attempts: 1,
            answer: VendorAnswer(vendor: vendor, status: .ok, observedAt: 0, ip: IPEvidence()))
    }
}
