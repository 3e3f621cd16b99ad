import Resilience
import SignupRisk
import TestSupport
import Testing
import Vendors

@testable import Lookups

@Suite("Sharing answers and calls")
struct SharingTests {
    @Test("ten thousand lookups of a hundred inputs make exactly a hundred calls, and a replay makes none")
    func hundredCalls() {
        let simulation = Simulation()
        var generator = SeededGenerator(seed: 4)
        var inputs = (0..<10_000).map { $0 % 100 }
        inputs.shuffle(using: &generator)
        for (index, input) in inputs.enumerated() {
            simulation.at(.microseconds(index * 100)) { simulation.lookUp(Samples.query(input)) }
        }
        simulation.run(until: .seconds(30))

        #expect(simulation.calls.count == 100)
        #expect(simulation.lookups.allSatisfy { $0.completions == 1 && $0.result?.status == .ok })
        for input in inputs { simulation.lookUp(Samples.query(input)) }
        #expect(simulation.calls.count == 100)
        #expect(simulation.lookups.suffix(10_000).allSatisfy { $0.isImmediate && $0.result?.source == .cache })
        let statistics = simulation.state.statistics(at: simulation.now)
        #expect(statistics.calls == 100)
        #expect(statistics.cacheHits + statistics.coalesced == 19_900)
        #expect(statistics.spent == Money("10", currency: "INR"))
        #expect(statistics.avoided == Money("1990", currency: "INR"))
    }

    @Test("the first to ask pays, whoever joins shares the answer for nothing, later ones find it in the cache")
    func sources() throws {
        let simulation = Simulation()
        let leader = simulation.lookUp(Samples.query(1))
        let follower = simulation.lookUp(Samples.query(1))
        simulation.run(for: .seconds(1))
        let late = simulation.lookUp(Samples.query(1))

        let paid = try #require(simulation.result(leader))
        #expect(paid.source == .live)
        #expect(paid.attempts == 1)
        #expect(paid.latencyMilliseconds == 100)
        #expect(paid.cost == Money("0.10", currency: "INR"))
        let shared = try #require(simulation.result(follower))
        #expect(shared.source == .coalesced)
        #expect(shared.attempts == 0)
        #expect(shared.cost == Money.zero("INR"))
        #expect(shared.answer === paid.answer)
        let cached = try #require(simulation.result(late))
        #expect(cached.source == .cache)
        #expect(cached.cost == Money.zero("INR"))
        #expect(simulation.lookups[late].isImmediate)
    }

    @Test("what differs in one part only is asked for by itself, and all of it stays in the cache")
    func differences() {
        let simulation = Simulation()
        let ip = Samples.query(1).ip
        let queries =
            [Samples.query(1)]
            + ["a", "b", "c"].flatMap { text in
                [
                    VendorQuery(phone: text, ip: ip), VendorQuery(ip: ip, country: text),
                    VendorQuery(ip: ip, address: text),
                ]
            }
        for query in queries { _ = simulation.lookUp(query) }
        simulation.run(for: .seconds(60))
        #expect(simulation.calls.count == queries.count)
        for query in queries { #expect(simulation.source(simulation.lookUp(query)) == .cache) }
    }

    @Test("the hash by which replicas spread the lives of answers is the same in every process and version")
    func stableHash() {
        let query = VendorQuery(
            phone: "447700900001", ip: IPAddress(version: .v4, value: 0x5102_0301), country: "GB",
            address: "1 High Street",
            options: "strictness=1")
        #expect(query.stableHash == 0x611b_1f59_3865_ad61)
    }

    @Test("a deadline ends the wait and not the call: others get the answer, and so does the cache")
    func leaderLeaves() {
        let simulation = Simulation { _, _ in (.seconds(5), .answer(Samples.answer())) }
        let leader = simulation.lookUp(Samples.query(1), within: .seconds(1))
        let follower = simulation.lookUp(Samples.query(1), within: .seconds(10))
        simulation.run(until: .seconds(2))
        #expect(simulation.status(leader) == .deadlineExceeded)
        #expect(simulation.offset(simulation.lookups[leader].ended) == .seconds(1))
        #expect(simulation.result(leader)?.latencyMilliseconds == 1000)
        #expect(simulation.result(follower) == nil)
        simulation.run(until: .seconds(6))
        #expect(simulation.source(follower) == .coalesced)
        #expect(simulation.source(simulation.lookUp(Samples.query(1))) == .cache)
        #expect(simulation.calls.count == 1)
    }

    @Test("an answer that comes when nobody waits any more still fills the cache")
    func lateAnswer() {
        let simulation = Simulation { _, _ in (.seconds(5), .answer(Samples.answer())) }
        let lookup = simulation.lookUp(Samples.query(1), within: .seconds(1))
        simulation.run(until: .seconds(6))
        #expect(simulation.status(lookup) == .deadlineExceeded)
        #expect(simulation.source(simulation.lookUp(Samples.query(1))) == .cache)
        #expect(simulation.state.statistics(at: simulation.now).lateAnswers == 1)
        #expect(simulation.state.statistics(at: simulation.now).spent == Money("0.10", currency: "INR"))
    }

    @Test("a lookup whose time is already up makes no call, but takes a cached answer")
    func expiredDeadline() {
        let simulation = Simulation()
        #expect(simulation.status(simulation.lookUp(Samples.query(1), within: .zero)) == .deadlineExceeded)
        #expect(simulation.calls.isEmpty)
        simulation.lookUp(Samples.query(1))
        let joined = simulation.lookUp(Samples.query(1), within: .zero)
        #expect(simulation.lookups[joined].isImmediate)
        #expect(simulation.status(joined) == .deadlineExceeded)
        simulation.run(for: .seconds(1))
        #expect(simulation.status(simulation.lookUp(Samples.query(1), within: .zero)) == .ok)
    }

    @Test(
        "an answer lives as long as what it says is worth",
        arguments: [
            (Samples.answer(), 24 * 3600), (Samples.answer(.partial, missing: ["ip.city"]), 6 * 3600),
            (Samples.invalid, 3600), (Samples.answer(.partial, country: nil), 3600),
        ])
    func lives(answer: VendorAnswer, seconds: Int) {
        let simulation = Simulation { _, _ in (.milliseconds(1), .answer(answer)) }
        simulation.lookUp(Samples.query(1))
        // Lives are spread by a tenth either way.
        simulation.run(until: .seconds(Double(seconds) * 0.89))
        #expect(simulation.source(simulation.lookUp(Samples.query(1))) == .cache)
        simulation.run(until: .seconds(Double(seconds) * 1.11))
        let again = simulation.lookUp(Samples.query(1))
        simulation.run(for: .seconds(1))
        #expect(simulation.source(again) == .live)
        #expect(simulation.calls.count == 2)
    }

    @Test("a number that is not assigned is a negative answer")
    func unassigned() {
        var phone = PhoneEvidence()
        phone.valid = false
        let answer = VendorAnswer(vendor: Samples.vendor, status: .ok, observedAt: 0, phone: phone)
        #expect(Samples.settings().life(of: answer) == .seconds(3600))
        phone.valid = true
        let valid = VendorAnswer(vendor: Samples.vendor, status: .ok, observedAt: 0, phone: phone)
        #expect(Samples.settings().life(of: valid) == .seconds(86_400))
    }
}
