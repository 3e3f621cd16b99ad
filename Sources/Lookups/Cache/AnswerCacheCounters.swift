/// Totals since the cache was made.
struct AnswerCacheCounters: Sendable, Hashable {
    var hits: UInt64 = 0
    /// Look-ups that found an answer past its life.
    var staleHits: UInt64 = 0
    var misses: UInt64 = 0
    var insertions: UInt64 = 0
    /// Answers that made room for others.
    var evictions: UInt64 = 0
    /// Answers dropped because even their stale time was over.
    var expirations: UInt64 = 0
    /// Answers not kept, because they alone were over the byte bound or had no life left.
    var rejections: UInt64 = 0
}
