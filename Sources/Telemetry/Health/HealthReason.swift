/// Why the process is not live or not ready, in the words operators see.
package enum HealthReason: String, Sendable, Hashable, CaseIterable {
    /// The set-up is not finished.
    case starting
    /// The group has not told yet which partitions are ours, or has taken them all back.
    case notAssigned = "not_assigned"
    /// The producer is not ready to send: not connected yet, or its transactions are not initialised.
    case producerNotReady = "producer_not_ready"
    /// No broker can be reached.
    case brokersUnreachable = "brokers_unreachable"
    /// Work is waiting and nothing has moved for `worker.stallAfter`.
    case stalled
    /// Kafka reported an error that no waiting heals.
    case fatalError = "fatal_error"
    /// The process is finishing what it has, on its way out.
    case draining
}
