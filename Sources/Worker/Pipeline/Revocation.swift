import Kafka
import Resilience

/// Partitions that another member waits for, while they are drained.
struct Revocation {
    /// How long after its deadline a revocation waits for the commit of what was finished by then.
    static let commitPatience = Duration.seconds(5)

    let partitions: [TopicPartition]
    /// Until when what was read may be finished.
    let deadline: Moment
    /// Whether they are lost: they may belong to another member already.
    var isLost = false

    /// What may still be waited for.
    func urgency(at now: Moment) -> Urgency {
        if isLost { return .lost }
        if now < deadline { return .drain }
        return now < deadline.advanced(by: Self.commitPatience) ? .finished : .abandoned
    }
}
