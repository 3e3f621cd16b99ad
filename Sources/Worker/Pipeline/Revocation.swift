import Kafka
import Resilience

/// Partitions that another member waits for, while they are drained.
struct Revocation {
    /// Where a revocation stands.
    enum Stage: Equatable {
        /// Records are still on their way to the output topic.
        case draining
        /// Everything that will be finished is; the offsets are on their way to the broker.
        case committing
    }

    let partitions: [TopicPartition]
    /// When they are given up, finished or not.
    let deadline: Moment
    var stage = Stage.draining
}
