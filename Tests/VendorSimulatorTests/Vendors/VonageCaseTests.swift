import JSON
import Testing

@testable import VendorSimulator

@Suite("Vonage Number Insight, cases by the last two digits")
struct VonageCaseTests {
    private func answer(_ ending: String, _ parameters: [(String, String)] = []) async throws -> Answer {
        try await withSimulator { try await $0.vonage("4477009001\(ending)", parameters) }
    }

    @Test("02 is a partial success")
    func partialOutcome() async throws {
        let answer = try await answer("02")
        #expect(answer["status"] == 0)
        #expect(answer["lookup_outcome"] == 1)
        #expect(answer["lookup_outcome_message"] == "Partial success - some fields populated")
    }

    @Test("03 knows nothing and gives the price back")
    func refund() async throws {
        try await withSimulator { client async throws in
            let answer = try await client.vonage("447700900103")
            #expect(answer["lookup_outcome"] == 2)
            #expect(answer["refund_price"] == "0.03000000")
            #expect(answer["remaining_balance"] == "1000000.00000000")
            #expect(answer["current_carrier"] == .null)
            #expect(answer["valid_number"] == "unknown")
            let counters = client.simulator.counters(of: .vonage)
            #expect(counters.billed == 1)
            #expect(counters.refunded == 1)
            #expect(counters.refundedAmount == counters.billedAmount)
        }
    }

    @Test("43, 44 and 45 are billed bodies with that status", arguments: ["43", "44", "45"])
    func lookupNotReturned(ending: String) async throws {
        let answer = try await answer(ending)
        #expect(answer["status"]?.integer == Int(ending))
        #expect(answer["lookup_outcome"] == 1)
        #expect(answer["request_price"] == "0.03000000")
        #expect(answer["roaming"] == "unknown")
        #expect(answer["reachable"] == "unknown")
    }

    @Test("10 to 12 write roaming as a word, with a numeric network, as null")
    func roaming() async throws {
        #expect(try await answer("10")["roaming"] == "unknown")
        let abroad = try await answer("11")
        #expect(abroad["roaming", "status"] == "roaming")
        #expect(abroad["roaming", "roaming_country_code"] == "FR")
        #expect(abroad["roaming", "roaming_network_code"]?.integer == 20801)
        #expect(try await answer("12")["roaming"] == .null)
    }

    @Test("13 writes the word null in place of values")
    func wordNull() async throws {
        let answer = try await answer("13")
        #expect(answer["ported"] == "null")
        #expect(answer["reachable"] == "null")
        #expect(answer["current_carrier", "network_type"] == "null")
    }

    @Test("14 leaves the carriers out, 15 fills them with null")
    func carriers() async throws {
        #expect(try await answer("14")["current_carrier"] == nil)
        let empty: JSONValue = ["network_code": nil, "name": nil, "country": nil, "network_type": nil]
        #expect(try await answer("15")["original_carrier"] == empty)
    }

    @Test("16 is not a valid number, which is an answer")
    func notValid() async throws {
        let answer = try await answer("16")
        #expect(answer["status"] == 0)
        #expect(answer["valid_number"] == "not_valid")
    }

    @Test("17 writes the status as text")
    func statusAsText() async throws { #expect(try await answer("17")["status"] == "0") }

    @Test("50 is the vendor's own failure, free of charge")
    func internalError() async throws {
        try await withSimulator { client async throws in
            #expect(try await client.vonage("447700900150")["status"] == 5)
            #expect(client.simulator.counters(of: .vonage).billed == 0)
        }
    }

    @Test("90 takes 14 s and 91 takes 20 s, both billed", arguments: [("90", 14), ("91", 20)])
    func slow(ending: String, seconds: Int64) {
        var core = SimulatorCore(SimulatorConfiguration(clock: .standing(0)))
        let exchange = core.handle(
            SimulatedRequest(
                method: .GET, uri: "/ni/advanced/json?number=4477009001\(ending)",
                headers: ["Authorization": "Basic ZGVtby1rZXk6ZGVtby1zZWNyZXQ="]
            ),
            machine: 0
        )
        #expect(exchange.delay == seconds * 1_000_000_000)
        #expect(core.counters[SimulatedVendor.vonage.index].billed == 1)
    }

    @Test("documentation networks choose a match, a mismatch, or no ip object")
    func networks() async throws {
        let match = try await answer("01", [("ip", "192.0.2.7")])
        #expect(match["ip", "ip_match_level"] == "country")
        #expect(match["ip", "ip_country"] == "GB")
        let mismatch = try await answer("01", [("ip", "198.51.100.7")])
        #expect(mismatch["ip", "ip_match_level"] == "mismatch")
        #expect(mismatch["ip", "ip_country"] == "KR")
        #expect(try await answer("01", [("ip", "203.0.113.7")])["ip"] == nil)
    }

    @Test("no case is chosen where magic inputs are off")
    func withoutMagic() async throws {
        var configuration = SimulatorConfiguration.test
        configuration.switches.remove(.magic)
        try await withSimulator(configuration) { client async throws in
            for ending in ["02", "03", "43", "17", "50"] {
                let answer = try await client.vonage("4477009001\(ending)")
                #expect(answer["status"] == 0)
                #expect(answer["lookup_outcome"] == 0)
            }
        }
    }
}
