import JSON
import Testing
import VendorSimulator

@Suite("Vonage Number Insight")
struct VonageTests {
    @Test("answers the documented example to the letter")
    func documentedExample() async throws {
        try await withSimulator { client async throws in
            let answer = try await client.vonage("447700900001", [("ip", "123.0.0.255")])
            #expect(answer.status == 200)
            #expect(answer.headers.first(name: "content-type") == "application/json")
            #expect(answer["status"] == 0)
            #expect(answer["status_message"] == "Success")
            #expect(answer["lookup_outcome"] == 0)
            #expect(answer["international_format_number"] == "447700900001")
            #expect(answer["national_format_number"] == "07700 900001")
            #expect(answer["country_code"] == "GB")
            #expect(answer["country_code_iso3"] == "GBR")
            #expect(answer["country_name"] == "United Kingdom")
            #expect(answer["country_prefix"] == "44")
            #expect(answer["request_price"] == "0.03000000")
            #expect(answer["remaining_balance"] == "999999.97000000")
            #expect(answer["current_carrier", "network_type"] == "mobile")
            #expect(answer["valid_number"] == "valid")
            #expect(answer["reachable"] == "reachable")
            #expect(answer["ported"] == "not_ported")
            #expect(answer["roaming", "status"] == "not_roaming")
            #expect(
                answer["ip"] == [
                    "address": "123.0.0.255", "ip_match_level": "mismatch", "ip_country": "KR", "ip_city": "",
                ]
            )
            #expect(client.simulator.violations.isEmpty)
        }
    }

    @Test("answers basic for nothing and standard for less, with fewer members")
    func lesserEndpoints() async throws {
        try await withSimulator { client async throws in
            let basic = try await client.vonage("447700900001", endpoint: "basic")
            #expect(basic["country_code"] == "GB")
            #expect(basic["request_price"] == nil)
            #expect(client.simulator.counters(of: .vonage).billed == 0)
            let standard = try await client.vonage("447700900001", endpoint: "standard")
            #expect(standard["request_price"] == "0.00500000")
            #expect(standard["current_carrier", "country"] == "GB")
            #expect(standard["valid_number"] == nil)
        }
    }

    @Test("knows only its three paths, GET and POST")
    func pathsAndMethods() async throws {
        try await withSimulator { client async throws in
            let headers = client.basic
            #expect(try await client.vonage("447700900001", endpoint: "premium").status == 404)
            #expect(try await client.send(.GET, "/ni/advanced/xml?number=1").status == 404)
            let delete = try await client.send(
                .DELETE, "/ni/advanced/json?number=447700900001", headers: ["Authorization": headers]
            )
            #expect(delete.status == 405)
            let post = try await client.send(
                .POST, "/ni/advanced/json",
                headers: [
                    "Accept": "application/json", "Authorization": headers,
                    "Content-Type": "application/x-www-form-urlencoded",
                ],
                body: Array("number=447700900001".utf8)
            )
            #expect(post["status"] == 0)
        }
    }

    @Test("takes Basic or the pair in the query, and notes the secret in the URL")
    func authentication() async throws {
        try await withSimulator { client async throws in
            let pair = [("api_key", "demo-key"), ("api_secret", "demo-secret")]
            let plain = ["Accept": "application/json"]
            #expect(
                try await client.vonage("447700900001", pair, headers: .init(plain.map { ($0, $1) }))["status"] == 0)
            #expect(client.simulator.violationKinds == [.secretInURL])
            let missing = try await client.vonage("447700900001", headers: ["Accept": "application/json"])
            #expect(missing.status == 200)
            #expect(missing.json == ["status": 4, "status_message": "Invalid credentials"])
            let different = try await client.vonage(
                "447700900001", pair, headers: ["Accept": "application/json", "Authorization": "Basic eDp5"]
            )
            #expect(different["status"] == 4)
            client.simulator.setSwitch(.vonageHTTP401, on: true)
            let refused = try await client.vonage("447700900001", headers: ["Accept": "application/json"])
            #expect(refused.status == 401)
            #expect(refused["status"] == 4)
        }
    }

    @Test("says in HTTP 200 that an endpoint is not enabled, a number is missing, or cannot be read")
    func refusals() async throws {
        try await withSimulator { client async throws in
            client.simulator.setSwitch(.vonageAdvancedDisabled, on: true)
            #expect(try await client.vonage("447700900001")["status"] == 19)
            #expect(try await client.vonage("447700900001", endpoint: "standard")["status"] == 0)
            client.simulator.setSwitch(.vonageAdvancedDisabled, on: false)
            let missing = try await client.vonage(nil)
            #expect(missing["status"] == 3)
            #expect(missing["status_message"]?.string?.contains("mandatory parameter") == true)
            let unreadable = try await client.vonage("call me")
            #expect(unreadable.json == ["status": 999])
            #expect(client.simulator.counters(of: .vonage).billed == 1, "only the standard lookup was made")
        }
    }

    @Test(
        "takes a number in E.164, or with a country that agrees with it",
        arguments: [
            ("07999999999", nil, nil), ("07999999921", "GB", "447999999921"), ("447999999921", "GB", "447999999921"),
            ("+44 (7999) 999-921", nil, "447999999921"), ("447999999921", "US", nil), ("+447999999921", "US", nil),
            ("07999999921", "gb", nil), ("07999999921", "GBR", nil), ("2025550121", "US", "12025550121"),
            ("12025550121", "CA", nil), ("00442079460021", nil, "442079460021"), ("999", nil, nil),
        ] as [(String, String?, String?)]
    )
    func numbers(written: String, country: String?, expected: String?) async throws {
        try await withSimulator { client async throws in
            let answer = try await client.vonage(written, country.map { [("country", $0)] } ?? [])
            if let expected {
                #expect(answer["international_format_number"] == .string(expected))
            } else {
                #expect(answer["status"] == 3)
                // The real message repeats the number, which an adapter must not log.
                #expect(answer["status_message"]?.string?.contains("[ \(written) ]") == true)
            }
        }
    }

    @Test("limits the calls of a second, and forgets them in the next")
    func rateLimit() async throws {
        var configuration = SimulatorConfiguration.test
        configuration.accounts[.vonage] = SimulatedAccount(price: Amount(1), balance: Amount(100), rateLimit: 2)
        try await withSimulator(configuration) { client async throws in
            for _ in 0..<2 { #expect(try await client.vonage("447700900021")["status"] == 0) }
            let throttled = try await client.vonage("447700900021")
            #expect(throttled.status == 200)
            #expect(throttled.json == ["status": 1, "status_message": "Back off"])
            #expect(throttled.headers.first(name: "retry-after") == nil)
            client.simulator.advanceClock(by: .seconds(1))
            #expect(try await client.vonage("447700900021")["status"] == 0)
            client.simulator.setSwitch(.limits, on: false)
            for _ in 0..<5 { #expect(try await client.vonage("447700900021")["status"] == 0) }
        }
    }

    @Test("stops with status 9 when the price is more than what is left")
    func balance() async throws {
        try await withSimulator { client async throws in
            client.simulator.setBalance(Amount("0.0599") ?? .zero, of: .vonage)
            #expect(try await client.vonage("447700900021")["remaining_balance"] == "0.02990000")
            #expect(try await client.vonage("447700900022")["status"] == 9)
            #expect(client.simulator.counters(of: .vonage).balance == Amount("0.0299"))
        }
    }

    @Test("charges a caller's name where there is one, and gives the price back elsewhere")
    func callerName() async throws {
        try await withSimulator { client async throws in
            let american = try await client.vonage("12025550121", [("cnam", "true")])
            #expect(american["request_price"] == "0.04000000")
            #expect(american["refund_price"] == nil)
            #expect(american["caller_identity", "caller_name"]?.string?.isEmpty == false)
            #expect(american["caller_name"] == american["caller_identity", "caller_name"])
            let british = try await client.vonage("447700900021", [("cnam", "true")])
            #expect(british["refund_price"] == "0.01000000")
            #expect(british["caller_identity"] == nil)
            let standard = try await client.vonage("447700900021", endpoint: "standard", [("cnam", "true")])
            #expect(standard["request_price"] == "0.00500000")
            #expect(standard["refund_price"] == nil)
            let misnamed = try await client.vonage("12025550122", [("cname", "true")])
            #expect(misnamed["caller_identity"] == nil)
            #expect(misnamed["request_price"] == "0.03000000")
            #expect(client.simulator.violationKinds == [.misnamedParameter])
        }
    }

    @Test("tells the handset's state where it was asked for")
    func realTimeData() async throws {
        try await withSimulator { client async throws in
            let answer = try await client.vonage("447700900001", [("real_time_data", "true")])
            #expect(answer["real_time_data"] == ["active_status": "active", "handset_status": "On"])
        }
    }

    @Test("leaves the ip object out where the address is empty, unreadable, private or switched off")
    func absentAddress() async throws {
        try await withSimulator { client async throws in
            for ip in ["", "999.1.1.1", "10.0.0.1"] {
                #expect(try await client.vonage("447700900021", [("ip", ip)])["ip"] == nil)
            }
            #expect(Set(client.simulator.violationKinds).isSuperset(of: [.emptyParameter, .unroutableAddress]))
        }
        var configuration = SimulatorConfiguration.test
        configuration.vonageIPMode = .absent
        try await withSimulator(configuration) { client async throws in
            #expect(try await client.vonage("447700900021", [("ip", "8.8.8.8")])["ip"] == nil)
        }
    }
}
