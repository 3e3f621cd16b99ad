import CRdKafka
import Synchronization

/// Reads one assigned partition, in offset order, as fast or as slowly as its owner likes.
///
/// Not reading is back-pressure: librdkafka stops fetching when the partition's queue is full, and membership stays
/// alive as long as the consumer's events are polled. The consumer's ``WakeUp`` signals when an empty queue gets its
/// first record; an owner that leaves records in the queue must come back by itself.
///
/// A reader ends with its assignment: after the revocation was answered it reads nothing any more.
package final class PartitionReader: Sendable {
    package var topicPartition: TopicPartition { source.topicPartition }
    private let source: PartitionSource
    private let queue: EventQueue
    private let open = Atomic(true)

    init(source: PartitionSource, queue: EventQueue) {
        self.source = source
        self.queue = queue
    }

    /// What a read brought besides records.
    package struct Outcome: Sendable {
        /// Records appended.
        package var count = 0
        /// What librdkafka reported for this partition in between, such as an offset out of range.
        package var failures: [KafkaError] = []
    }

    /// Whether the partition is still assigned.
    package var isOpen: Bool { open.load(ordering: .acquiring) }

    /// Records fetched and not yet read, and librdkafka's own marks between them: a little more than the records.
    package var queuedCount: Int { isOpen ? queue.count : 0 }

    /// Appends the records that are there, at most `limit`, without waiting for more.
    @discardableResult
    package func read(atMost limit: Int, into records: inout [ConsumedRecord]) -> Outcome {
        var outcome = Outcome()
        guard limit > 0, isOpen else { return outcome }
        withUnsafeTemporaryAllocation(of: UnsafeMutablePointer<rd_kafka_message_t>?.self, capacity: limit) { messages in
            // With a time-out of 0 nothing is gathered over time, so no seek, pause or rebalance can come in the middle
            // of a batch, which is where this call had its errors before librdkafka 2.1.0.
            let count = rd_kafka_consume_batch_queue(queue.pointer, 0, messages.baseAddress, limit)
            for index in 0..<max(count, 0) {
                guard let message = messages[index] else { continue }
                if message.pointee.err == RD_KAFKA_RESP_ERR_NO_ERROR {
                    records.append(ConsumedRecord(NativeMessage(message, source: source)))
                    outcome.count += 1
                } else {
                    outcome.failures.append(Self.failure(message))
                    rd_kafka_message_destroy(message)
                }
            }
        }
        return outcome
    }

    /// Ends the reader; what it has handed out stays valid.
    func close() {
        open.store(false, ordering: .releasing)
        queue.silence()
    }

    private static func failure(_ message: UnsafeMutablePointer<rd_kafka_message_t>) -> KafkaError {
        KafkaError(message.pointee.err, message: rd_kafka_message_errstr(message).map { String(cString: $0) } ?? "")
    }
}
