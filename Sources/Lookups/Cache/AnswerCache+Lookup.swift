import Resilience

extension AnswerCache {
    /// The answer kept for `key`. Marks it as used, and changes nothing else about it.
    mutating func find(_ key: Key, at now: Moment) -> Finding {
        guard let slot = slot(of: key), let entry = pool.slots[slot].element, let value = values[slot] else {
            return .miss
        }
        if now < entry.freshUntil {
            pool.slots[slot].element?.isMarked = true
            return .fresh(value, age: entry.age(at: now))
        }
        if now < entry.staleUntil { return .stale(value, age: entry.age(at: now)) }
        remove(slot: slot)
        return .miss
    }

    /// The answer kept for `key` within its life: what ``find(_:at:)`` gives, without its age.
    mutating func hit(_ key: Key, at now: Moment) -> Value? {
        if case .fresh(let value, _) = find(key, at: now) { value } else { nil }
    }

    /// The answer kept for `key`, past its life or not, without marking anything.
    func peek(_ key: Key, at now: Moment) -> Finding {
        guard let slot = slot(of: key), let entry = pool.slots[slot].element, let value = values[slot],
            now < entry.staleUntil
        else { return .miss }
        let age = entry.age(at: now)
        return now < entry.freshUntil ? .fresh(value, age: age) : .stale(value, age: age)
    }

    /// Where the answer for `key` is kept.
    func slot(of key: Key) -> Int? {
        guard let slot = index[key.hashValue], keys[slot] == key else { return nil }
        return slot
    }
}
