import Synchronization
import Vendors

/// A call that has ended, before anybody has looked at what it brought.
struct EndedCall: Sendable {
    let order: CallOrder
    let attempt: VendorAttempt
    let result: Result<VendorResponse, VendorFailure>
    /// From sending the request to having read the answer. What it waits to be judged is our own time.
    let latency: Duration
}

/// Counts the calls of one vendor that are under way, and keeps those that have ended for the one who judges them.
///
/// Calls end on the transport's thread, which must not be kept. Who judges takes all that have ended at once, so a busy worker
/// is woken once for many.
final class EndedCalls: Sendable {
    private struct State {
        var underWay = 0
        var ended: [EndedCall] = []
        var isClosed = false
        var judge: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())

    /// Counts a call that is about to begin.
    ///
    /// - Returns: `false` once closed; the call must then not be made.
    func begin() -> Bool {
        state.withLock { state in
            if !state.isClosed { state.underWay += 1 }
            return !state.isClosed
        }
    }

    /// Takes over a call that was counted.
    func end(_ call: EndedCall) {
        let judge = state.withLock { state in
            state.underWay -= 1
            state.ended.append(call)
            return state.judge.take()
        }
        judge?.resume()
    }

    /// No call begins any more.
    func close() {
        let judge = state.withLock { state in
            state.isClosed = true
            return state.judge.take()
        }
        judge?.resume()
    }

    /// The calls that have ended since, waiting for one where there is none. Goes on in a cancelled task, since calls under way still end.
    ///
    /// - Returns: `nil` once closed, and no call is under way. To be asked by one task only.
    func next() async -> [EndedCall]? {
        while true {
            let (calls, isOver) = state.withLock { state in
                let calls = state.ended
                state.ended = []
                return (calls, state.isClosed && state.underWay == 0)
            }
            if !calls.isEmpty { return calls }
            if isOver { return nil }
            await withCheckedContinuation { continuation in
                let isReady = state.withLock { state in
                    let isReady = !state.ended.isEmpty || state.isClosed && state.underWay == 0
                    if !isReady { state.judge = continuation }
                    return isReady
                }
                if isReady { continuation.resume() }
            }
        }
    }
}
