/// What is read about the worker when a line or a page is written, as opposed to what it reports by itself.
package struct WorkerState: Sendable, Hashable {
    /// A partition this worker reads.
    package struct Partition: Sendable, Hashable, Comparable {
        package let topic: String
        package let partition: Int32
        /// Records behind the end; `nil` until it is known, and never less than zero.
        package let lag: Int64?

        package init(topic: String, partition: Int32, lag: Int64?) {
            self.topic = topic
            self.partition = partition
            self.lag = lag.flatMap { $0 < 0 ? nil : $0 }
        }

        /// `topic/partition`, as records are named everywhere.
        package var name: String { "\(topic)/\(partition)" }

        package static func < (left: Partition, right: Partition) -> Bool {
            (left.topic, left.partition) < (right.topic, right.partition)
        }
    }

    /// The partitions assigned, in any order.
    package var partitions: [Partition]
    /// The vendors that are enabled, in any order.
    package var vendors: [VendorState]
    /// Assignments and revocations since the start.
    package var rebalances: Int
    /// Offset commits that were refused since the start.
    package var commitFailures: Int
    /// Results that the broker did not take since the start.
    package var deliveryFailures: Int

    package init(
        partitions: [Partition] = [], vendors: [VendorState] = [], rebalances: Int = 0, commitFailures: Int = 0,
        deliveryFailures: Int = 0
    ) {
        self.partitions = partitions
        self.vendors = vendors
        self.rebalances = rebalances
        self.commitFailures = commitFailures
        self.deliveryFailures = deliveryFailures
    }

    /// The lag of all partitions together; `nil` while there are partitions and no lag is known.
    package var totalLag: Int64? {
        let known = partitions.compactMap(\.lag)
        guard !known.isEmpty || partitions.isEmpty else { return nil }
        return known.reduce(0, &+)
    }
}
