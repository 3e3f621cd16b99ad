import TestSupport
import Testing

@testable import Vendors

@Suite struct EkoClockTests {
    @Test("a difference of up to 30 seconds is left alone")
    func tolerated() {
        var clock = EkoClock()
        for skew: Int64 in [0, 30_000, -30_000] {
            let learnt = clock.learn(vendorTime: Sample.now + skew, at: Sample.now)
            #expect(!learnt && clock.offset == 0)
        }
    }

    @Test("a larger difference is taken over, in both directions", arguments: [681_000, -681_000, 30_001] as [Int64])
    func learnt(_ skew: Int64) {
        var clock = EkoClock()
        let learnt = clock.learn(vendorTime: Sample.now + skew, at: Sample.now)
        #expect(learnt)
        #expect(clock.vendorTime(at: Sample.now + 5) == Sample.now + skew + 5)
    }

    @Test("when our clock has been set right, the correction goes")
    func unlearnt() {
        var clock = EkoClock()
        let learnt = [681_000, 500].map { clock.learn(vendorTime: Sample.now + $0, at: Sample.now) }
        #expect(learnt == [true, true])
        #expect(clock.offset == 0)
    }

    @Test("no date and no clock makes it trap")
    func extremes() {
        var generator = SeededGenerator(seed: 4)
        var clock = EkoClock()
        for _ in 0..<10_000 {
            let values: [Int64] = [.min, .max, 0, Int64(bitPattern: generator.next())]
            _ = clock.learn(
                vendorTime: values.randomElement(using: &generator) ?? 0,
                at: values.randomElement(using: &generator) ?? 0)
            _ = clock.vendorTime(at: values.randomElement(using: &generator) ?? 0)
        }
        let time = clock.vendorTime(at: 0)
        let learnt = clock.learn(vendorTime: time, at: 0)
        #expect(!learnt)
    }
}
