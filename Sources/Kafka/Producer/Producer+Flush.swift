import CRdKafka
import Synchronization

extension Producer {
    /// Sends what is queued without lingering and waits for the brokers' answers, no longer than `timeout`.
    ///
    /// The reports wait for the next ``pollDeliveries(_:)``.
    /// - Returns: whether every record was answered, well or badly.
    package nonisolated(nonsending) func flush(within timeout: Duration) async -> Bool {
        let isDone = try? await whileServing { client in
            rd_kafka_flush(client.pointer, timeout.wholeMilliseconds) == RD_KAFKA_RESP_ERR_NO_ERROR
        }
        return isDone ?? false
    }

    /// Runs a call that blocks until reports are polled, and polls them meanwhile on a second thread.
    nonisolated(nonsending) func whileServing<Value: Sendable>(
        _ call: @escaping @Sendable (ClientHandle) throws(KafkaError) -> Value
    ) async throws(KafkaError) -> Value {
        let server = ReportServer()
        async let served: Void = OffPool.run { [self] in server.run(for: self) }
        defer { wakeUp.signal() }
        let result: Result<Value, KafkaError>
        do throws(KafkaError) {
            result = .success(
                try await OffPool.run { [client, queue] () throws(KafkaError) in
                    defer { server.stop(queue) }
                    return try call(client)
                })
        } catch {
            result = .failure(error)
        }
        _ = try? await served
        return try result.get()
    }
}

/// Polls a producer's queue for as long as a blocking call needs it, and keeps the reports for the owner.
private final class ReportServer: Sendable {
    private let isStopped = Atomic(false)

    func run(for producer: Producer) {
        while !isStopped.load(ordering: .acquiring) {
            guard let event = producer.queue.poll(milliseconds: 100) else { continue }
            var reports: [DeliveryReport] = []
            _ = producer.serve(event) { reports.append($0) }
            producer.state.withLock { $0.reports += reports }
        }
    }

    func stop(_ queue: EventQueue) {
        isStopped.store(true, ordering: .releasing)
        queue.interrupt()
    }
}
