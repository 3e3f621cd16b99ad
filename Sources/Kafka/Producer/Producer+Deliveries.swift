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
        while let event = queue.poll() { serve(event, body) }
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
    func serve(_ event: borrowing Event, _ body: (DeliveryReport) -> Void) {
        switch event.type {
        case RD_KAFKA_EVENT_DR:
            while let message = rd_kafka_event_message_next(event.pointer) {
                body(DeliveryReport(message.pointee))
            }
        case RD_KAFKA_EVENT_LOG:
            if let line = event.logLine { keep(.log(line)) }
        case RD_KAFKA_EVENT_ERROR:
            guard let error = event.error else { return }
            keep(.failed(error.isFatal ? fatalError ?? error : error))
        default:
            return
        }
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
    fileprivate init(_ message: rd_kafka_message_t) {
        self.init(
            token: UInt(bitPattern: message._private), partition: message.partition, offset: message.offset,
            error: message.err == RD_KAFKA_RESP_ERR_NO_ERROR ? nil : KafkaError(message.err))
    }
}
