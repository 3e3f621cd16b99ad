/// Answers by key, bounded in number and bytes, each with a life of its own counted from the moment it was fetched.
///
/// Reading never lengthens a life: an answer that is asked for every second is still fetched anew when its time is up, so a
/// phone number that turns bad does not stay good for as long as it is popular. After its life an answer is kept for
/// `staleIfError` more, to be served where the vendor cannot be reached.
///
/// What to evict is chosen by SIEVE (Zhang et al., "SIEVE is Simpler than LRU", NSDI 2024,
/// https://www.usenix.org/conference/nsdi24/presentation/zhang-yazhuo): entries stand in the order of their insertion, a hit
/// only marks its entry, and a hand that walks from old to new evicts the first unmarked one and takes the mark of those
/// it passes. Signups bring many inputs that are never seen again; SIEVE drops those sooner than an LRU does, and a hit moves
/// nothing. An entry past its life counts as unmarked, since it is only a fallback.
package struct AnswerCache<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    /// What a look-up finds.
    package enum Finding: Sendable {
        /// An answer within its life.
        case fresh(Value, age: Duration)
        /// An answer past its life, to be used only where a new one cannot be had.
        case stale(Value, age: Duration)
        case miss
    }

    /// Bounds and times of a cache.
    package struct Configuration: Sendable, Hashable {
        /// How many answers are kept; none where it is zero.
        package var maximumEntries: Int
        /// How many bytes the kept answers may cost together, by the caller's reckoning.
        package var maximumBytes: Int
        /// How long after its life an answer is still served where the vendor is down.
        package var staleIfError: Duration

        package init(maximumEntries: Int, maximumBytes: Int, staleIfError: Duration) {
            self.maximumEntries = max(0, maximumEntries)
            self.maximumBytes = max(0, maximumBytes)
            self.staleIfError = max(.zero, staleIfError)
        }
    }

    /// Totals since the cache was made.
    package struct Counters: Sendable, Hashable {
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

    @usableFromInline
    struct Entry: Sendable {
        @usableFromInline let key: Key
        @usableFromInline let value: Value
        @usableFromInline let fetched: Moment
        @usableFromInline let freshUntil: Moment
        @usableFromInline let staleUntil: Moment
        @usableFromInline let cost: Int
        /// Whether the entry was hit since the hand last passed it.
        @usableFromInline var isMarked = false
    }

    package let configuration: Configuration
    package var counters = Counters()
    /// What the kept answers cost together.
    package var bytes = 0

    @usableFromInline var index: [Key: Int] = [:]
    @usableFromInline var pool = LinkedPool<Entry>()
    /// The entries in the order of their insertion.
    var order = LinkedPool<Entry>.Chain()
    /// The slot the hand stands at, or -1 for the oldest.
    var hand = -1

    package init(_ configuration: Configuration) {
        self.configuration = configuration
        // Growing a table rehashes all of it in one go, which the look-up that comes along would wait for.
        index.reserveCapacity(min(configuration.maximumEntries, 1 << 18))
    }

    /// How many answers are kept.
    package var count: Int { order.count }
}

extension AnswerCache.Finding: Equatable where Value: Equatable {}
