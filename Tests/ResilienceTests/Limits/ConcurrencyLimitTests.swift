import Resilience
import TestSupport
import Testing

@Suite("Concurrency limit")
struct ConcurrencyLimitTests {
    private func limit(_ minimum: Int = 1, _ maximum: Int = 100, initial: Int = 10) -> ConcurrencyLimit {
        ConcurrencyLimit(.init(minimum: minimum, maximum: maximum, initial: initial))
    }

    @Test("lets through as many as the limit, and one more for each that ends")
    func room() {
        var limit = limit(initial: 2)
        #expect((0..<3).map { _ in limit.acquire() } == [true, true, false])
        #expect(limit.inFlight == 2 && !limit.hasRoom)
        limit.release(latency: .zero, outcome: .ignored, at: .zero)
        #expect(limit.inFlight == 1 && limit.hasRoom)
    }

    @Test("bounds that contradict each other are put in order")
    func bounds() {
        #expect(ConcurrencyLimit(.init(minimum: 0, maximum: -5, initial: 100)).limit == 1)
        #expect(ConcurrencyLimit(.init(minimum: 8, maximum: 4, initial: 1)).limit == 8)
        #expect(ConcurrencyLimit(.init(maximum: 4)).limit == 4)
    }

    @Test("a limit that is not used stays where it is, however well the vendor does")
    func unused() {
        var limit = limit()
        for step in 0..<10_000 {
            #expect(limit.acquire() == true)
            limit.release(latency: .milliseconds(100), outcome: .answered, at: .milliseconds(step * 100))
        }
        #expect(limit.limit == 10)
    }

    @Test("calls that say nothing about load move nothing")
    func ignored() {
        var limit = limit()
        for step in 0..<1000 {
            while limit.acquire() {}
            limit.release(latency: .seconds(30), outcome: .ignored, at: .seconds(Double(step)))
        }
        #expect(limit.limit == 10)
    }

    @Test("nothing but refusals brings it to the minimum, and success brings it back within seconds")
    func blackHole() {
        var vendor = SimulatedVendor(limit: limit(1, 200, initial: 100), capacity: 1000, seed: 1)
        vendor.run(until: .seconds(5))
        #expect(vendor.limit.limit == 200)
        vendor.isRefusing = true
        vendor.run(until: .seconds(20))
        #expect(vendor.limit.limit == 1)
        vendor.isRefusing = false
        vendor.run(until: .seconds(25))
        #expect(vendor.limit.limit == 200)
    }

    @Test("one refusal in a hundred calls does not lower it")
    func strayRefusals() {
        var vendor = SimulatedVendor(limit: limit(1, 100, initial: 10), capacity: 1000, seed: 1)
        vendor.refusalShare = 0.01
        vendor.run(until: .seconds(30))
        #expect(vendor.lowest(since: .seconds(5)) >= 90)
    }

    @Test("reaches the maximum within twenty answers' time where the vendor has no knee", arguments: [1, 10, 100, 300])
    func slowStart(milliseconds: Int) {
        var vendor = SimulatedVendor(
            limit: limit(1, 2048, initial: 4), capacity: 100_000, service: .milliseconds(milliseconds), seed: 1)
        vendor.run(until: .milliseconds(milliseconds * 20))
        #expect(vendor.limit.limit == 2048)
    }

    @Test("latency that varies a lot by itself does not lower it", arguments: UInt64(1)...4)
    func noise(seed: UInt64) {
        var vendor = SimulatedVendor(
            limit: limit(1, 500, initial: 4), capacity: 100_000, service: .milliseconds(100), spread: 1, seed: seed)
        vendor.run(until: .seconds(20))
        #expect(vendor.lowest(since: .seconds(10)) >= 450)
    }

    @Test("finds the vendor's capacity, and finds it again when it grows and shrinks", arguments: UInt64(1)...3)
    func knee(seed: UInt64) {
        var vendor = SimulatedVendor(
            limit: limit(1, 1000, initial: 4), capacity: 20, service: .milliseconds(100), spread: 0.2, seed: seed)
        vendor.run(until: .seconds(30))
        #expect(vendor.lowest(since: .seconds(10)) >= 15 && vendor.highest(since: .seconds(10)) <= 60)
        #expect(vendor.throughput(since: .seconds(10)) >= 0.95 * 200)
        vendor.capacity = 200
        vendor.run(until: .seconds(40))
        #expect(vendor.throughput(since: .seconds(35)) >= 0.9 * 2000)
        vendor.run(until: .seconds(60))
        #expect(vendor.lowest(since: .seconds(45)) >= 150 && vendor.highest(since: .seconds(45)) <= 600)
        vendor.capacity = 20
        vendor.run(until: .seconds(90))
        #expect(vendor.lowest(since: .seconds(75)) >= 15 && vendor.highest(since: .seconds(75)) <= 60)
        #expect(vendor.throughput(since: .seconds(75)) >= 0.95 * 200)
    }

    @Test("a standing queue at the vendor does not become the norm over a quarter of an hour")
    func noCreep() {
        var vendor = SimulatedVendor(
            limit: limit(1, 1000, initial: 4), capacity: 20, service: .milliseconds(100), spread: 0.2, seed: 5)
        vendor.run(until: .seconds(900))
        #expect(vendor.highest(since: .seconds(60)) <= 60)
    }

    @Test(
        "a vendor that answers four times more slowly, with capacity to spare, keeps its calls",
        arguments: UInt64(1)...3)
    func slowDay(seed: UInt64) {
        var vendor = SimulatedVendor(
            limit: limit(1, 300, initial: 4), capacity: 100_000, service: .milliseconds(100), spread: 0.2, seed: seed)
        vendor.run(until: .seconds(10))
        vendor.service = .milliseconds(400)
        vendor.run(until: .seconds(30))
        #expect(vendor.lowest(since: .seconds(20)) >= 290)
        vendor.service = .milliseconds(100)
        vendor.run(until: .seconds(40))
        #expect(vendor.lowest(since: .seconds(31)) >= 290)
    }

    @Test("stays within its bounds whatever the calls bring", arguments: UInt64(1)...4)
    func anything(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let minimum = Int.random(in: 1...10, using: &generator)
        let maximum = minimum + Int.random(in: 0...300, using: &generator)
        var limit = limit(minimum, maximum, initial: Int.random(in: 0...400, using: &generator))
        var now = Moment.zero
        var started = 0
        let latencies: [Duration] = [
            .zero, .milliseconds(-5), .milliseconds(1), .milliseconds(100), .seconds(30), .seconds(Int64.max),
        ]
        for _ in 0..<50_000 {
            now = now.advanced(by: .microseconds(Int.random(in: 0...20_000, using: &generator)))
            if Bool.random(using: &generator) {
                let hadRoom = limit.hasRoom
                let isStarted = limit.acquire()
                #expect(isStarted == hadRoom)
                if isStarted { started += 1 }
            } else if started > 0 {
                let outcomes: [ConcurrencyLimit.Outcome] = [.answered, .answered, .answered, .overloaded, .ignored]
                limit.release(
                    latency: latencies.randomElement(using: &generator) ?? .zero,
                    outcome: outcomes.randomElement(using: &generator) ?? .ignored, at: now)
                started -= 1
            }
            #expect((minimum...maximum).contains(limit.limit))
            #expect(limit.inFlight == started)
        }
    }
}
