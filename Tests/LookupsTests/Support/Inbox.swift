import Synchronization

/// Collects what callbacks bring, and lets a test wait for so many of them.
final class Inbox<Value: Sendable>: Sendable {
    private struct State {
        var values: [Value] = []
        var waiting: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let state = Mutex(State())

    var values: [Value] { state.withLock { $0.values } }
    var count: Int { state.withLock { $0.values.count } }

    func put(_ value: Value) {
        let satisfied = state.withLock { state in
            state.values.append(value)
            defer { state.waiting.removeAll { state.values.count >= $0.count } }
            return state.waiting.filter { state.values.count >= $0.count }
        }
        for waiter in satisfied { waiter.continuation.resume() }
    }

    /// Everything so far, once there are at least `count`.
    func values(atLeast count: Int) async -> [Value] {
        await withCheckedContinuation { continuation in
            let isSatisfied = state.withLock { state in
                if state.values.count >= count { return true }
                state.waiting.append((count, continuation))
                return false
            }
            if isSatisfied { continuation.resume() }
        }
        return values
    }
}
