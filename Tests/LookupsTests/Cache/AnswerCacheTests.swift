import Resilience
import Testing

@testable import Lookups

@Suite("Answer cache")
struct AnswerCacheTests {
    typealias Cache = AnswerCache<String, Answer>

    /// The spread that leaves a life as it is.
    static let middle = UInt64(1) << 63

    static func cache(entries: Int = 10, bytes: Int = 1000, staleIfError: Duration = .seconds(50)) -> Cache {
        Cache(Cache.Configuration(maximumEntries: entries, maximumBytes: bytes, staleIfError: staleIfError))
    }

    @Test("an answer is fresh for its life, stale for the time after, and then gone")
    func life() {
        var cache = Self.cache()
        cache.insert(7, for: "a", cost: 10, life: .seconds(100), spread: Self.middle, at: .seconds(1000))
        #expect(cache.find("a", at: .seconds(1000)) == .fresh(7, age: .zero))
        #expect(cache.find("a", at: .seconds(1099.5)) == .fresh(7, age: .seconds(99.5)))
        #expect(cache.find("a", at: .seconds(1100)) == .stale(7, age: .seconds(100)))
        #expect(cache.find("a", at: .seconds(1149)) == .stale(7, age: .seconds(149)))
        #expect(cache.find("a", at: .seconds(1150)) == .miss)
        #expect(cache.count == 0 && cache.bytes == 0)
    }

    @Test("reading does not lengthen a life")
    func notRefreshed() {
        var cache = Self.cache()
        cache.insert(7, for: "a", cost: 1, life: .seconds(10), spread: Self.middle, at: .zero)
        for second in 0..<10 {
            #expect(cache.find("a", at: .seconds(Double(second))) == .fresh(7, age: .seconds(second)))
        }
        #expect(cache.find("a", at: .seconds(10)) == .stale(7, age: .seconds(10)))
    }

    @Test("lives are spread by a tenth either way, evenly, and by the key alone")
    func spread() {
        let life = Duration.seconds(1000)
        #expect(Cache.spreadLife(life, by: 0) == .seconds(900))
        #expect(Cache.spreadLife(life, by: Self.middle) == .seconds(1000))
        let longest = Cache.spreadLife(life, by: .max)
        #expect(longest < .seconds(1100) && longest > .seconds(1099.999))
        var tenths = [Int](repeating: 0, count: 20)
        for number in 0..<20_000 {
            let spread = Cache.spreadLife(life, by: StableHash.of("+44770090\(number)"))
            tenths[Int((spread.milliseconds / 1000 - 900) / 10)] += 1
        }
        #expect(tenths.allSatisfy { (900...1100).contains($0) })
    }

