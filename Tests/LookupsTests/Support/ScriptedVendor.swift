import SignupRisk
import Synchronization
import Vendors

/// An adapter of a vendor that knows one field, and says by its HTTP status what is wrong.
struct ScriptedAdapter: VendorAdapter {
    let name = Samples.vendor
    let check = CheckKind.ip

    func plan(_ subject: LookupSubject) -> VendorPlan {
        switch subject.ip {
        case .address(let ip): .ask(VendorQuery(ip: ip))
        case .missing: .refuse(.missingInput, message: "the signup has no IP address")
        case .reserved, .unreadable: .refuse(.unsupportedInput, message: "no public address")
        }
    }

    func request(for query: VendorQuery, attempt: VendorAttempt) -> VendorRequest {
        VendorRequest(
            method: .get, url: "https://vendor.example/\(query.ip?.value ?? 0)",
            headers: [("reference", attempt.reference), ("number", "\(attempt.number)")])
    }

    func interpret(
        _ response: VendorResponse, to query: VendorQuery, attempt: VendorAttempt, now: Int64
    ) -> VendorOutcome {
        switch response.status {
        case 200: .answer(Samples.answer())
        case 402: .failure(VendorFailure(.account(.balance), "insufficient balance", vendorStatus: "402"))
        case 403 where !attempt.isRepeat: .askAgain(query, because: VendorFailure(.account(.clock), "skew"))
        case 429: .failure(VendorFailure(.throttled, "too many", retryAfter: .milliseconds(500)))
        case 500: .failure(VendorFailure(.transient, "http_500", vendorStatus: "500"))
        default: .failure(VendorFailure(.malformed, "unreadable"))
        }
    }
}

/// A way to the vendor on which nothing moves until the test says so.
final class HeldTransport: VendorTransport {
    struct Call: Sendable {
        let request: VendorRequest
        fileprivate let id: Int
    }

    private struct State {
        var nextID = 0
        var held: [Int: (caller: VendorCaller, completion: Completion)] = [:]
    }

    private let state = Mutex(State())
    /// Every call, in the order in which they were made.
    let calls = Inbox<Call>()

    func start(
        _ request: VendorRequest, of caller: VendorCaller, timeout: Duration, completion: @escaping Completion
    ) {
        let id = state.withLock { state in
            state.nextID += 1
            state.held[state.nextID] = (caller, completion)
            return state.nextID
        }
        calls.put(Call(request: request, id: id))
    }

    func cancelCalls(of caller: VendorCaller) {
        let cancelled = state.withLock { state in
            let cancelled = state.held.filter { $0.value.caller == caller }
            for id in cancelled.keys { state.held[id] = nil }
            return cancelled.values.map(\.completion)
        }
        for completion in cancelled {
            completion(.failure(VendorFailure(.transient, "cancelled", mayHaveBeenCharged: true)))
        }
    }

    /// Lets a call end.
    func answer(_ call: Call, status: Int = 200) {
        let held = state.withLock { $0.held.removeValue(forKey: call.id) }
        held?.completion(.success(VendorResponse(status: status, body: [])))
    }
}

/// A vendor that answers each call at once, with a status the test draws.
final class PromptTransport: VendorTransport {
    private let status: @Sendable () -> Int
    private let count = Atomic(0)

    init(status: @escaping @Sendable () -> Int = { 200 }) { self.status = status }

    var calls: Int { count.load(ordering: .relaxed) }

    func start(
        _ request: VendorRequest, of caller: VendorCaller, timeout: Duration, completion: @escaping Completion
    ) {
        count.add(1, ordering: .relaxed)
        completion(.success(VendorResponse(status: status(), body: [])))
    }

    /// There is none that has not ended.
    func cancelCalls(of caller: VendorCaller) {}
}
