import CRdKafka

/// A record as it was consumed: its bytes stay where librdkafka put them until the last reference is gone.
///
/// Holding a record holds the broker's whole answer it came in (up to `fetch.message.max.bytes` for each partition), so
/// what is kept for long should be copied. It may outlive its reader and its consumer, and any thread may let it go.
package final class ConsumedRecord: Sendable {
    private let message: NativeMessage
    /// The size of key, value and headers.
    package let byteCount: Int

    init(_ message: consuming NativeMessage) {
        let native = message.pointer.pointee
        var bytes = native.len + native.key_len
        HeaderCursor(message.headers).forEach { name, value in bytes += name.count + (value?.count ?? 0) }
        byteCount = bytes
        self.message = message
    }

    package var topicPartition: TopicPartition { message.source.topicPartition }
    package var topic: String { message.source.topicPartition.topic }
    package var partition: Int32 { message.source.topicPartition.partition }
    package var offset: Int64 { message.pointer.pointee.offset }

    /// Milliseconds since 1970, or `nil` for a record without a timestamp.
    package var timestamp: Int64? {
        let milliseconds = rd_kafka_message_timestamp(message.pointer, nil)
        return milliseconds < 0 ? nil : milliseconds
    }

    package var timestampType: TimestampType {
        var type = RD_KAFKA_TIMESTAMP_NOT_AVAILABLE
        _ = rd_kafka_message_timestamp(message.pointer, &type)
        switch type {
        case RD_KAFKA_TIMESTAMP_CREATE_TIME: return .created
        case RD_KAFKA_TIMESTAMP_LOG_APPEND_TIME: return .appended
        default: return .none
        }
    }

    /// What a record's timestamp means.
    package enum TimestampType: Sendable, Hashable {
        /// There is none.
        case none
        /// The producer's clock.
        case created
        /// The broker's clock.
        case appended
    }

    /// Lends the key's bytes for the length of the call; `nil` is Kafka's null, which is not the same as empty.
    package func withKey<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer?) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let native = message.pointer.pointee
        return try body(native.key.map { UnsafeRawBufferPointer(start: $0, count: native.key_len) })
    }

    /// Lends the value's bytes for the length of the call; `nil` is a tombstone, which is not the same as empty.
    package func withValue<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer?) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let native = message.pointer.pointee
        return try body(native.payload.map { UnsafeRawBufferPointer(start: $0, count: native.len) })
    }

    /// A copy of the key.
    package var key: [UInt8]? { withKey { $0.map(Array.init) } }

    /// A copy of the value.
    package var value: [UInt8]? { withValue { $0.map(Array.init) } }

    /// The size of the value; 0 for a tombstone.
    package var valueByteCount: Int { message.pointer.pointee.len }

    /// A copy of the headers, in their order.
    package var headers: [Header] {
        var result: [Header] = []
        forEachHeader { name, value in
            result.append(Header(name: String(decoding: name, as: UTF8.self), value: value.map(Array.init)))
        }
        return result
    }

    /// Lends each header's name and value in turn, without copying; a value of `nil` is Kafka's null.
    package func forEachHeader(_ body: (_ name: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer?) -> Void) {
        HeaderCursor(message.headers).forEach(body)
    }
}
