import CRdKafka

extension Consumer {
    /// Whether any broker answers a request now.
    package nonisolated(nonsending) func reachesBroker(within timeout: Duration) async -> Bool {
        let answer = try? await OffPool.run { [client] () throws(KafkaError) in
            try Admin.request(client, topic: nil, Deadline(after: timeout))
        }
        return answer != nil
    }
}
