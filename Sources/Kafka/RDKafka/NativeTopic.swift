import CRdKafka

/// Owns an `rd_kafka_topic_t`, which spares a producer the search for the topic by its name.
///
/// Sendable: librdkafka's topics may be used from any thread, and the pointer never changes.
final class NativeTopic: @unchecked Sendable {
    let pointer: OpaquePointer
    private let client: ClientHandle

    init(_ name: String, of client: ClientHandle) throws(KafkaError) {
        guard let pointer = rd_kafka_topic_new(client.pointer, name, nil) else {
            throw KafkaError(rd_kafka_last_error(), message: "The topic \(name) cannot be used.")
        }
        self.pointer = pointer
        self.client = client
    }

    deinit { rd_kafka_topic_destroy(pointer) }
}
