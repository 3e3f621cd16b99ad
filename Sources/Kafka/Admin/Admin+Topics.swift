import CRdKafka

extension Admin {
    /// A topic to be created.
    package struct NewTopic: Sendable, Hashable {
        package var name: String
        package var partitions: Int
        /// `nil` is the broker's own default.
        package var replication: Int?

        package init(name: String, partitions: Int, replication: Int? = nil) {
            self.name = name
            self.partitions = partitions
            self.replication = replication
        }
    }

    /// Creates topics. One that exists already is left as it is, and is no error.
    /// - Returns: the names of those that were created.
    @discardableResult
    package nonisolated(nonsending) func createTopics(
        _ topics: [NewTopic], within timeout: Duration = .seconds(30)
    ) async throws(KafkaError) -> [String] {
        guard !topics.isEmpty else { return [] }
        return try await OffPool.run { [client] () throws(KafkaError) in
            var natives: [OpaquePointer?] = []
            defer { for native in natives { rd_kafka_NewTopic_destroy(native) } }
            for topic in topics { natives.append(try topic.native()) }
            let event = try AdminRequest(client, RD_KAFKA_ADMIN_OP_CREATETOPICS, timeout).answer { options, queue in
                rd_kafka_CreateTopics(client.pointer, &natives, natives.count, options, queue)
            }
            var count = 0
            let results = rd_kafka_CreateTopics_result_topics(rd_kafka_event_CreateTopics_result(event.pointer), &count)
            var created: [String] = []
            for result in UnsafeBufferPointer(start: results, count: count) {
                if let name = try Self.createdName(result) { created.append(name) }
            }
            return created
        }
    }

    /// The topic's name if it was created, `nil` if it was there already.
    private static func createdName(_ result: OpaquePointer?) throws(KafkaError) -> String? {
        guard let result else { return nil }
        let code = rd_kafka_topic_result_error(result)
        let name = String(cString: rd_kafka_topic_result_name(result))
        if code == RD_KAFKA_RESP_ERR_NO_ERROR { return name }
        let error = KafkaError(code)
        if error.code == .topicExists { return nil }
        let reason = rd_kafka_topic_result_error_string(result).map { String(cString: $0) } ?? error.message
        throw KafkaError(code, message: "The topic \(name) cannot be created: \(reason)")
    }
}

extension Admin.NewTopic {
    fileprivate func native() throws(KafkaError) -> OpaquePointer {
        var reason = [CChar](repeating: 0, count: 512)
        let topic = rd_kafka_NewTopic_new(
            name, Int32(clamping: partitions), Int32(clamping: replication ?? -1), &reason, reason.count)
        guard let topic else {
            throw KafkaError(
                code: .invalidArgument, message: "The topic \(name) cannot be created: \(text(reason))")
        }
        return topic
    }
}
