import CRdKafka
import Synchronization

extension Producer {
    /// Hands over every delivery report that waits, without waiting for more.
    package func pollDeliveries(_ body: (DeliveryReport) -> Void) {
        let early = state.withLock { state in
            defer { state.reports = [] }
            return state.reports
        }
        for report in early { body(report) }
        var count = early.count
        while let event = queue.poll() { count += serve(event, body) }
        state.withLock { $0.outstanding -= count }
    }

    /// Hands over the errors and log lines that came while deliveries were polled, and those that wait.
    ///
    /// Of those not fetched, the latest are kept.
    package func pollEvents(_ body: (ProducerEvent) -> Void) {
        let events = state.withLock { state in
            defer { state.events = [] }
            return state.events
        }
        for event in events { body(event) }
    }

    /// Hands over an event's reports, and keeps what else it says for ``pollEvents(_:)``.
    /// - Returns: the number of reports.
    func serve(_ event: borrowing Event, _ body: (DeliveryReport) -> Void) -> Int {
        var count = 0
        switch event.type {
        case RD_KAFKA_EVENT_DR:
            while let message = rd_kafka_event_message_next(event.pointer) {
                count += 1
                body(DeliveryReport(message.pointee, of: client))
            }
        case RD_KAFKA_EVENT_LOG:
            if let line = event.logLine { keep(.log(line)) }
        case RD_KAFKA_EVENT_ERROR:
            if let error = event.error { keep(.failed(client.cause(of: error))) }
        default:
            break
        }
        return count
    }

    private func keep(_ event: ProducerEvent) {
        state.withLock { state in
            // An owner that does not fetch them must not make them pile up.
            if state.events.count >= 256 { state.events.removeFirst() }
            state.events.append(event)
        }
    }
}

extension DeliveryReport {
    fileprivate init(_ message: rd_kafka_message_t, of client: ClientHandle) {
        self.init(
            token: UInt(bitPattern: message._private), partition: message.partition, offset: message.offset,
            error: message.err == RD_KAFKA_RESP_ERR_NO_ERROR ? nil : client.cause(of: KafkaError(message.err)))
    }
}
