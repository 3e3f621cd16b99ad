/// Whether the process can go on, and whether it can work: decided from what the worker tells, by nothing else. A vendor's
/// health is not among it, since restarting a worker heals no vendor.
package struct Health: Sendable, Hashable {
    /// What the worker tells.
    package enum Event: Sendable, Hashable {
        /// The set-up is finished.
        case started
        /// The group has decided: this many partitions are ours. None is an answer too: a replica in reserve is ready.
        case assigned(partitions: Int)
        /// All partitions were taken back and nothing is decided yet, as in an eager rebalance.
        case unassigned
        /// The producer can send, or cannot.
        case producer(isReady: Bool)
        /// At least one broker can be reached, or none.
        case brokers(areReachable: Bool)
        /// Kafka reported an error that no waiting heals. There is no way back.
        case failedFatally
        /// The process finishes what it has. There is no way back.
        case draining
    }

    private var hasStarted = false
    private var isAssigned = false
    private var isProducerReady = false
    private var areBrokersReachable = true
    private var hasFailed = false
    private var isDraining = false

    package init() {}

    /// Takes in what the worker tells.
    package mutating func apply(_ event: Event) {
        switch event {
        case .started: hasStarted = true
        case .assigned: isAssigned = true
        case .unassigned: isAssigned = false
        case .producer(let isReady): isProducerReady = isReady
        case .brokers(let areReachable): areBrokersReachable = areReachable
        case .failedFatally: hasFailed = true
        case .draining: isDraining = true
        }
    }

    /// What the probes say.
    ///
    /// - Parameter isStalled: what `ProgressWatch` says at this moment.
    package func report(isStalled: Bool) -> HealthReport {
        let holds: [(HealthReason, Bool)] = [
            (.starting, !hasStarted), (.notAssigned, hasStarted && !isAssigned),
            (.producerNotReady, hasStarted && !isProducerReady), (.brokersUnreachable, !areBrokersReachable),
            (.stalled, isStalled), (.fatalError, hasFailed), (.draining, isDraining),
        ]
        let reasons = holds.filter(\.1).map(\.0)
        return HealthReport(isLive: !hasFailed && !isStalled, isReady: reasons.isEmpty, reasons: reasons)
    }
}
