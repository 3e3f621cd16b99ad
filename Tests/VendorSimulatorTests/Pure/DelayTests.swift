import Testing

@testable import VendorSimulator

@Suite("Delays")
struct DelayTests {
    @Test("are as long as they say")
    func bounds() {
        #expect(SimulatedDelay.none.nanoseconds(5) == 0)
        #expect(SimulatedDelay.fixed(.milliseconds(10)).nanoseconds(5) == 10_000_000)
        #expect(SimulatedDelay.fixed(.seconds(-1)).nanoseconds(5) == 0)
        #expect(SimulatedDelay.fixed(.seconds(1_000_000)).nanoseconds(5) == 120_000_000_000)
        #expect(SimulatedDelay.uniform(.seconds(2), .seconds(1)).nanoseconds(5) == 2_000_000_000)
        let hash = SeededHash(seed: 3)
        for index in 0..<1000 as Range<UInt64> {
            let drawn = SimulatedDelay.uniform(.milliseconds(1), .milliseconds(2)).nanoseconds(hash.value("u", index))
            #expect((1_000_000...2_000_000).contains(drawn))
        }
    }

    @Test("of the log-normal kind have the median and the 99th percentile they were given")
    func logNormal() {
        let hash = SeededHash(seed: 3)
        let delay = SimulatedDelay.logNormal(median: .milliseconds(100), p99: .milliseconds(500))
        let drawn = (0..<20_000 as Range<UInt64>).map { delay.nanoseconds(hash.value("l", $0)) }.sorted()
        #expect((95_000_000...105_000_000).contains(drawn[10_000]))
        #expect((440_000_000...560_000_000).contains(drawn[19_800]))
        #expect(SimulatedDelay.logNormal(median: .zero, p99: .seconds(1)).nanoseconds(9) == 0)
        #expect(SimulatedDelay.logNormal(median: .seconds(1), p99: .zero).nanoseconds(9) == 1_000_000_000)
    }
}
