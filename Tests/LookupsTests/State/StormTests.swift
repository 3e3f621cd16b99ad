import Resilience
import SignupRisk
import TestSupport
import Testing
import Vendors

@testable import Lookups

@Suite("Everything at once")
struct StormTests {
    /// Outcomes of every kind; moods of some seconds make whole vendors fail, as real ones do.
    private func vendor(seed: UInt64) -> Simulation.VendorModel {
        var generator = SeededGenerator(seed: seed)
        return { order, now in
            let latency = Duration.milliseconds(Int.random(in: 0...4000, using: &generator))
            let mood = (now.nanoseconds / 7_000_000_000) % 4
            let dice = Int.random(in: 0..<100, using: &generator)
            if mood == 1, dice < 80 { return (latency, .failure(Samples.timeout)) }
            if mood == 2, dice < 50 {
                return (latency, .failure(Samples.failure(.throttled, retryAfter: .seconds(dice % 4))))
            }
            switch dice {
            case 0..<4: return (latency, .failure(Samples.unavailable))
            case 4..<6: return (latency, .failure(Samples.failure(.malformed)))
            case 6..<7: return (latency, .failure(Samples.failure(.account(.quota))))
            case 7..<9:
                return (latency, .failure(Samples.failure(.transient, furtherAttempts: 1, conclusion: Samples.invalid)))
            case 9..<14: return (latency, .askAgain(order.query, because: Samples.failure(.account(.clock))))
            case 14..<20: return (latency, .answer(Samples.invalid))
            case 20..<30: return (latency, .answer(Samples.answer(.partial, missing: ["ip.city"])))
            default: return (latency, .answer(Samples.answer()))
            }
        }
    }

    @Test("every lookup is completed exactly once, in time, and all that was held is given back", arguments: 1...12)
    func storm(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let simulation = Simulation(
            Samples.settings {
                $0.ratePerSecond = seed.isMultiple(of: 2) ? 40 : nil
                $0.ratePerSecondPerGroup = seed.isMultiple(of: 3) ? 60 : nil
                $0.maxConcurrency = 30
                $0.queueBound = 200
                $0.probeInterval = .seconds(3)
                $0.cacheTtl = .seconds(20)
                $0.negativeCacheTtl = .seconds(5)
                $0.staleIfError = .seconds(20)
                $0.cacheMaximumEntries = 50
                $0.breaker.openFor = .seconds(4)
                $0.dailyBudget = seed.isMultiple(of: 5) ? Money("100", currency: "INR") : nil
            }, seed: seed, vendor: vendor(seed: seed))
        simulation.lateness = .milliseconds(Int(seed) % 5)
        for _ in 0..<5000 {
            let offset = Duration.milliseconds(Int.random(in: 0..<60_000, using: &generator))
            let query = Samples.query(Int.random(in: 0..<400, using: &generator))
            let within: Duration? =
                Int.random(in: 0..<10, using: &generator) == 0
                ? nil : .milliseconds(Int.random(in: 0..<12_000, using: &generator))
            simulation.at(offset) { simulation.lookUp(query, within: within) }
        }
        for _ in 0..<20 {
            let members = Int.random(in: 1...4, using: &generator)
            simulation.at(.milliseconds(Int.random(in: 0..<60_000, using: &generator))) {
                simulation.act { $0.setGroup(members: members, index: members - 1, at: $1, &$2) }
            }
        }
        simulation.run(until: .seconds(60))
        // A vendor that is well again ends what is held, and the rest ends by itself.
        simulation.vendor = { _, _ in (.milliseconds(50), .answer(Samples.answer())) }
        simulation.act { $0.setGroup(members: 1, index: 0, at: $1, &$2) }
        simulation.run(until: .seconds(1200))
        let end = simulation.now
        let hasBudget = simulation.state.settings.dailyBudget != nil
        if hasBudget { simulation.act { $0.stop(at: $1, &$2) } }

        for lookup in simulation.lookups {
            #expect(lookup.completions == 1)
            if lookup.result?.status.isAnswered == true { #expect(lookup.result?.answer != nil) }
        }
        let state = simulation.state
        #expect(state.flights.isEmpty)
        #expect(state.sharing.waiterCount == 0)
        #expect(state.tickets.isEmpty)
        #expect(state.deadlines.isEmpty && state.retries.isEmpty && state.queue.isEmpty)
        let statistics = state.statistics(at: end)
        #expect(statistics.inFlight == 0)
        #expect(statistics.calls == simulation.calls.count)
        #expect(statistics.results.values.reduce(0, +) == simulation.lookups.count)
        #expect(statistics.cachedAnswers <= 50)
        if let rate = state.settings.ratePerSecond {
            #expect(simulation.mostCalls(within: .seconds(1)) <= Int(rate))
        }
        // The books: what events were told they paid is what was spent, less what came too late for anybody.
        let paid = simulation.lookups.compactMap { $0.result?.cost?.units }.reduce(0, +)
        #expect(paid <= statistics.spent.units)
        let live = simulation.lookups.count { $0.result?.source == .live }
        #expect(live + statistics.lateAnswers <= statistics.calls)
    }

    @Test("lookups with a deadline never outlast it by more than a wake-up is late", arguments: 1...4)
    func deadlines(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let simulation = Simulation(
            Samples.settings {
                $0.ratePerSecond = 10
                $0.maxConcurrency = 4
            }, seed: seed, vendor: vendor(seed: seed))
        var allowances: [Duration] = []
        for index in 0..<2000 {
            let within = Duration.milliseconds(Int.random(in: 0..<9000, using: &generator))
            allowances.append(within)
            simulation.at(.milliseconds(index * 20)) {
                simulation.lookUp(Samples.query(index % 700), within: within)
            }
        }
        simulation.run(until: .seconds(120))
        for (lookup, within) in zip(simulation.lookups, allowances) {
            #expect(lookup.began.duration(to: try #require(lookup.ended)) <= within)
        }
    }
}
