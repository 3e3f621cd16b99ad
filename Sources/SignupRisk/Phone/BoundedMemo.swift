import Synchronization

/// Remembers the results of a pure function for its latest arguments, in bounded memory, from any thread.
///
/// The keys are spread over shards, each behind its own lock, so that threads seldom meet. A shard keeps two generations:
/// what is new or asked for again goes to the young one; when that is full it becomes the old one, and the old one is dropped.
/// An entry therefore lives at least until half a shard of others has been asked for, and nothing is moved or linked per hit.
final class BoundedMemo<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private struct Generations {
        var young: [Key: Value] = [:]
        var old: [Key: Value] = [:]
    }

    /// A lock cannot be moved, so each shard is an object.
    private final class Shard: Sendable {
        let generations = Mutex(Generations())
    }

    private let shards: [Shard]
    private let generationCapacity: Int
    private let spread: @Sendable (Key) -> Int

    /// - Parameters:
    ///   - capacity: the most entries kept, roughly: it is split evenly over shards and generations.
    ///   - shards: how many locks; at least one.
    ///   - spread: any number that keys differ in. Their hash will do, but something cheaper saves hashing them twice.
    init(capacity: Int, shards: Int = 16, spread: @escaping @Sendable (Key) -> Int = { $0.hashValue }) {
        let shards = max(1, shards)
        self.spread = spread
        self.shards = (0..<shards).map { _ in Shard() }
        self.generationCapacity = max(1, capacity / (shards * 2))
    }

    /// The remembered value, or what `compute` gives, which is then remembered.
    ///
    /// `compute` runs outside the lock; two threads that miss the same key at once both compute it.
    func value(for key: Key, compute: () -> Value) -> Value {
        let shard = shards[Int(UInt(bitPattern: spread(key)) % UInt(shards.count))]
        if let known = shard.generations.withLock({ Self.find(key, in: &$0, capacity: generationCapacity) }) {
            return known
        }
        let value = compute()
        shard.generations.withLock { Self.insert(value, for: key, into: &$0, capacity: generationCapacity) }
        return value
    }

    /// How many entries there are now.
    var count: Int {
        shards.reduce(0) { sum, shard in
            sum + shard.generations.withLock { $0.young.count + $0.old.count }
        }
    }

    private static func find(_ key: Key, in generations: inout Generations, capacity: Int) -> Value? {
        if let value = generations.young[key] { return value }
        guard let value = generations.old.removeValue(forKey: key) else { return nil }
        insert(value, for: key, into: &generations, capacity: capacity)
        return value
    }

    private static func insert(_ value: Value, for key: Key, into generations: inout Generations, capacity: Int) {
        if generations.young.count >= capacity {
            generations.old = generations.young
            generations.young = Dictionary(minimumCapacity: capacity)
        }
        generations.young[key] = value
    }
}
