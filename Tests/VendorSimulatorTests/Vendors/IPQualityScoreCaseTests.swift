import JSON
import Testing
import VendorSimulator

@Suite("IPQualityScore phone check, cases by input")
struct IPQualityScoreCaseTests {
    private func answer(_ phone: String, _ parameters: [(String, String)] = []) async throws -> Answer {
        try await withSimulator { client async throws in
            let answer = try await client.ipqualityscore(phone, parameters)
            #expect(client.simulator.counters(of: .ipqualityscore).billed == 1, "every answered lookup takes a credit")
            return answer
        }
    }

    @Test("a number without digits is refused, and a short one without country is invalid")
    func unusable() async throws {
        let refused = try await answer("abc")
        #expect(refused["success"] == false)
        #expect(refused["errors"] == ["Invalid phone number."])
        let invalid = try await answer("1555")
        #expect(invalid["success"] == true)
        #expect(invalid["valid"] == false)
        #expect(invalid["formatted"] == "N/A")
        #expect(invalid["dialing_code"] == .null)
    }

    @Test("00 is clean whatever the seed", arguments: [1, 2, 3, 4, 5] as [UInt64])
    func clean(seed: UInt64) async throws {
        var configuration = SimulatorConfiguration.test
        configuration.seed = seed
        try await withSimulator(configuration) { client async throws in
            for number in ["12125550100", "447700900200", "33612345600", "919876543200"] {
                let answer = try await client.ipqualityscore(number)
                #expect(answer["valid"] == true)
                #expect(answer["fraud_score"] == 0)
                #expect(answer["VOIP"] == false)
            }
        }
    }

    @Test("01 knows nothing in words, 02 nothing in truth values")
    func unknowns() async throws {
        let words = try await answer("12025550101")
        for name in ["formatted", "local_format", "carrier", "line_type", "country", "region", "city", "zip_code"] {
            #expect(words[name] == "N/A")
        }
        let flags = try await answer("12025550102")
        for name in ["recent_abuse", "VOIP", "prepaid", "risky", "active"] { #expect(flags[name] == .null) }
    }

    @Test("03 has sales texts in its fields")
    func gated() async throws {
        let answer = try await answer("12025550103")
        #expect(answer["active_status"] == "Enterprise L4+ required.")
        #expect(answer["name"] == "Enterprise Plus or higher required.")
    }

    @Test("04 is known for fraud, 05 internet telephony, 06 disconnected")
    func risks() async throws {
        let abusive = try await answer("12025550104")
        #expect(abusive["fraud_score"] == 100)
        #expect(abusive["recent_abuse"] == true)
        let virtual = try await answer("12025550105")
        #expect(virtual["VOIP"] == true)
        #expect(virtual["line_type"] == "VOIP")
        let dead = try await answer("12025550106")
        #expect(dead["active"] == false)
        #expect(dead["active_status"] == "Disconnected Line")
    }

    @Test("07 has the standard interface's fields, 08 transaction details, 09 no success flag")
    func shapes() async throws {
        let full = try await answer("12025550107")
        #expect(full["mnc"] == "004")
        #expect(full["timezone"] == "America/New_York")
        #expect(full["associated_email_addresses", "emails"] == [])
        let transaction = try await answer("12025550108")
        #expect(transaction["transaction_details", "risk_score"]?.numberText != nil)
        #expect(transaction["transaction_details", "billing_phone_country_code"] == 1)
        #expect(transaction["transaction_details", "bin_country"] == .null)
        #expect(try await answer("12025550109")["success"] == nil)
    }

    @Test("transaction details come with transaction parameters")
    func transactionParameters() async throws {
        let answer = try await answer("12025550100", [("billing_first_name", "Alex")])
        #expect(answer["transaction_details", "phone_name_identity_match"] == "Unknown")
    }
}
