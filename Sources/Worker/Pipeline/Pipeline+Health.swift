import Telemetry

extension Pipeline {
    /// Whether there is work that only this process or Kafka holds up. A signup that waits for a vendor without a deadline, or
    /// behind one that does, does not count: waiting is what it is meant to do.
    var isWorkWaiting: Bool {
        guard configuration.onUnavailable == .hold else { return ledger.inFlight > 0 }
        return delivery.isWorking || partitions.values.contains { $0.records.awaitingCount > 0 }
    }

    /// What has changed of what the probes look at, since it was last asked; `nil` where nothing has.
    func takeHealthChange() -> [Health.Event]? {
        let standing = HealthStanding(
            partitions: hasAssignment ? partitions.count : nil, areBrokersReachable: areBrokersReachable)
        guard standing != reportedStanding else { return nil }
        reportedStanding = standing
        return [
            standing.partitions.map { .assigned(partitions: $0) } ?? .unassigned,
            .brokers(areReachable: standing.areBrokersReachable),
        ]
    }
}

/// What of a worker the probes look at.
struct HealthStanding: Equatable {
    /// How many partitions are assigned; `nil` before the group has decided.
    var partitions: Int?
    var areBrokersReachable: Bool
}
