/// What the worker has reported since the start, read as one.
package struct WorkerTotals: Sendable, Hashable {
    package var ledger = Ledger()
    package var statuses = StatusCounts()
    package var recommendations = RecommendationCounts()
    package var levels = LevelCounts()
    /// Dead letters by reason; reasons past the first `maximumReasons` count as `other`.
    package private(set) var deadLetters: [String: Int] = [:]
    package var loopTime = LoopTime()

    /// How many reasons are told apart.
    package static let maximumReasons = 32

    package init() {}

    mutating func add(_ batch: EventBatch) {
        statuses += batch.statuses
        recommendations += batch.recommendations
        levels += batch.levels
        loopTime += batch.loopTime
        for (reason, count) in batch.deadLetters {
            let isCounted = deadLetters[reason] != nil || deadLetters.count < Self.maximumReasons
            deadLetters[isCounted ? reason : "other", default: 0] &+= count
        }
    }
}
