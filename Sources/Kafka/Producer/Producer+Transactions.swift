import CRdKafka

/// Transactions, for a producer with a `transactional.id`.
///
/// An error with ``KafkaError/requiresAbort`` is answered with ``Producer/abortTransaction()``, one with
/// ``KafkaError/isRetriable`` by the same call again, any other ends the producer.
extension Producer {
    /// Once, before the first transaction: ends what a predecessor with the same `transactional.id` left open, and fences
    /// it.
    package nonisolated(nonsending) func initTransactions(
        within timeout: Duration = .seconds(30)
    ) async throws(KafkaError) {
        try await OffPool.run { [client] () throws(KafkaError) in
            try KafkaError.check(rd_kafka_init_transactions(client.pointer, timeout.wholeMilliseconds))
        }
    }

    /// Begins a transaction: every record sent from now on belongs to it.
    package nonisolated(nonsending) func beginTransaction() async throws(KafkaError) {
        try await OffPool.run { [client] () throws(KafkaError) in
            try KafkaError.check(rd_kafka_begin_transaction(client.pointer))
        }
    }

    /// Makes offsets part of the transaction, each the offset of the next record to be read.
    package nonisolated(nonsending) func sendOffsets(
        _ offsets: [TopicPartition: Int64], groupMetadata: GroupMetadata, within timeout: Duration = .seconds(30)
    ) async throws(KafkaError) {
        guard !offsets.isEmpty else { return }
        try await OffPool.run { [client] () throws(KafkaError) in
            let list = PartitionList(offsets)
            try KafkaError.check(
                rd_kafka_send_offsets_to_transaction(
                    client.pointer, list.pointer, groupMetadata.pointer, timeout.wholeMilliseconds))
        }
    }

    /// Waits for the transaction's records to be acknowledged, then makes them and its offsets visible.
    ///
    /// Bounded by `transaction.timeout.ms`, as librdkafka strongly recommends. The records' reports wait for the next
    /// ``pollDeliveries(_:)``.
    ///
    /// - Parameter isOwnerPolling: whether the owner polls deliveries meanwhile, which the call waits for; else it is done here.
    package nonisolated(nonsending) func commitTransaction(isOwnerPolling: Bool = false) async throws(KafkaError) {
        try await transact(isOwnerPolling) { client throws(KafkaError) in
            try KafkaError.check(rd_kafka_commit_transaction(client.pointer, -1))
        }
    }

    /// Drops the transaction's records and offsets. Records not acknowledged yet report that they were purged.
    ///
    /// Bounded by `transaction.timeout.ms`, as librdkafka strongly recommends.
    ///
    /// - Parameter isOwnerPolling: whether the owner polls deliveries meanwhile, which the call waits for; else it is done here.
    package nonisolated(nonsending) func abortTransaction(isOwnerPolling: Bool = false) async throws(KafkaError) {
        try await transact(isOwnerPolling) { client throws(KafkaError) in
            try KafkaError.check(rd_kafka_abort_transaction(client.pointer, -1))
        }
    }

    private nonisolated(nonsending) func transact(
        _ isOwnerPolling: Bool, _ call: @escaping @Sendable (ClientHandle) throws(KafkaError) -> Void
    ) async throws(KafkaError) {
        guard isOwnerPolling else { return try await whileServing(call) }
        try await OffPool.run { [client] () throws(KafkaError) in try call(client) }
    }
}
