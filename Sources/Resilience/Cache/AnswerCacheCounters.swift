/// Totals since the cache was made.
package struct AnswerCacheCounters: Sendable, Hashable {
    package var hits: UInt64 = 0
    /// Look-ups that found an answer past its life.
    package var staleHits: UInt64 = 0
    package var misses: UInt64 = 0
    package var insertions: UInt64 = 0
    /// Answers that made room for others.
    package var evictions: UInt64 = 0
    /// Answers dropped because even their stale time was over.
    package var expirations: UInt64 = 0
    /// Answers not kept, because they alone were over the byte bound or had no life left.
    package var rejections: UInt64 = 0
}
