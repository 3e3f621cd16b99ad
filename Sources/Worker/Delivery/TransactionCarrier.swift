import Kafka
import Logging
import Resilience
import Synchronization
import Telemetry

/// Carries a transaction's orders out, one at a time, beside the loop: librdkafka's calls wait for brokers. What came of an
/// order waits for the loop, which is woken.
final class TransactionCarrier: Sendable {
    /// An order with what it takes.
    enum Order: Sendable {
        case commit([TopicPartition: Int64])
        case abort
        case rewind([TopicPartition: Int64])
    }

    /// Between two tries of a call that may succeed later.
    private static let pause = Duration.milliseconds(100)
    /// One try of a call; librdkafka itself bounds commit and abort by `transaction.timeout.ms`.
    private static let patience = Duration.seconds(10)

    private let consumer: Consumer
    private let producer: Producer
    private let wakeUp: WakeUp
    private let logger: Logger
    private let outcome = Mutex<TransactionCycle.Outcome?>(nil)
    private let task = Mutex<Task<Void, Never>?>(nil)

    init(consumer: Consumer, producer: Producer, wakeUp: WakeUp, logger: Logger) {
        self.consumer = consumer
        self.producer = producer
        self.wakeUp = wakeUp
        self.logger = logger
    }

    /// Ends what a predecessor with the same `transactional.id` left open, fences it, and begins the first transaction. Tries
    /// until brokers answer, or a stop is requested.
    func prepare(unless isStopRequested: @Sendable () -> Bool) async throws(KafkaError) {
        while !isStopRequested() {
            do {
                try await producer.initTransactions(within: Self.patience)
                try await producer.beginTransaction()
                return
            } catch {
                guard error.isRetriable else { throw error }
                report(error)
                try? await Task.sleep(for: Self.pause)
            }
        }
    }

    /// Begins to carry out an order. The one before it has ended.
    ///
    /// Not a child of the loop's task: a call that waits for a broker cannot be cancelled, and the loop has to be able to end
    /// without it. What the call needs is kept by the call.
    func carryOut(_ order: Order) {
        let next = Task {
            let result = await self.result(of: order)
            self.outcome.withLock { $0 = result }
            self.wakeUp.signal()
        }
        task.withLock { $0 = next }
    }

    /// What came of the order, once.
    func takeOutcome() -> TransactionCycle.Outcome? {
        outcome.withLock { outcome in
            defer { outcome = nil }
            return outcome
        }
    }

    /// Lets the order under way end by itself: nothing is tried again.
    func abandon() { task.withLock { $0?.cancel() } }

    private func result(of order: Order) async -> TransactionCycle.Outcome {
        do throws(KafkaError) {
            switch order {
            case .commit(let offsets): return try await commit(offsets)
            case .abort:
                try await insist { producer throws(KafkaError) in
                    try await producer.abortTransaction(isOwnerPolling: true)
                }
                try await insist { producer throws(KafkaError) in try await producer.beginTransaction() }
                return .aborted
            case .rewind(let offsets):
                try await consumer.seek(to: offsets, within: .seconds(60))
                return .rewound
            }
        } catch {
            return .failed(error)
        }
    }

    private func commit(_ offsets: [TopicPartition: Int64]) async throws(KafkaError) -> TransactionCycle.Outcome {
        // Asked in this order: an identity taken from a group that has moved on without us is no identity, and a broker would
        // take offsets under it.
        guard let identity = await consumer.groupMetadata(), !consumer.isAssignmentLost else {
            return .mustAbort(KafkaError(code: .assignmentLost))
        }
        do throws(KafkaError) {
            try await insist { producer throws(KafkaError) in
                try await producer.sendOffsets(offsets, groupMetadata: identity, within: Self.patience)
            }
            try await insist { producer throws(KafkaError) in try await producer.commitTransaction(isOwnerPolling: true)
            }
        } catch {
            // Whatever is wrong with this transaction alone goes away with it.
            guard !error.isFatal, !error.isFenced, producer.fatalError == nil else { throw error }
            return .mustAbort(error)
        }
        try await insist { producer throws(KafkaError) in try await producer.beginTransaction() }
        return .committed
    }

    /// Makes a call until it succeeds or cannot succeed.
    private func insist(_ call: (Producer) async throws(KafkaError) -> Void) async throws(KafkaError) {
        while true {
            do {
                return try await call(producer)
            } catch {
                if let fatal = producer.fatalError { throw fatal }
                guard error.isRetriable, !Task.isCancelled else { throw error }
                report(error)
                try? await Task.sleep(for: Self.pause)
            }
        }
    }

    private func report(_ error: KafkaError) {
        logger.warning("a transaction waits", [.error: "\(error.code)", .detail: "\(error.message)"])
    }
}
