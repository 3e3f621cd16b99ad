import JSON
import Testing
import VendorSimulator

/// What many signups cost at the real adapters, counted by the simulated vendors.
@Suite("Lookups of many signups")
struct LookupPolicyTests {
    private func phone(_ number: Int) -> String { "+44740012\(1000 + number)" }
    private func ip(_ number: Int) -> String { "46.51.128.\(number + 1)" }

    private func check(_ event: JSONValue, _ vendor: SimulatedVendor) -> JSONValue? {
        event["checks"]?.array?.first { $0["vendor"]?.string == vendor.rawValue }
    }

    @Test(
        "A vendor whose account is refused is asked once, and then only by probes",
        arguments: SimulatedVendor.allCases, [true, false])
    func blockedAccount(vendor: SimulatedVendor, isBalance: Bool) async throws {
        let simulator = try await VendorSimulator.start(.strict())
        var changes = ["worker.eventDeadline": "10m", "vendors.\(vendor).probeInterval": "1h"]
        if isBalance {
            simulator.setBalance(.zero, of: vendor)
        } else {
            changes[Composition.secret(of: vendor)] = "wrong"
        }
        let composition = try await Composition(simulator, changes, only: vendor)
        try await composition.run {
            for number in 0..<50 {
                let event = try await composition.event(phone: phone(number), ip: ip(number))
                #expect(check(event, vendor)?["status"]?.string == "account_blocked")
                #expect(event["status"]?.string == "unavailable")
            }
        }
        // A refused signature or secret may be a clock or a rotation that was not heard of: once more, with what was learnt.
        #expect((1...(isBalance ? 1 : 2)).contains(simulator.counters(of: vendor).calls))
        await simulator.shutdown()
    }

    @Test("A hundred signups of seven inputs are seven calls to each vendor, and none when they come again")
    func repeated() async throws {
        let simulator = try await VendorSimulator.start(.strict())
        let composition = try await Composition(simulator, ["worker.eventDeadline": "10m"])
        // The simulated vendors have trouble with some inputs, chosen by their last digits: with none of these.
        try await composition.run {
            try await withThrowingTaskGroup(of: JSONValue.self) { group in
                for number in 0..<100 {
                    group.addTask { try await composition.event(phone: phone(number % 7), ip: ip(number % 7)) }
                }
                for try await event in group { #expect(event["checks"]?.array?.count == 4) }
            }
            for vendor in SimulatedVendor.allCases { #expect(simulator.counters(of: vendor).calls == 7) }
            for number in 0..<7 {
                let event = try await composition.event(phone: phone(number), ip: ip(number))
                #expect(event["checks"]?.array?.allSatisfy { $0["source"]?.string == "cache" } == true)
            }
        }
        for vendor in SimulatedVendor.allCases {
            #expect(simulator.counters(of: vendor).calls == 7)
            #expect(simulator.counters(of: vendor).violations == 0)
        }
        await simulator.shutdown()
    }

    @Test("Failover asks the second vendor only where the first gives no answer")
    func failover() async throws {
        let simulator = try await VendorSimulator.start(.strict())
        let changes = [
            "worker.eventDeadline": "10m", "checks.ip.strategy": "failover", "checks.ip.vendors": "provero,eko",
            "checks.phone.vendors": "", "vendors.provero.maxAttempts": "1",
        ]
        let composition = try await Composition(simulator, changes)
        try await composition.run {
            let first = try await composition.event(phone: nil, ip: ip(1))
            #expect(first["status"]?.string == "complete")
            #expect(check(first, .provero)?["status"]?.string == "ok")
            #expect(check(first, .eko)?["status"]?.string == "skipped")
            #expect(simulator.counters(of: .eko).calls == 0)

            _ = simulator.setFault(FaultRule(Fault(.emptyError), vendor: .provero))
            let second = try await composition.event(phone: nil, ip: ip(2))
            #expect(check(second, .provero)?["status"]?.string == "unavailable")
            #expect(check(second, .eko)?["status"]?.string == "ok")
            #expect(second["ip"]?["country"]?.string != nil)
            #expect(simulator.counters(of: .eko).calls == 1)
        }
        await simulator.shutdown()
    }
}
