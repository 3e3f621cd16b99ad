/// Totals since the cache was made.
package struct AnswerCacheCounters: Sendable, Hashable {
    package internal(set) var hits: UInt64 = 0
    /// Look-ups that found an answer past its life.
    package internal(set) var staleHits: UInt64 = 0
    package internal(set) var misses: UInt64 = 0
    package internal(set) var insertions: UInt64 = 0
    /// Answers that made room for others.
    package internal(set) var evictions: UInt64 = 0
    /// Answers dropped because even their stale time was over.
    package internal(set) var expirations: UInt64 = 0
    /// Answers not kept, because they alone were over the byte bound or had no life left.
    package internal(set) var rejections: UInt64 = 0
}
