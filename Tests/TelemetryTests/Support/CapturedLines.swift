import JSON
import Synchronization
import Telemetry

/// Keeps the lines written to it, and lets a test wait for them; while `isFull` it loses them as a full disk does.
final class CapturedLines: LineOutput {
    private struct State {
        var lines: [String] = []
        var problem: Int32?
        var attempts = 0
        var watchers: [(attempts: Int, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let state = Mutex(State())

    /// The lines so far, without their line feeds.
    var lines: [String] { state.withLock { $0.lines } }

    /// The lines so far as JSON.
    func objects() throws -> [JSONValue] { try lines.map { try JSONValue(parsing: Array($0.utf8)) } }

    /// The error further lines are lost with; `nil` takes them.
    func fail(with problem: Int32?) { state.withLock { $0.problem = problem } }

    func write(_ line: [UInt8]) -> LineOutcome {
        let (outcome, due) = state.withLock { state in
            state.attempts += 1
            let due = state.watchers.filter { $0.attempts <= state.attempts }.map(\.continuation)
            state.watchers.removeAll { $0.attempts <= state.attempts }
            guard let problem = state.problem else {
                state.lines.append(String(decoding: line.dropLast(), as: UTF8.self))
                return (LineOutcome.written, due)
            }
            return (.lost(errno: problem), due)
        }
        for watcher in due { watcher.resume() }
        return outcome
    }

    /// Returns once at least `count` lines have been tried, the lost ones included.
    func attempts(atLeast count: Int) async {
        await withCheckedContinuation { continuation in
            let isSatisfied = state.withLock { state in
                if state.attempts >= count { return true }
                state.watchers.append((count, continuation))
                return false
            }
            if isSatisfied { continuation.resume() }
        }
    }
}
