import CRdKafka
import Dispatch
import Synchronization

/// Owns an `rd_kafka_t` and destroys it once.
///
/// Everything that points into the client (queues, records, topics) holds this object, so the client goes last, as
/// librdkafka demands.
///
/// Sendable: an `rd_kafka_t` may be used from any thread at once (INTRODUCTION.md, "Threads and callbacks"), and the
/// pointer itself never changes.
final class ClientHandle: @unchecked Sendable {
    let pointer: OpaquePointer
    private let waitsForFirstAssignment = Atomic(false)

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
        let isAbandoned = waitsForFirstAssignment.load(ordering: .acquiring) && rd_kafka_version() < 0x0203_0000
        DispatchQueue(label: "kafka.destroy").async {
            if isAbandoned {
                rd_kafka_unsubscribe(pointer)
            } else {
                rd_kafka_destroy_flags(pointer, RD_KAFKA_DESTROY_F_NO_CONSUMER_CLOSE)
            }
        }
    }

    /// Notes that a consumer is joining its group, or that it has had its first assignment.
    ///
    /// In between, destroying it aborts the process: a cooperative-sticky member that has been accepted, and has no
    /// assignment yet, fails an assertion (fixed in librdkafka 2.3.0). Such a client leaves its group and is then left
    /// alone, which costs its threads and memory once.
    func isJoining(_ isJoining: Bool) {
        waitsForFirstAssignment.store(isJoining, ordering: .releasing)
    }

    /// The error that ended this client, if one did.
    var fatalError: KafkaError? {
        var reason = [CChar](repeating: 0, count: 512)
        let code = rd_kafka_fatal_error(pointer, &reason, reason.count)
        return code == RD_KAFKA_RESP_ERR_NO_ERROR ? nil : KafkaError(code, message: text(reason), isFatal: true)
    }

    /// Why, where an error says no more than that this client has ended.
    func cause(of error: KafkaError) -> KafkaError { error.isFatal ? fatalError ?? error : error }

    /// Throws unless the call on this client succeeded.
    func check(_ code: rd_kafka_resp_err_t) throws(KafkaError) {
        if code != RD_KAFKA_RESP_ERR_NO_ERROR { throw cause(of: KafkaError(code)) }
    }

    /// Throws unless the call on this client succeeded; destroys the error object.
    func check(_ error: OpaquePointer?) throws(KafkaError) {
        if let error { throw cause(of: KafkaError(consuming: error)) }
    }
}
