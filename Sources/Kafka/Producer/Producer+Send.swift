import CRdKafka
import Synchronization

extension Producer {
    /// Queues records in their order, up to the first that cannot be taken. Never blocks.
    package func send(_ records: [OutgoingRecord]) -> SendResult {
        send(records[...])
    }

    /// Queues records in their order, up to the first that cannot be taken. Never blocks.
    package func send(_ records: ArraySlice<OutgoingRecord>) -> SendResult {
        var accepted = 0
        defer { state.withLock { $0.outstanding += accepted } }
        // Batches go to one or two topics; looking up the last one's again would cost more than comparing it.
        var name = ""
        var topic: NativeTopic?
        for record in records {
            do {
                if topic == nil || name != record.topic {
                    topic = try self.topic(record.topic)
                    name = record.topic
                }
                if let topic { try produce(record, to: topic) }
                accepted += 1
            } catch {
                return SendResult(accepted: accepted, failure: error)
            }
        }
        return SendResult(accepted: accepted, failure: nil)
    }

    private func topic(_ name: String) throws(KafkaError) -> NativeTopic {
        if let known = state.withLock({ $0.topics[name] }) { return known }
        let topic = try NativeTopic(name, of: client)
        state.withLock { $0.topics[name] = topic }
        return topic
    }

    private func produce(_ record: OutgoingRecord, to topic: NativeTopic) throws(KafkaError) {
        let headers = NativeHeaders(record.sharedHeaders, record.headers)
        let lent = headers.pointer
        let code = record.key.withBytes { key in
            record.value.withBytes { value in
                signup_risk_produce(
                    client.pointer, topic.pointer, record.partition ?? -1, key, value, lent,
                    record.timestamp ?? 0, UnsafeMutableRawPointer(bitPattern: record.token))
            }
        }
        try client.check(code)
        headers.release()
    }
}

extension RecordBytes {
    /// Lends the bytes in the form the C call takes.
    fileprivate func withBytes<Result>(_ body: (signup_risk_bytes_t) -> Result) -> Result {
        switch self {
        case .absent: body(signup_risk_bytes_t(start: nil, size: -1))
        case .bytes(let bytes): bytes.withUnsafeBytes { body(signup_risk_bytes_t(lending: $0)) }
        case .keyOf(let record): record.withKey { body(signup_risk_bytes_t(lending: $0)) }
        case .valueOf(let record): record.withValue { body(signup_risk_bytes_t(lending: $0)) }
        }
    }
}

extension signup_risk_bytes_t {
    fileprivate init(lending bytes: UnsafeRawBufferPointer?) {
        self.init(start: bytes?.baseAddress, size: bytes?.count ?? -1)
    }
}
