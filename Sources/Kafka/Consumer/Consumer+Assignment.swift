import CRdKafka
import Synchronization

extension Consumer {
    /// Where reading begins in a partition.
    package enum Start: Sendable, Hashable {
        case beginning
        case end
        case offset(Int64)

        fileprivate var native: Int64 {
            switch self {
            case .beginning: Int64(RD_KAFKA_OFFSET_BEGINNING)
            case .end: Int64(RD_KAFKA_OFFSET_END)
            case .offset(let offset): max(offset, 0)
            }
        }
    }

    /// Answers an ``ConsumerEvent/assign(_:)`` event with its partitions, and brings a reader for each.
    ///
    /// Reading starts at the group's committed offset, or where `auto.offset.reset` says.
    package func assign(_ partitions: [TopicPartition]) throws(KafkaError) -> [PartitionReader] {
        let readers = try openReaders(partitions)
        let isCooperative = state.withLock { state in
            for reader in readers { state.readers[reader.topicPartition] = reader }
            return state.answer(.assign, partitions)?.isCooperative
        }
        let list = PartitionList(partitions)
        if isCooperative ?? self.isCooperative {
            try client.check(rd_kafka_incremental_assign(client.pointer, list.pointer))
        } else {
            try client.check(rd_kafka_assign(client.pointer, list.pointer))
        }
        return readers
    }

    /// Takes partitions without a group, from where `starts` says: for tools that look into a topic.
    package func assign(from starts: [TopicPartition: Start]) throws(KafkaError) -> [PartitionReader] {
        let readers = try openReaders(starts.keys)
        state.withLock { state in
            for reader in readers { state.readers[reader.topicPartition] = reader }
        }
        let list = PartitionList(starts.mapValues(\.native))
        try client.check(rd_kafka_assign(client.pointer, list.pointer))
        return readers
    }

    /// Answers a ``ConsumerEvent/revoke(_:isLost:)`` event: its partitions' readers end here.
    ///
    /// The event may have come any number of polls ago; another member takes over only after this call.
    package func unassign(_ partitions: [TopicPartition]) throws(KafkaError) {
        let protocolNow = isCooperative
        let (isCooperative, ended) = state.withLock { state in
            let isCooperative = state.answer(.revoke, partitions)?.isCooperative ?? protocolNow
            // An eager revocation takes everything.
            let ended = isCooperative ? partitions : Array(state.readers.keys)
            return (isCooperative, ended.compactMap { state.readers.removeValue(forKey: $0) })
        }
        for reader in ended { reader.close() }
        if isCooperative {
            let list = PartitionList(partitions)
            try client.check(rd_kafka_incremental_unassign(client.pointer, list.pointer))
        } else {
            try client.check(rd_kafka_assign(client.pointer, nil))
        }
    }

    /// Moves reading in assigned partitions to other offsets: what was fetched and not yet read is dropped.
    ///
    /// For the records of an aborted transaction, which must be read again.
    package nonisolated(nonsending) func seek(
        to offsets: [TopicPartition: Int64], within timeout: Duration = .seconds(10)
    ) async throws(KafkaError) {
        guard !offsets.isEmpty else { return }
        let deadline = Deadline(after: timeout)
        try await OffPool.run { [client] () throws(KafkaError) in
            repeat {
                let list = PartitionList(offsets)
                let error = rd_kafka_seek_partitions(client.pointer, list.pointer, max(deadline.milliseconds(), 1))
                // librdkafka 2.0.2 gives up long before its time when the machine is busy. A seek can be repeated.
                if let error = error.map(KafkaError.init(consuming:)) {
                    guard error.code == .timedOut, !deadline.hasPassed else { throw error }
                    continue
                }
                if let error = list.entries.lazy.compactMap(\.error).first { throw error }
                return
            } while true
        }
    }

    /// Whether rebalances move single partitions (`COOPERATIVE`) or all at once.
    var isCooperative: Bool {
        rd_kafka_rebalance_protocol(client.pointer).map { String(cString: $0) == "COOPERATIVE" } ?? false
    }

    /// Takes the partitions' queues and cuts them off from the common one. This comes before any fetching starts, so that
    /// no record can take the way through the common queue.
    private func openReaders(_ partitions: some Collection<TopicPartition>) throws(KafkaError) -> [PartitionReader] {
        var readers: [PartitionReader] = []
        for partition in partitions {
            guard
                let queue = rd_kafka_queue_get_partition(client.pointer, partition.topic, partition.partition)
            else { throw KafkaError(code: .unknownPartition, message: "The partition \(partition) has no queue.") }
            rd_kafka_queue_forward(queue, nil)
            readers.append(
                PartitionReader(
                    source: PartitionSource(client: client, topicPartition: partition),
                    queue: EventQueue(queue, of: client, wakeUp: wakeUp)))
        }
        return readers
    }
}

extension Consumer.State {
    /// Strikes out, and returns, the oldest rebalance of that kind and those partitions.
    fileprivate mutating func answer(
        _ kind: Consumer.Rebalance.Kind, _ partitions: [TopicPartition]
    ) -> Consumer.Rebalance? {
        let answered = Set(partitions)
        let index = unanswered.firstIndex { $0.kind == kind && Set($0.partitions) == answered }
        return index.map { unanswered.remove(at: $0) }
    }
}
