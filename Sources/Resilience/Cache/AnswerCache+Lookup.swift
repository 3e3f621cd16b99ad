extension AnswerCache {
    /// The answer kept for `key`. Marks it as used, and changes nothing else about it.
    @inlinable
    package mutating func find(_ key: Key, at now: Moment) -> Finding {
        guard let slot = index[key], let entry = pool.slots[slot].element else {
            counters.misses &+= 1
            return .miss
        }
        let age = max(.zero, entry.fetched.duration(to: now))
        if now < entry.freshUntil {
            counters.hits &+= 1
            pool.slots[slot].element?.isMarked = true
            return .fresh(entry.value, age: age)
        }
        if now < entry.staleUntil {
            counters.staleHits &+= 1
            return .stale(entry.value, age: age)
        }
        counters.misses &+= 1
        counters.expirations &+= 1
        remove(slot: slot)
        return .miss
    }

    /// The answer kept for `key`, past its life or not, without counting or marking anything.
    package func peek(_ key: Key, at now: Moment) -> Finding {
        guard let slot = index[key], let entry = pool.slots[slot].element, now < entry.staleUntil else { return .miss }
        let age = max(.zero, entry.fetched.duration(to: now))
        return now < entry.freshUntil ? .fresh(entry.value, age: age) : .stale(entry.value, age: age)
    }
}
