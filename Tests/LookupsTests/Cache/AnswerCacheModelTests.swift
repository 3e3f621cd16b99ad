import Resilience
import TestSupport
import Testing

@testable import Lookups

@Suite("Answer cache against a model")
struct AnswerCacheModelTests {
    @Test("behaves as a list that is searched from end to end does", arguments: UInt64(1)...6)
    func model(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let entries = Int.random(in: 1...40, using: &generator)
        let bytes = Int.random(in: 50...600, using: &generator)
        var cache = AnswerCache<Int, Answer>(
            .init(maximumEntries: entries, maximumBytes: bytes, staleIfError: .seconds(40)))
        var model = NaiveSieve(entries: entries, bytes: bytes, staleIfError: .seconds(40))
        var now = Moment.zero
        for step in 0..<15_000 {
            now = now.advanced(by: .milliseconds(Int.random(in: 0...500, using: &generator)))
            // Small keys come up much more often than large ones.
            let key = min(Int.random(in: 0..<80, using: &generator), Int.random(in: 0..<80, using: &generator))
            switch Int.random(in: 0..<19, using: &generator) {
            case 0..<12:
                #expect(cache.find(key, at: now) == model.find(key, at: now))
            case 12..<18:
                let cost = Int.random(in: 0...60, using: &generator)
                let life = Duration.seconds(Int.random(in: 0...100, using: &generator))
                let spread = UInt64.random(in: 0 ... .max, using: &generator)
                let age = Duration.seconds(max(0, Int.random(in: -90...150, using: &generator)))
                let kept = cache.insert(
                    Answer(step), for: key, cost: cost, life: life, spread: spread, age: age, at: now)
                let expected = model.insert(
                    Answer(step), for: key, cost: cost, life: AnswerCache<Int, Answer>.spreadLife(life, by: spread),
                    age: age,
                    isDead: life == .zero, at: now)
                #expect(kept == expected)
            default:
                let limit = Int.random(in: 0...20, using: &generator)
                cache.removeExpired(at: now, limit: limit)
                model.removeExpired(at: now, limit: limit)
            }
            #expect(cache.count == model.items.count)
            #expect(cache.bytes == model.items.reduce(0) { $0 + $1.cost })
            #expect(cache.count <= entries && cache.bytes <= bytes)
        }
        #expect(model.evictions > 500)
    }
}

/// SIEVE with expiry, as one would write it with all the time in the world.
private struct NaiveSieve {
    struct Item {
        let key: Int
        let value: Answer
        let fetched: Moment
        let freshUntil: Moment
        let staleUntil: Moment
        let cost: Int
        var isMarked = false
    }

    let entries: Int
    let bytes: Int
    let staleIfError: Duration
    /// From old to new.
    var items: [Item] = []
    /// The key the hand stands at; the oldest where there is none.
    var hand: Int?
    var evictions = 0

    mutating func find(_ key: Int, at now: Moment) -> AnswerCache<Int, Answer>.Finding {
        guard let position = items.firstIndex(where: { $0.key == key }) else { return .miss }
        let item = items[position]
        if now < item.freshUntil {
            items[position].isMarked = true
            return .fresh(item.value, age: item.fetched.duration(to: now))
        }
        if now < item.staleUntil { return .stale(item.value, age: item.fetched.duration(to: now)) }
        drop(position)
        return .miss
    }

    mutating func insert(
        _ value: Answer, for key: Int, cost: Int, life: Duration, age: Duration, isDead: Bool, at now: Moment
    ) -> Bool {
        let fetched = now.advanced(by: .zero - age)
        if let position = items.firstIndex(where: { $0.key == key }) {
            if items[position].fetched > fetched { return false }
            drop(position)
        }
        let item = Item(
            key: key, value: value, fetched: fetched, freshUntil: fetched.advanced(by: life),
            staleUntil: fetched.advanced(by: life + staleIfError), cost: cost)
        guard !isDead, now < item.staleUntil, cost <= bytes else { return false }
        while items.count >= entries || items.reduce(cost, { $0 + $1.cost }) > bytes { evict(at: now) }
        items.append(item)
        return true
    }

    mutating func removeExpired(at now: Moment, limit: Int) {
        for key in items.prefix(limit).filter({ $0.staleUntil <= now }).map(\.key) {
            if let position = items.firstIndex(where: { $0.key == key }) { drop(position) }
        }
    }

    private mutating func evict(at now: Moment) {
        while true {
            let position = items.firstIndex { $0.key == hand } ?? 0
            if items[position].isMarked && now < items[position].freshUntil {
                items[position].isMarked = false
                hand = position + 1 < items.count ? items[position + 1].key : nil
            } else {
                evictions += 1
                return drop(position)
            }
        }
    }

    private mutating func drop(_ position: Int) {
        if items[position].key == hand { hand = position + 1 < items.count ? items[position + 1].key : nil }
        items.remove(at: position)
    }
}
