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
struct AnswerCache<Key: Hashable & Sendable, Value: AnyObject & Sendable>: Sendable {
    /// What a look-up finds.
    enum Finding: Sendable {
        /// An answer within its life.
        case fresh(Value, age: Duration)
        /// An answer past its life, to be used only where a new one cannot be had.
        case stale(Value, age: Duration)
        case miss
    }

    /// Bounds and times of a cache.
    struct Configuration: Sendable, Hashable {
        /// How many answers are kept; none where it is zero.
        var maximumEntries: Int
        /// How many bytes the kept answers may cost together, by the caller's reckoning.
        var maximumBytes: Int
        /// How long after its life an answer is still served where the vendor is down.
        var staleIfError: Duration

        init(maximumEntries: Int, maximumBytes: Int, staleIfError: Duration) {
            self.maximumEntries = max(0, maximumEntries)
            self.maximumBytes = max(0, maximumBytes)
            self.staleIfError = max(.zero, staleIfError)
        }
    }

    let configuration: Configuration
    /// What the kept answers cost together.
    var bytes = 0

    /// The slot of each entry, by the hash of its key. Of two keys with one hash, of which there is hardly ever a pair among 2^64, only
    /// the later is kept.
    var index: [Int: Int] = [:]
    // What a hit touches beside the key and the answer is in entries of a fixed layout.
    var pool = LinkedPool<AnswerCacheEntry>()
    /// By slot; what a free slot holds is left from before.
    var keys: ContiguousArray<Key> = []
    /// By slot; `nil` in a free one.
    var values: ContiguousArray<Value?> = []
    /// The entries in the order of their insertion.
    var order = LinkedPool<AnswerCacheEntry>.Chain()
    /// The slot the hand stands at, or -1 for the oldest.
    var hand = -1

    init(_ configuration: Configuration) {
        self.configuration = configuration
        // Growing a table rehashes all of it in one go, which the look-up that comes along would wait for.
        index.reserveCapacity(min(configuration.maximumEntries, 1 << 18))
    }

    /// How many answers are kept.
    var count: Int { order.count }
}

extension AnswerCache.Finding: Equatable where Value: Equatable {}
