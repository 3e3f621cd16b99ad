import Resilience

extension AnswerCache {
    /// How long an answer with this life is fresh: up to a tenth less or more, the same for one `spread` on every replica.
    ///
    /// Answers fetched together then do not expire together, and replicas agree on when each does.
    ///
    ///     spread   0        2^62     2^63     2^64 - 1
    ///     life     0.90     0.95     1.00     1.10, less a trifle
    ///
    /// - Parameter spread: the key's ``StableHash``, or 64 bits of any even digest of it.
    static func spreadLife(_ life: Duration, by spread: UInt64) -> Duration {
        let nanoseconds = max(0, life.wholeNanoseconds)
        let share = UInt64(nanoseconds / 5).multipliedFullWidth(by: spread).high
        let (sum, overflow) = (nanoseconds - nanoseconds / 10).addingReportingOverflow(Int64(clamping: share))
        return .nanoseconds(overflow ? .max : sum)
    }

    /// Keeps an answer, in place of an earlier one for the same key.
    ///
    /// An answer that was fetched before the one already kept is not taken, so that restoring persisted answers never
    /// undoes what was fetched meanwhile.
    ///
    /// - Parameters:
    ///   - cost: the bytes it takes, by the caller's reckoning.
    ///   - life: how long it is fresh, counted from when it was fetched, before ``spreadLife(_:by:)``. With no life it is
    ///     not kept at all, and what was kept is dropped.
    ///   - spread: the key's ``StableHash``.
    ///   - age: how long ago it was fetched: zero for an answer that has just come, the difference of wall-clock times for
    ///     one that is restored.
    /// - Returns: whether it is kept.
    @discardableResult
    mutating func insert(
        _ value: Value, for key: Key, cost: Int, life: Duration, spread: UInt64, age: Duration = .zero, at now: Moment
    ) -> Bool {
        let fetched = now.advanced(by: .zero - max(.zero, age))
        if let slot = slot(of: key), let kept = pool.slots[slot].element, kept.fetched > fetched { return false }
        let hash = key.hashValue
        if let slot = index[hash] { remove(slot: slot) }
        let cost = max(0, cost)
        let freshUntil = fetched.advanced(by: Self.spreadLife(life, by: spread))
        let staleUntil = freshUntil.advanced(by: configuration.staleIfError)
        guard life > .zero, now < staleUntil, cost <= configuration.maximumBytes, configuration.maximumEntries > 0
        else { return false }
        while order.count >= configuration.maximumEntries || bytes > configuration.maximumBytes - cost {
            evictOne(at: now)
        }
        let entry = AnswerCacheEntry(
            hash: hash, fetched: fetched, freshUntil: freshUntil, staleUntil: staleUntil, cost: cost)
        let slot = pool.append(entry, to: &order).index
        if slot == keys.count {
            keys.append(key)
            values.append(value)
        } else {
            keys[slot] = key
            values[slot] = value
        }
        index[hash] = slot
        bytes += cost
        return true
    }

    /// Drops answers whose stale time is over, looking at the `limit` oldest insertions at most.
    ///
    /// Bounds hold without it; it only frees memory earlier where lives are short.
    mutating func removeExpired(at now: Moment, limit: Int) {
        var slot = order.first
        for _ in 0..<max(0, limit) {
            guard slot >= 0 else { return }
            let next = pool.slots[slot].next
            if let entry = pool.slots[slot].element, entry.staleUntil <= now {
                remove(slot: slot)
            }
            slot = next
        }
    }

    /// Lets the hand walk until it has found an entry to evict. It takes marks as it goes, so it ends within two rounds.
    private mutating func evictOne(at now: Moment) {
        while true {
            let slot = hand >= 0 ? hand : order.first
            guard slot >= 0, let entry = pool.slots[slot].element else { return }
            guard entry.isMarked, now < entry.freshUntil else {
                return remove(slot: slot)
            }
            pool.slots[slot].element?.isMarked = false
            hand = pool.slots[slot].next
        }
    }

    /// Takes an entry out of the table and the order; the hand steps on if it stood there.
    mutating func remove(slot: Int) {
        if hand == slot { hand = pool.slots[slot].next }
        guard let entry = pool.remove(at: slot, from: &order) else { return }
        index[entry.hash] = nil
        values[slot] = nil
        bytes -= entry.cost
    }
}
