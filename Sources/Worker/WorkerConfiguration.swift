/// What an operator decides about the worker itself (`kafka` and `worker` in the configuration).
package struct WorkerConfiguration: Sendable {
    /// The order results leave in.
    package enum Ordering: String, Sendable, CaseIterable {
        /// Input order among records of one key; records without a key in any order.
        case key
        /// Input order throughout a partition.
        case partition
    }

    /// What a crash may do.
    package enum Delivery: Sendable, Equatable {
        /// It may repeat results, never lose one.
        case atLeastOnce
        /// It may do neither: results and offsets are committed in transactions under this replica's own identity.
        case exactlyOnce(transactionalID: String)
    }

    /// What happens to a signup whose vendors do not answer.
    package enum Unavailability: String, Sendable, CaseIterable {
        /// It leaves with what is known by its deadline.
        case publish
        /// It waits until they answer.
        case hold
    }

    package var groupId: String
    package var inputTopics: [String]
    package var outputTopic: String
    package var deadLetterTopic: String
    /// Between commits of offsets; in transactions, how long the first result of one may wait.
    package var commitInterval: Duration
    package var delivery: Delivery
    package var ordering: Ordering
    /// Signups in memory at once.
    package var maximumInFlight: Int
    /// Bytes of signups in memory at once.
    package var maximumInFlightBytes: Int
    /// Within which every signup leaves, counted from its reading.
    package var eventDeadline: Duration
    package var onUnavailable: Unavailability
    /// How long a partition that is taken away may be drained.
    package var revokeDrain: Duration
    /// How long everything may be drained on shutdown.
    package var shutdownDrain: Duration
    /// No progress for this long, with work waiting, is a stall.
    package var stallAfter: Duration
    package var deadLetterBrake: DeadLetterBrake
    /// Names this replica in dead letters and metrics.
    package var workerName: String

    /// The order results leave in. A transaction commits one offset for a partition, so what it holds of it must have no gaps.
    package var releaseOrder: Ordering { delivery == .atLeastOnce ? ordering : .partition }

    package init(
        groupId: String, inputTopics: [String], outputTopic: String, deadLetterTopic: String,
        commitInterval: Duration = .seconds(1), delivery: Delivery = .atLeastOnce, ordering: Ordering = .key,
        maximumInFlight: Int = 2048,
        maximumInFlightBytes: Int = 64 << 20, eventDeadline: Duration = .seconds(20),
        onUnavailable: Unavailability = .publish, revokeDrain: Duration = .seconds(10),
        shutdownDrain: Duration = .seconds(25), stallAfter: Duration = .seconds(60),
        deadLetterBrake: DeadLetterBrake = DeadLetterBrake(ratio: 0.5, window: 100), workerName: String
    ) {
        self.groupId = groupId
        self.inputTopics = inputTopics
        self.outputTopic = outputTopic
        self.deadLetterTopic = deadLetterTopic
        self.commitInterval = commitInterval
        self.delivery = delivery
        self.ordering = ordering
        self.maximumInFlight = maximumInFlight
        self.maximumInFlightBytes = maximumInFlightBytes
        self.eventDeadline = eventDeadline
        self.onUnavailable = onUnavailable
        self.revokeDrain = revokeDrain
        self.shutdownDrain = shutdownDrain
        self.stallAfter = stallAfter
        self.deadLetterBrake = deadLetterBrake
        self.workerName = workerName
    }
}
