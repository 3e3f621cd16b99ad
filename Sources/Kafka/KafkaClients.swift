import CRdKafka

/// All clients of this process.
package enum KafkaClients {
    /// Waits until every client that was let go has ended its threads, for a process about to exit: threads that still
    /// use TLS while the process takes it down can crash it.
    /// - Returns: whether all were gone in time; false as long as any client is held, or had
    ///   to be left behind because it was let go while it joined its group.
    package nonisolated(nonsending) static func waitUntilGone(within timeout: Duration) async -> Bool {
        let isGone = try? await OffPool.run { rd_kafka_wait_destroyed(timeout.wholeMilliseconds) == 0 }
        return isGone ?? false
    }
}
