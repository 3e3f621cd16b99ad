import CRdKafka

extension Admin {
    /// The members that a consumer group has now, in an order that is the same for everyone who asks; none for a group that
    /// does not exist.
    ///
    /// Asks by librdkafka's older call: the newer one (DescribeConsumerGroups), refused by a broker, leaves librdkafka
    /// 2.0.2 unable to end the client.
    package nonisolated(nonsending) func members(
        ofGroup group: String, within timeout: Duration = .seconds(10)
    ) async throws(KafkaError) -> [String] {
        try await OffPool.run { [client] () throws(KafkaError) in
            var list: UnsafePointer<rd_kafka_group_list>?
            let code = rd_kafka_list_groups(client.pointer, group, &list, timeout.wholeMilliseconds)
            defer { if let list { rd_kafka_group_list_destroy(list) } }
            // Every broker is asked and only the group's coordinator knows it: that another does not answer is no matter.
            let isKnown = code == RD_KAFKA_RESP_ERR__PARTIAL && list?.pointee.group_cnt ?? 0 > 0
            if !isKnown { try KafkaError.check(code) }
            return try list.map(Self.members) ?? []
        }
    }

    private static func members(_ list: UnsafePointer<rd_kafka_group_list>) throws(KafkaError) -> [String] {
        var members: [String] = []
        for description in UnsafeBufferPointer(start: list.pointee.groups, count: Int(list.pointee.group_cnt)) {
            try KafkaError.check(description.err)
            for member in UnsafeBufferPointer(start: description.members, count: Int(description.member_cnt)) {
                members.append(String(cString: member.member_id))
            }
        }
        return members.sorted()
    }

    /// A group's committed offsets; a partition without one is left out. Does not disturb the group.
    package nonisolated(nonsending) func committedOffsets(
        ofGroup group: String, _ partitions: [TopicPartition], within timeout: Duration = .seconds(10)
    ) async throws(KafkaError) -> [TopicPartition: Int64] {
        guard !partitions.isEmpty else { return [:] }
        return try await OffPool.run { [client] () throws(KafkaError) in
            let list = PartitionList(partitions)
            var requests: [OpaquePointer?] = [rd_kafka_ListConsumerGroupOffsets_new(group, list.pointer)]
            defer { rd_kafka_ListConsumerGroupOffsets_destroy(requests[0]) }
            let event = try AdminRequest(client, RD_KAFKA_ADMIN_OP_LISTCONSUMERGROUPOFFSETS, timeout)
                .answer { options, queue in
                    rd_kafka_ListConsumerGroupOffsets(client.pointer, &requests, requests.count, options, queue)
                }
            var count = 0
            let groups = rd_kafka_ListConsumerGroupOffsets_result_groups(
                rd_kafka_event_ListConsumerGroupOffsets_result(event.pointer), &count)
            guard count > 0, let result = groups?.pointee else { return [:] }
            if let error = rd_kafka_group_result_error(result) { throw KafkaError(borrowing: error) }
            var offsets: [TopicPartition: Int64] = [:]
            for entry in PartitionList.entries(of: rd_kafka_group_result_partitions(result)) {
                if let error = entry.error { throw error }
                if entry.offset >= 0 { offsets[entry.topicPartition] = entry.offset }
            }
            return offsets
        }
    }
}
