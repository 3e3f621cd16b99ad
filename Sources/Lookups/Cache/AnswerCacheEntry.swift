import Resilience

/// What is known of a kept answer apart from the answer itself.
///
/// Not nested in ``AnswerCache``, where it would be generic over types it does not need.
struct AnswerCacheEntry: Sendable {
    let hash: Int
    let fetched: Moment
    let freshUntil: Moment
    let staleUntil: Moment
    let cost: Int
    /// Whether the entry was hit since the hand last passed it.
    var isMarked = false

    func age(at now: Moment) -> Duration { max(.zero, fetched.duration(to: now)) }
}
