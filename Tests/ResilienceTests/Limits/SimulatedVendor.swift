import Resilience
import TestSupport

/// A vendor that serves so many calls at once and queues the rest, asked by a caller with an endless backlog.
struct SimulatedVendor {
    var limit: ConcurrencyLimit
    var capacity: Int
    /// How long one call takes at the vendor, waiting left out.
    var service: Duration
    /// How much of that varies: 0 is nothing, 1 is exponentially distributed.
    var spread: Double
    var isRefusing = false
    var refusalShare = 0.0

    private var generator: SeededGenerator
    private(set) var now = Moment.zero
    private var waiting: [Moment] = []
    private var firstWaiting = 0
    /// Calls being served: when they end, and when they began to wait; ordered by the end, latest first.
    private var serving: [(end: Moment, begun: Moment, isRefused: Bool)] = []
    private var ended: [Moment] = []
    private var history: [(at: Moment, limit: Int)] = []

    init(
        limit: ConcurrencyLimit, capacity: Int, service: Duration = .milliseconds(100), spread: Double = 0, seed: UInt64
    ) {
        self.limit = limit
        self.capacity = capacity
        self.service = service
        self.spread = spread
        generator = SeededGenerator(seed: seed)
    }

    mutating func run(until end: Moment) {
        while true {
            while limit.acquire() { waiting.append(now) }
            while serving.count < capacity, firstWaiting < waiting.count { serveNext() }
            guard let next = serving.last, next.end < end else {
                now = end
                return
            }
            serving.removeLast()
            now = next.end
            let outcome = next.isRefused ? ConcurrencyLimit.Outcome.overloaded : .answered
            limit.release(latency: next.begun.duration(to: now), outcome: outcome, at: now)
            ended.append(now)
            history.append((now, limit.limit))
        }
    }

    func lowest(since moment: Moment) -> Int { limits(since: moment).min() ?? 0 }
    func highest(since moment: Moment) -> Int { limits(since: moment).max() ?? 0 }

    /// Calls per second.
    func throughput(since moment: Moment) -> Double {
        Double(ended.count { $0 >= moment }) / (moment.duration(to: now).milliseconds / 1000)
    }

    private func limits(since moment: Moment) -> [Int] { history.filter { $0.at >= moment }.map(\.limit) }

    private mutating func serveNext() {
        let begun = waiting[firstWaiting]
        firstWaiting += 1
        if firstWaiting > 10_000 {
            waiting.removeFirst(firstWaiting)
            firstWaiting = 0
        }
        let isRefused = isRefusing || Double.random(in: 0..<1, using: &generator) < refusalShare
        let uniform = Double.random(in: 0.000_001..<1, using: &generator)
        let factor = (1 - spread) + spread * -logarithm(uniform)
        let taken = Duration.nanoseconds(Int64(Double(service.wholeNanoseconds) * factor) + 1)
        let end = now.advanced(by: taken)
        var low = 0
        var high = serving.count
        while low < high {
            let middle = (low + high) / 2
            if serving[middle].end > end { low = middle + 1 } else { high = middle }
        }
        serving.insert((end, begun, isRefused), at: low)
    }

    /// The natural logarithm of a number over 0 and up to 1, by halving and a series.
    private func logarithm(_ value: Double) -> Double {
        let power = Double(value.exponent)
        let ratio = (value.significand - 1) / (value.significand + 1)
        let square = ratio * ratio
        var term = ratio
        var sum = 0.0
        for odd in stride(from: 1.0, through: 29, by: 2) {
            sum += term / odd
            term *= square
        }
        return 2 * sum + power * 0.693_147_180_559_945_3
    }
}
