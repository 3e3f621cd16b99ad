import CRdKafka

/// Owns a consumed `rd_kafka_message_t`, whose bytes lie in the buffer of the broker's answer.
///
/// Sendable: the message is never written after `init`, which reads the headers once because librdkafka parses them at
/// the first look, and it may be destroyed on any thread (what it shares with other messages is counted atomically).
struct NativeMessage: ~Copyable, @unchecked Sendable {
    let pointer: UnsafeMutablePointer<rd_kafka_message_t>
    /// The parsed headers, which belong to the message.
    let headers: OpaquePointer?
    /// Where it came from; keeps the client alive until the message is gone.
    let source: PartitionSource

    init(_ pointer: UnsafeMutablePointer<rd_kafka_message_t>, source: PartitionSource) {
        self.pointer = pointer
        self.source = source
        var headers: OpaquePointer?
        let code = rd_kafka_message_headers(pointer, &headers)
        self.headers = code == RD_KAFKA_RESP_ERR_NO_ERROR ? headers : nil
    }

    deinit { rd_kafka_message_destroy(pointer) }
}

/// What all records of one assigned partition share.
final class PartitionSource: Sendable {
    let client: ClientHandle
    let topicPartition: TopicPartition

    init(client: ClientHandle, topicPartition: TopicPartition) {
        self.client = client
        self.topicPartition = topicPartition
    }
}
