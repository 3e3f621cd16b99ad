import Testing

@testable import Kafka

@Suite(.timeLimit(.minutes(10)))
struct WakeUpTests {
    @Test("Any number of signals between two waits are one")
    func signalsMerge() async {
        let wakeUp = WakeUp()
        for _ in 0..<1000 { wakeUp.signal() }
        var waits = wakeUp.signals.makeAsyncIterator()
        #expect(await waits.next() != nil)
        wakeUp.signal()
        #expect(await waits.next() != nil)
    }

    @Test("Signals from many threads are never lost: what was noted before a signal is seen after the wait")
    func manyThreads() async {
        let wakeUp = WakeUp()
        let counter = Counter()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    for _ in 0..<500 {
                        counter.increment()
                        wakeUp.signal()
                    }
                }
            }
            for await _ in wakeUp.signals where counter.value == 4000 { break }
        }
        #expect(counter.value == 4000)
    }

    @Test(
        "Durations become milliseconds that C can hold, rounded up",
        arguments: [
            (Duration.zero, 0), (.milliseconds(1), 1), (.microseconds(1), 1), (.nanoseconds(1_000_001), 2),
            (.seconds(-5), 0), (.seconds(2_147_482), 2_147_482_000), (.seconds(Int64.max), Int32.max),
            (.milliseconds(999) + .nanoseconds(1), 1000),
        ] as [(Duration, Int32)])
    func milliseconds(duration: Duration, expected: Int32) {
        #expect(duration.wholeMilliseconds == expected)
    }

    @Test("A deadline is passed when its time is up, and never asks for a negative wait")
    func deadline() {
        #expect(Deadline(after: .seconds(-1)).hasPassed)
        #expect(Deadline(after: .seconds(-1)).milliseconds() == 0)
        #expect(!Deadline(after: .seconds(3600)).hasPassed)
        #expect(Deadline(after: .seconds(3600)).milliseconds(atMost: 50) == 50)
    }
}
