import Testing

@testable import VendorSimulator

@Suite("Rate limits")
struct RateLimitTests {
    @Test("a bucket gives so many a second, and no more at once after a long rest")
    func bucket() {
        var bucket = TokenBucket(perSecond: 3)
        func takes(at now: Int64) -> Int { (0..<10).count { _ in bucket.take(now: now) } }
        #expect(takes(at: 0) == 3)
        #expect(takes(at: 100) == 0)
        #expect(takes(at: 400) == 1)
        #expect(takes(at: 1_000_000) == 3)
        #expect(takes(at: 0) == 0, "a clock that goes back brings nothing")
    }

    @Test("a window counts from its first call")
    func window() {
        var window = FixedWindow(limit: 2, milliseconds: 60_000)
        let taken = [10, 20, 60_009].map { window.take(now: $0) }
        #expect(taken == [true, true, false])
        #expect(window.endsAt(now: 60_009) == 60_010)
        let isTaken = window.take(now: 60_010)
        #expect(isTaken)
        #expect(window.remaining == 1)
    }

    @Test("recent entries stay, old ones are forgotten")
    func recent() {
        var table = RecentTable<Int>(bound: 10)
        for key in 0..<100 { table.set(UInt64(key), key) }
        for key in 90..<100 { #expect(table[UInt64(key)] == key) }
        #expect(table[0] == nil)
        table.set(99, 7)
        #expect(table[99] == 7)
    }
}
