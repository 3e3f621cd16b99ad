import TestSupport
import Testing

@testable import Lookups

@Suite("Single flight")
struct SingleFlightTests {
    @Test("the first to ask leads, the others join, and all get the answer in their order")
    func joining() {
        var flights = SingleFlight<String, Int>()
        #expect(flights.join("a", 1).role == .lead)
        #expect(flights.join("a", 2).role == .joined)
        #expect(flights.join("b", 3).role == .lead)
        #expect(flights.join("a", 4).role == .joined)
        #expect(flights.waiterCount == 4 && flights.waiterCount(of: "a") == 3)
        let landing = flights.complete("a")
        #expect(landing?.leader == 1 && landing?.followers == [2, 4])
        #expect(flights.complete("a") == nil)
        #expect(flights.join("a", 5).role == .lead)
        #expect(flights.join("b", 6).role == .joined)
    }

    @Test("a leader that leaves ends nothing for those who wait")
    func leaderLeaves() {
        var flights = SingleFlight<String, Int>()
        let leader = flights.join("a", 1).ticket
        _ = flights.join("a", 2)
        #expect(flights.leave(leader) == 1)
        #expect(flights.join("a", 3).role == .joined)
        let landing = flights.complete("a")
        #expect(landing?.leader == nil && landing?.followers == [2, 3])
    }

    @Test("the call goes on when nobody waits any more, and whoever comes joins it")
    func nobodyWaits() {
        var flights = SingleFlight<String, Int>()
        let leader = flights.join("a", 1).ticket
        #expect(flights.leave(leader) == 1)
        #expect(flights.waiterCount(of: "a") == 0)
        #expect(flights.join("a", 2).role == .joined)
        #expect(flights.complete("a")?.followers == [2])
    }

    @Test("a ticket is good once, and not for a later call of the same input")
    func tickets() {
        var flights = SingleFlight<String, Int>()
        let first = flights.join("a", 1).ticket
        #expect(flights.leave(first) == 1)
        #expect(flights.leave(first) == nil)
        _ = flights.complete("a")
        _ = flights.join("a", 2)
        #expect(flights.leave(first) == nil)
        #expect(flights.waiterCount == 1)
    }

    @Test("behaves as lists of waiters do, whatever the order of things", arguments: UInt64(1)...4)
    func model(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var flights = SingleFlight<Int, Int>()
        var model: [Int: [Int]] = [:]
        var leaders: [Int: Int] = [:]
        var tickets: [(waiter: Int, key: Int, ticket: SingleFlight<Int, Int>.Ticket)] = []
        var answered: Set<Int> = []
        for step in 0..<20_000 {
            let key = Int.random(in: 0..<12, using: &generator)
            switch Int.random(in: 0..<10, using: &generator) {
            case 0..<5:
                let (role, ticket) = flights.join(key, step)
                #expect(role == (model[key] == nil ? .lead : .joined))
                if model[key] == nil { leaders[key] = step }
                model[key, default: []].append(step)
                tickets.append((step, key, ticket))
            case 5..<8:
                guard let position = tickets.indices.randomElement(using: &generator) else { continue }
                // Tickets are used again, long after their waiter has gone.
                let (waiter, of, ticket) = tickets[position]
                let left = flights.leave(ticket)
                if model[of]?.contains(waiter) == true {
                    #expect(left == waiter)
                    model[of]?.removeAll { $0 == waiter }
                    if leaders[of] == waiter { leaders[of] = nil }
                } else {
                    #expect(left == nil)
                }
                if tickets.count > 200 { tickets.removeFirst(100) }
            default:
                let landing = flights.complete(key)
                #expect((landing == nil) == (model[key] == nil))
                let expected = (model.removeValue(forKey: key) ?? [])
                let leader = leaders.removeValue(forKey: key)
                #expect(landing?.leader == leader)
                #expect(landing?.followers ?? [] == expected.filter { $0 != leader })
                for waiter in expected { #expect(answered.insert(waiter).inserted) }
            }
            #expect(flights.waiterCount == model.values.reduce(0) { $0 + $1.count })
        }
    }
}