    @Test("a life of centuries or of nothing is held to the bounds")
    func extremeLives() {
        #expect(Cache.spreadLife(.seconds(Int64.max), by: .max) == .nanoseconds(Int64.max))
        #expect(Cache.spreadLife(.seconds(-5), by: .max) == .zero)
        var cache = Self.cache()
        #expect(cache.insert(1, for: "a", cost: 1, life: .seconds(Int64.max), spread: .max, at: .seconds(1)) == true)
        #expect(cache.find("a", at: Moment(nanoseconds: .max - 1)) != .miss)
        #expect(
            cache.insert(1, for: "b", cost: 1, life: .seconds(1), spread: 0, age: .seconds(Int64.max), at: .zero)
                == false)
    }

    @Test("a restored answer keeps the age it has")
    func restored() {
        var cache = Self.cache()
        cache.insert(7, for: "a", cost: 1, life: .seconds(100), spread: Self.middle, age: .seconds(90), at: .seconds(5))
        #expect(cache.find("a", at: .seconds(5)) == .fresh(7, age: .seconds(90)))
        #expect(cache.find("a", at: .seconds(15)) == .stale(7, age: .seconds(100)))
        let tooOld = cache.insert(
            8, for: "b", cost: 1, life: .seconds(100), spread: Self.middle, age: .seconds(150), at: .seconds(5))
        #expect(!tooOld)
    }

    @Test("restoring does not undo what was fetched meanwhile")
    func olderAnswer() {
        var cache = Self.cache()
        cache.insert(2, for: "a", cost: 1, life: .seconds(100), spread: Self.middle, at: .seconds(10))
        let older = cache.insert(
            1, for: "a", cost: 1, life: .seconds(100), spread: Self.middle, age: .seconds(1), at: .seconds(10))
        #expect(!older)
        #expect(cache.find("a", at: .seconds(10)) == .fresh(2, age: .zero))
    }

    @Test("an answer without life is not kept, and drops the one before")
    func noLife() {
        var cache = Self.cache()
        cache.insert(1, for: "a", cost: 1, life: .seconds(1), spread: 0, at: .zero)
        #expect(cache.insert(2, for: "a", cost: 1, life: .zero, spread: 0, at: .zero) == false)
        #expect(cache.find("a", at: .zero) == .miss)
    }

    @Test("an answer larger than the whole cache is not kept and evicts nobody")
    func tooLarge() {
        var cache = Self.cache(bytes: 100)
        cache.insert(1, for: "a", cost: 60, life: .seconds(1), spread: 0, at: .zero)
        #expect(cache.insert(2, for: "b", cost: 101, life: .seconds(1), spread: 0, at: .zero) == false)
        #expect(cache.find("a", at: .zero) == .fresh(1, age: .zero))
        #expect(cache.insert(2, for: "b", cost: 100, life: .seconds(1), spread: 0, at: .zero) == true)
        #expect(cache.count == 1 && cache.bytes == 100 && cache.find("a", at: .zero) == .miss)
    }

    @Test("a cost of any size is reckoned without overflow")
    func absurdCosts() {
        var cache = Self.cache(bytes: .max)
        cache.insert(1, for: "a", cost: .max, life: .seconds(1), spread: 0, at: .zero)
        cache.insert(2, for: "b", cost: .max, life: .seconds(1), spread: 0, at: .zero)
        cache.insert(3, for: "c", cost: .min, life: .seconds(1), spread: 0, at: .zero)
        #expect(cache.bytes == .max && cache.count == 2)
    }

    @Test("a cache of no entries keeps none")
    func empty() {
        var cache = Self.cache(entries: 0)
        #expect(cache.insert(1, for: "a", cost: 0, life: .seconds(1), spread: 0, at: .zero) == false)
        #expect(cache.find("a", at: .zero) == .miss)
    }

    @Test("what is asked for again outlives a flood of inputs seen once")
    func scanResistance() {
        var cache = Self.cache(entries: 100, bytes: .max)
        for number in 0..<20 {
            cache.insert(Answer(number), for: "hot\(number)", cost: 1, life: .seconds(1000), spread: 0, at: .zero)
        }
        for flood in 0..<10_000 {
            cache.insert(Answer(flood), for: "once\(flood)", cost: 1, life: .seconds(1000), spread: 0, at: .zero)
            _ = cache.find("hot\(flood % 20)", at: .zero)
        }
        #expect((0..<20).allSatisfy { cache.peek("hot\($0)", at: .zero) != .miss })
        #expect(cache.count == 100)
    }

    @Test("an answer past its life makes room before a fresh one, however popular it was")
    func staleGoesFirst() {
        var cache = Self.cache(entries: 2)
        cache.insert(1, for: "short", cost: 1, life: .seconds(10), spread: Self.middle, at: .zero)
        cache.insert(2, for: "long", cost: 1, life: .seconds(1000), spread: Self.middle, at: .zero)
        _ = cache.find("short", at: .zero)
        _ = cache.find("long", at: .zero)
        cache.insert(3, for: "new", cost: 1, life: .seconds(10), spread: Self.middle, at: .seconds(20))
        #expect(cache.peek("short", at: .seconds(20)) == .miss)
        #expect(cache.peek("long", at: .seconds(20)) == .fresh(2, age: .seconds(20)))
    }

    @Test("expired answers are swept from the oldest on, so many at a time")
    func sweep() {
        var cache = Self.cache(staleIfError: .zero)
        for number in 0..<10 {
            let life = Duration.seconds(number % 2 == 0 ? 1 : 100)
            cache.insert(Answer(number), for: "\(number)", cost: 1, life: life, spread: Self.middle, at: .zero)
        }
        cache.removeExpired(at: .seconds(50), limit: 4)
        #expect(cache.count == 8)
        cache.removeExpired(at: .seconds(50), limit: 100)
        #expect(cache.count == 5 && cache.bytes == 5)
    }

    @Test("looking without marking keeps nobody from being evicted")
    func peek() {
        var cache = Self.cache(entries: 2)
        cache.insert(1, for: "a", cost: 1, life: .seconds(10), spread: Self.middle, at: .zero)
        cache.insert(2, for: "b", cost: 1, life: .seconds(10), spread: Self.middle, at: .zero)
        #expect(cache.peek("a", at: .seconds(1)) == .fresh(1, age: .seconds(1)))
        #expect(cache.peek("a", at: .seconds(11)) == .stale(1, age: .seconds(11)))
        #expect(cache.peek("a", at: .seconds(99)) == .miss)
        #expect(cache.peek("c", at: .zero) == .miss && cache.count == 2)
        cache.insert(3, for: "c", cost: 1, life: .seconds(10), spread: Self.middle, at: .zero)
        #expect(cache.peek("a", at: .zero) == .miss)
    }

    @Test("of two keys with one hash the later is kept, and neither is taken for the other")
    func collision() {
        var cache = AnswerCache<Colliding, Answer>(.init(maximumEntries: 9, maximumBytes: 99, staleIfError: .zero))
        cache.insert(1, for: Colliding(name: "a"), cost: 1, life: .seconds(9), spread: 0, at: .zero)
        #expect(cache.find(Colliding(name: "b"), at: .zero) == .miss)
        #expect(cache.find(Colliding(name: "a"), at: .zero) == .fresh(1, age: .zero))
        cache.insert(2, for: Colliding(name: "b"), cost: 1, life: .seconds(9), spread: 0, at: .zero)
        #expect(cache.find(Colliding(name: "a"), at: .zero) == .miss)
        #expect(cache.find(Colliding(name: "b"), at: .zero) == .fresh(2, age: .zero))
        #expect(cache.count == 1 && cache.bytes == 1)
    }

    @Test("an answer that is dropped is let go of")
    func released() {
        var cache = Self.cache(entries: 1)
        weak var first: Answer?
        do {
            let answer = Answer(1)
            first = answer
            cache.insert(answer, for: "a", cost: 1, life: .seconds(9), spread: 0, at: .zero)
        }
        #expect(first != nil)
        cache.insert(2, for: "b", cost: 1, life: .seconds(9), spread: 0, at: .zero)
        #expect(first == nil)
    }

    private struct Colliding: Hashable {
        let name: String
        func hash(into hasher: inout Hasher) { hasher.combine(0) }
    }
}
