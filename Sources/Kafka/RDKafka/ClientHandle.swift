import CRdKafka
import Dispatch

/// Owns an `rd_kafka_t` and destroys it once.
///
/// Everything that points into the client (queues, records, topics) holds this object, so the client goes last, as
/// librdkafka demands.
///
/// Sendable: an `rd_kafka_t` may be used from any thread at once (INTRODUCTION.md, "Threads and callbacks"), and the
/// pointer itself never changes.
final class ClientHandle: @unchecked Sendable {
    let pointer: OpaquePointer

    init(
        _ type: rd_kafka_type_t, _ configuration: ClientConfiguration, defaults: [(name: String, value: String)],
        events: Int32
    ) throws(KafkaError) {
        let native = try NativeConfiguration(configuration, defaults: defaults, for: type)
        native.enableEvents(events)
        pointer = try native.makeClient(type)
        // Without this, log lines wait in a queue that nobody reads.
        rd_kafka_set_log_queue(pointer, nil)
    }

    deinit {
        // Destroying joins the client's threads, which takes a while and, after a lost partition, may take for ever
        // (fixed in librdkafka 2.1.0). The last reference may go on any thread, so none of ours waits for it.
        nonisolated(unsafe) let pointer = pointer
        DispatchQueue(label: "kafka.destroy").async {
            rd_kafka_destroy_flags(pointer, RD_KAFKA_DESTROY_F_NO_CONSUMER_CLOSE)
        }
    }

    /// The error that ended this client, if one did.
    var fatalError: KafkaError? {
        var reason = [CChar](repeating: 0, count: 512)
        let code = rd_kafka_fatal_error(pointer, &reason, reason.count)
        return code == RD_KAFKA_RESP_ERR_NO_ERROR ? nil : KafkaError(code, message: text(reason), isFatal: true)
    }
}
