import CRdKafka

/// One request of librdkafka's admin API: its options, and a queue of its own for the answer.
struct AdminRequest: ~Copyable {
    private let options: OpaquePointer
    private let queue: EventQueue
    private let deadline: Deadline

    init(_ client: ClientHandle, _ operation: rd_kafka_admin_op_t, _ timeout: Duration) throws(KafkaError) {
        guard let options = rd_kafka_AdminOptions_new(client.pointer, operation),
            let queue = rd_kafka_queue_new(client.pointer)
        else { throw KafkaError(code: .state) }
        self.options = options
        self.queue = EventQueue(queue, of: client, wakeUp: nil)
        // The answer comes as a time-out by itself; the margin below is for one that does not come at all.
        deadline = Deadline(after: timeout + .seconds(2))
        let milliseconds = max(timeout.wholeMilliseconds, 1)
        var reason = [CChar](repeating: 0, count: 512)
        rd_kafka_AdminOptions_set_request_timeout(options, milliseconds, &reason, reason.count)
        if operation == RD_KAFKA_ADMIN_OP_CREATETOPICS {
            // Answer when the topic can be used rather than when it was noted down.
            rd_kafka_AdminOptions_set_operation_timeout(options, milliseconds, &reason, reason.count)
        }
    }

    deinit { rd_kafka_AdminOptions_destroy(options) }

    /// Sends the request with `send(options, queue)` and waits for its answer.
    consuming func answer(
        _ send: (_ options: OpaquePointer, _ queue: OpaquePointer) -> Void
    ) throws(KafkaError) -> Event {
        send(options, queue.pointer)
        repeat {
            guard let event = queue.poll(milliseconds: deadline.milliseconds()) else { continue }
            if let error = event.error { throw error }
            return event
        } while !deadline.hasPassed
        throw KafkaError(code: .timedOut, message: "The cluster did not answer in time.")
    }
}
