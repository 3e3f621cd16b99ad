import TestSupport
import Testing

@testable import SignupRisk

@Suite("The memo")
struct BoundedMemoTests {
    @Test("A result is computed once while it is remembered")
    func once() {
        let memo = BoundedMemo<Int, String>(capacity: 100)
        var computed = 0
        for _ in 0..<10 {
            #expect(
                memo.value(for: 7) {
                    computed += 1; return "seven"
                } == "seven")
        }
        #expect(computed == 1)
        #expect(memo.count == 1)
    }

    @Test("It never holds more than its capacity, whatever is asked of it", arguments: [1, 2, 7, 64, 1000])
    func bounded(capacity: Int) {
        let memo = BoundedMemo<Int, Int>(capacity: capacity, shards: 1)
        var generator = SeededGenerator(seed: 41)
        for _ in 0..<5_000 {
            let key = Int.random(in: 0..<2 * capacity + 1, using: &generator)
            #expect(memo.value(for: key) { key * 2 } == key * 2)
            #expect(memo.count <= max(2, capacity))
        }
    }

    @Test("What is asked for again and again stays, what is not goes")
    func recency() {
        let memo = BoundedMemo<Int, Int>(capacity: 20, shards: 1)
        var computed = 0
        for key in 0..<1_000 {
            _ = memo.value(for: -1) {
                computed += 1; return 0
            }
            _ = memo.value(for: key) { key }
        }
        #expect(computed == 1)
        var again = 0
        _ = memo.value(for: 0) {
            again += 1; return 0
        }
        #expect(again == 1)
    }

    @Test("It agrees with a model of two generations")
    func model() {
        let capacity = 5
        let memo = BoundedMemo<Int, Int>(capacity: 2 * capacity, shards: 1)
        var young: [Int] = []
        var old: [Int] = []
        var generator = SeededGenerator(seed: 42)
        for _ in 0..<10_000 {
            let key = Int.random(in: 0..<14, using: &generator)
            var wasComputed = false
            _ = memo.value(for: key) {
                wasComputed = true; return key
            }
            #expect(wasComputed == (!young.contains(key) && !old.contains(key)))
            guard !young.contains(key) else { continue }
            old.removeAll { $0 == key }
            if young.count == capacity { (old, young) = (young, []) }
            young.append(key)
            #expect(memo.count == young.count + old.count)
        }
    }

    @Test("Threads that meet get right results")
    func threads() async {
        let memo = BoundedMemo<Int, Int>(capacity: 32, shards: 2)
        await withTaskGroup(of: Bool.self) { group in
            for task in 0..<8 {
                group.addTask {
                    var generator = SeededGenerator(seed: UInt64(task))
                    return (0..<5_000).allSatisfy { _ in
                        let key = Int.random(in: 0..<100, using: &generator)
                        return memo.value(for: key) { key + 1 } == key + 1
                    }
                }
            }
            for await isRight in group { #expect(isRight) }
        }
        #expect(memo.count <= 32)
    }
}
