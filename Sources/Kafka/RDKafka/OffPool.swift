import Dispatch

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
}
