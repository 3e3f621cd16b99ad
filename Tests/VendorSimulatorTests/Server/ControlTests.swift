import JSON
import Testing
import VendorSimulator

@Suite("Control over HTTP")
struct ControlTests {
    @Test("shows every vendor's counters")
    func counters() async throws {
        try await withSimulator { client async throws in
            _ = try await client.eko("8.8.8.100")
            _ = try await client.eko("8.8.8.8")
            let counters = try await client.send(.GET, "/__sim/counters")
            #expect(counters.json.object?.names == ["vonage", "ipqualityscore", "provero", "eko"])
            #expect(counters["eko", "calls"] == 2)
            #expect(counters["eko", "answered"] == 2)
            #expect(counters["eko", "billed"] == 1)
            #expect(counters["eko", "billed_amount"] == "1.2")
            #expect(counters["eko", "balance"] == "99999998.8")
            #expect(counters["eko", "verdicts"] == ["answered": 1, "invalid_input": 1])
            #expect(counters["eko", "in_flight"] == 0)
            #expect(counters["eko", "peak_in_flight"] == 1)
        }
    }

    @Test("changes balance, switches, limits, delays, faults and the clock")
    func changes() async throws {
        try await withSimulator { client async throws in
            #expect(try await client.control("balance", ["vendor": "eko", "balance": "0"])["ok"] == true)
            #expect(try await client.eko("8.8.8.100")["status"] == 347)
            #expect(try await client.control("switch", ["name": "eko_egress_blocked", "on": true]).status == 200)
            #expect(try await client.eko("8.8.8.100").status == 403)
            #expect(try await client.control("limits", ["on": false]).status == 200)
            #expect(try await client.control("delay", ["vendor": "eko", "milliseconds": 0]).status == 200)
            #expect(try await client.control("delay", ["median_ms": 1, "p99_ms": 2]).status == 200)
            #expect(try await client.control("delay", ["from_ms": 0, "to_ms": 1]).status == 200)
            let fault = try await client.control(
                "fault",
                ["vendor": "provero", "kind": "html_error", "status": 503, "nth": 1, "billed": false]
            )
            #expect(fault["ok"] == true)
            #expect(try await client.provero(["ip": "8.8.8.8"]).status == 503)
            _ = try await client.control("fault", ["kind": "empty_error"])
            _ = try await client.control("fault", ["clear": true])
            #expect(try await client.provero(["ip": "8.8.8.8"]).status == 200)
            let moved = try await client.control("clock", ["advance_ms": 1500])
            #expect(moved["now_ms"]?.integer == Int(SimulatorClient.start) + 1500)
            #expect(try await client.control("clock", ["set_ms": 5000])["now_ms"] == 5000)
            let rotated = try await client.control("rotate")["secret"]?.string
            #expect(try await client.ipqualityscore("12025550121", secret: rotated)["success"] == true)
        }
    }

    @Test("puts everything back as it was at the start")
    func reset() async throws {
        try await withSimulator { client async throws in
            _ = try await client.eko("8.8.8.100", reference: "r-1")
            client.simulator.setFault(FaultRule(Fault(.emptyError)))
            client.simulator.setSwitch(.ekoNotActivated, on: true)
            client.simulator.advanceClock(by: .seconds(1000))
            client.simulator.rotateSecret()
            #expect(try await client.control("reset")["ok"] == true)
            #expect(client.simulator.counters(of: .eko).calls == 0)
            #expect(client.simulator.counters(of: .eko).balance == SimulatedAccount.standard(.eko).balance)
            #expect(client.simulator.journal.isEmpty)
            #expect(client.simulator.now == SimulatorClient.start)
            #expect(try await client.eko("8.8.8.100", reference: "r-1")["status"] == 0)
            #expect(try await client.ipqualityscore("12025550121")["success"] == true)
            #expect(client.simulator.violations.isEmpty)
        }
    }

    @Test(
        "says in words what is wrong with a request",
        arguments: [
            ("balance", ["vendor": "eko"], "balance"), ("balance", ["vendor": "acme", "balance": 1], "vonage"),
            ("balance", ["vendor": "eko", "balance": "1e400"], "decimal"), ("clock", [:], "advance_ms"),
            ("clock", ["set_ms": -1], "set_ms"), ("delay", ["vendor": "eko"], "milliseconds"),
            ("fault", ["kind": "explode"], "reset_before_headers"), ("limits", ["on": "yes"], "true or false"),
            ("switch", ["name": "turbo", "on": true], "gzip"), ("nothing", [:], "nothing of that name"),
        ] as [(String, JSONValue, String)]
    )
    func refusals(name: String, body: JSONValue, expected: String) async throws {
        try await withSimulator { client async throws in
            let answer = try await client.control(name, body)
            #expect(answer.status == 400)
            #expect(answer["error"]?.string?.contains(expected) == true)
        }
    }

    @Test("refuses other methods, other names and other bodies")
    func malformed() async throws {
        try await withSimulator { client async throws in
            #expect(try await client.send(.DELETE, "/__sim/journal").status == 405)
            #expect(try await client.send(.GET, "/__sim/nothing").status == 404)
            #expect(try await client.send(.POST, "/__sim/reset", body: Array("[1]".utf8)).status == 400)
            #expect(try await client.send(.POST, "/__sim/reset", body: Array("{".utf8)).status == 400)
        }
    }

    @Test("every switch has a name of its own")
    func switchNames() {
        let names = SimulatorSwitches.named.map(\.key)
        #expect(Set(names).count == names.count)
        for (name, option) in SimulatorSwitches.named { #expect(SimulatorSwitches(named: name) == option) }
        #expect(SimulatorSwitches(named: "none") == nil)
    }
}
