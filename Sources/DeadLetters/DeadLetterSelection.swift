import Resilience

/// Which dead letters are meant. What is `nil` is not asked for; all that is asked for has to hold.
package struct DeadLetterSelection: Sendable, Hashable {
    package var reason: String?
    package var stage: String?
    /// The first moment that counts, in milliseconds since 1970, by when the record became a dead letter.
    package var since: Int64?
    /// The first moment that does not count any more.
    package var until: Int64?
    /// The record's key, byte for byte.
    package var key: [UInt8]?
    package var sourceTopic: String?
    package var sourcePartition: Int32?
    package var sourceOffset: Int64?
    /// How often it was sent back, at the least: what a replay has left because of its limit.
    package var minimumReplays: Int?

    package init() {}

    /// Whether a dead letter is meant.
    ///
    /// - Parameter key: the record's own; `nil` for a record without one.
    package func matches(_ letter: DeadLetter, key: [UInt8]?) -> Bool {
        if let reason, letter.reason != reason { return false }
        if let stage, letter.stage != stage { return false }
        if since != nil || until != nil {
            // Without a time it is in no span of time.
            guard let moment = letter.failedAt else { return false }
            if let since, moment < since { return false }
            if let until, moment >= until { return false }
        }
        if let wanted = self.key, key != wanted { return false }
        if let sourceTopic, letter.source?.topic != sourceTopic { return false }
        if let sourcePartition, letter.source?.partition != sourcePartition { return false }
        if let sourceOffset, letter.source?.offset != sourceOffset { return false }
        if let minimumReplays, letter.replays < minimumReplays { return false }
        return true
    }
}

/// The consumer group that keeps how far replays have come: one for each selection, so that a replay of some records does not
/// pass over the others, and the same command given again goes on where it ended.
package enum ReplayGroup {
    /// - Parameters:
    ///   - groupId: the worker's own group.
    ///   - filters: the selection as it was written, in a fixed order; empty for everything.
    package static func name(groupId: String, filters: [(name: String, value: String)]) -> String {
        guard !filters.isEmpty else { return "\(groupId).replay" }
        var hash = StableHash()
        for (name, value) in filters {
            hash.combine(name)
            hash.combine(value)
        }
        let digits = String(hash.value, radix: 16)
        return "\(groupId).replay.\(String(repeating: "0", count: 16 - digits.count))\(digits)"
    }
}
