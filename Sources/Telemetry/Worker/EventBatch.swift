/// What the worker has published since it last reported: gathered as a plain value, reported once per turn of its loop.
///
/// Reuse one batch with `removeAll()`, which keeps its memory.
package struct EventBatch: Sendable {
    /// Events by status.
    package var statuses = StatusCounts()
    /// Events by recommendation.
    package var recommendations = RecommendationCounts()
    /// Events by level.
    package var levels = LevelCounts()
    /// Dead letters by reason, from the bounded set of `dlq.reason`.
    package var deadLetters: [String: Int] = [:]
    /// From each record's timestamp in Kafka to its acknowledged result, in nanoseconds; a record without a timestamp has none.
    package var endToEnd: [Int64] = []
    /// From each record's read to its acknowledged result, in nanoseconds.
    package var processing: [Int64] = []
    /// The time the loop spent.
    package var loopTime = LoopTime()

    package init() {}

    /// Begins anew, keeping the memory.
    package mutating func removeAll() {
        statuses = StatusCounts()
        recommendations = RecommendationCounts()
        levels = LevelCounts()
        loopTime = LoopTime()
        deadLetters.removeAll(keepingCapacity: true)
        endToEnd.removeAll(keepingCapacity: true)
        processing.removeAll(keepingCapacity: true)
    }
}
