import Dispatch
import Synchronization

/// Runs calls that block, on threads that are not Swift's own few.
enum OffPool {
    private static let queue = DispatchQueue(label: "kafka.blocking", attributes: .concurrent)

    /// Runs `work`, which must end by itself, and brings what it returns.
    nonisolated(nonsending) static func run<Value: Sendable>(
        _ work: @escaping @Sendable () throws(KafkaError) -> Value
    ) async throws(KafkaError) -> Value {
        let result: Result<Value, KafkaError> = await withCheckedContinuation { continuation in
            queue.async {
                let result = Result { () throws(KafkaError) in try work() }
                continuation.resume(returning: result)
            }
        }
        return try result.get()
    }

    /// Runs `work`, which may never end, and brings what it returns; `nil` where that takes longer than `patience`. It then goes on by
    /// itself, on a thread of its own, with all that it holds.
    nonisolated(nonsending) static func run<Value: Sendable>(
        within patience: Duration, _ work: @escaping @Sendable () -> Value
    ) async -> Value? {
        await withCheckedContinuation { continuation in
            let waiter = Waiter(continuation)
            queue.async { waiter.resume(work()) }
            let (seconds, attoseconds) = patience.components
            let nanoseconds = Int(clamping: attoseconds / 1_000_000_000)
            queue.asyncAfter(deadline: .now() + .seconds(Int(clamping: seconds)) + .nanoseconds(nanoseconds)) {
                waiter.resume(nil)
            }
        }
    }

    /// Resumes whoever waits once, with what comes first.
    private final class Waiter<Value: Sendable>: Sendable {
        private let continuation: Mutex<CheckedContinuation<Value?, Never>?>

        init(_ continuation: CheckedContinuation<Value?, Never>) { self.continuation = Mutex(continuation) }

        func resume(_ value: Value?) {
            continuation.withLock { $0.take() }?.resume(returning: value)
        }
    }
}
