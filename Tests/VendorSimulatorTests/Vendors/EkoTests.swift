import JSON
import NIOHTTP1
import Testing
import VendorSimulator

@Suite("Eko IP verification")
struct EkoTests {
    @Test("answers the documented example to the letter")
    func documentedExample() async throws {
        try await withSimulator { client async throws in
            let answer = try await client.eko("103.21.58.193", reference: "REQ-20260101-001")
            #expect(answer.status == 200)
            #expect(
                answer.json == [
                    "status": 0, "response_status_id": 0, "message": "IP verification successful",
                    "response_type_id": 1388,
                    "data": [
                        "ip_address": "103.21.58.193", "proxy_type": "None", "country_code": "IN",
                        "country_name": "India", "region_name": "Maharashtra", "city_name": "Mumbai",
                        "city_risk_score": "12", "proxy_type_risk_score": "0",
                    ],
                ]
            )
            #expect(answer.headers.first(name: "date") == "Tue, 14 Nov 2023 22:13:20 GMT")
            #expect(client.simulator.violations.isEmpty)
            #expect(client.simulator.counters(of: .eko).billed == 1)
        }
    }

    @Test("serves staging and production, and no other version")
    func paths() async throws {
        try await withSimulator { client async throws in
            let production = try await client.eko("8.8.8.100", path: "/ekoicici/v3/tools/kyc/ip")
            #expect(production["status"] == 0)
            let other = try await client.eko("8.8.8.100", path: "/ekoapi/v1/tools/kyc/ip")
            #expect(other.status == 404)
            #expect(other["message"] == "No mapping rule matched")
            #expect(try await client.send(.GET, "/ekoapi/v3/tools/kyc/ip").status == 405)
        }
    }

    @Test("takes only JSON, with or without parameters of the type")
    func contentType() async throws {
        try await withSimulator { client async throws in
            let form = try await client.eko("8.8.8.100") { headers, _ in
                headers.replaceOrAdd(name: "content-type", value: "application/x-www-form-urlencoded")
            }
            #expect(form.status == 415)
            let charset = try await client.eko("8.8.8.100") { headers, _ in
                headers.replaceOrAdd(name: "content-type", value: "application/json; charset=utf-8")
            }
            #expect(charset["status"] == 0)
        }
    }

    @Test("refuses a missing or wrong developer key")
    func developerKey() async throws {
        try await withSimulator { client async throws in
            let missing = try await client.eko("8.8.8.100") { headers, _ in headers.remove(name: "developer_key") }
            #expect(missing.status == 403)
            #expect(missing.json == ["status": 1, "response_status_id": -1, "message": "Unauthorized"])
            let wrong = try await client.eko("8.8.8.100") { headers, _ in
                headers.replaceOrAdd(name: "developer_key", value: "other")
            }
            #expect(wrong.status == 403)
            #expect(client.simulator.journal.map(\.notes) == [["developer_key missing"], ["developer_key differs"]])
        }
    }

    @Test(
        "accepts clocks up to the tolerance and no further",
        arguments: [(-300_000, 200), (300_000, 200), (300_001, 403)])
    func clock(skew: Int64, status: Int) async throws {
        try await withSimulator { client async throws in
            let answer = try await client.eko("8.8.8.100", at: SimulatorClient.start + skew)
            #expect(answer.status == status)
            #expect(client.simulator.violations.isEmpty, "a wrong clock is no mistake of the adapter")
            #expect(client.simulator.journal.first?.notes == (status == 403 ? ["stale"] : []))
        }
    }

    @Test("shows the simulated time, so that a client can correct its clock")
    func dateHeader() async throws {
        try await withSimulator { client async throws in
            client.simulator.advanceClock(by: .seconds(681))
            let stale = try await client.eko("8.8.8.100")
            #expect(stale.status == 403)
            #expect(stale.headers.first(name: "date") == "Tue, 14 Nov 2023 22:24:41 GMT")
            #expect(try await client.eko("8.8.8.100", at: SimulatorClient.start + 681_000).status == 200)
        }
    }

    @Test("checks initiator, user code, reference and address in this order")
    func bodyChecks() async throws {
        try await withSimulator { client async throws in
            func ask(_ name: String, _ value: JSONValue?) async throws -> Answer {
                try await client.eko("8.8.8.100") { _, body in body[name] = value }
            }
            #expect(try await ask("initiator_id", "1")["status"] == 319)
            #expect(try await ask("user_code", nil)["status"] == 346)
            let long = try await ask("client_ref_id", .string(String(repeating: "r", count: 21)))
            #expect(long["status"] == 461)
            #expect(long["invalid_params", "client_ref_id"] != nil)
            let missing: JSONValue = [
                "status": 1, "response_status_id": -1, "message": "ip_address is required", "data": [:],
            ]
            #expect(try await ask("ip_address", nil).json == missing)
            #expect(try await ask("ip_address", "").json == missing)
            for ip in ["999.999.999.999", "08.8.8.8", "2001:4860:4860::8888", "10.0.0.1", "192.0.2.9"] {
                let invalid = try await ask("ip_address", .string(ip))
                #expect(invalid["message"] == "Invalid IP address")
                #expect(invalid["response_status_id"] == -1)
            }
            #expect(client.simulator.counters(of: .eko).billed == 0)
            #expect(client.simulator.violationKinds.filter { $0 == .unroutableAddress }.count == 3)
        }
    }

    @Test("takes a reference once")
    func references() async throws {
        try await withSimulator { client async throws in
            #expect(try await client.eko("8.8.8.100", reference: "r-1")["status"] == 0)
            #expect(try await client.eko("8.8.8.101", reference: "r-1")["status"] == 461)
            #expect(try await client.eko("8.8.8.101", reference: "r-2")["status"] == 0)
            #expect(client.simulator.violationKinds == [.reference])
        }
    }

    @Test("takes numbers for text, and notes that")
    func numbersForText() async throws {
        try await withSimulator { client async throws in
            let answer = try await client.eko("8.8.8.100") { _, body in body["initiator_id"] = .number("9962981729") }
            #expect(answer["status"] == 0)
            #expect(client.simulator.violationKinds == [.numberForString])
        }
    }

    @Test("stops without balance, and where the service is not activated or the network is blocked")
    func account() async throws {
        try await withSimulator { client async throws in
            client.simulator.setSwitch(.ekoNotActivated, on: true)
            #expect(try await client.eko("8.8.8.100")["message"]?.string?.hasPrefix("Agent not allowed") == true)
            client.simulator.setSwitch(.ekoNotActivatedHTTP403, on: true)
            #expect(try await client.eko("8.8.8.100").status == 403)
            client.simulator.setBalance(.zero, of: .eko)
            #expect(try await client.eko("8.8.8.100")["status"] == 347)
            client.simulator.setSwitch(.ekoEgressBlocked, on: true)
            let blocked = try await client.eko("8.8.8.100")
            #expect(blocked.status == 403)
            #expect(blocked.headers.first(name: "content-type")?.hasPrefix("text/html") == true)
            #expect(client.simulator.counters(of: .eko).billed == 0)
        }
    }

    @Test("the last octet chooses the case")
    func cases() async throws {
        try await withSimulator { client async throws in
            func ask(_ octet: Int) async throws -> Answer { try await client.eko("8.8.8.\(octet)") }
            #expect(try await ask(1)["data", "proxy_type"] == "None")
            #expect(try await ask(1)["data", "proxy_type_risk_score"] == "0")
            #expect(try await ask(2)["data", "proxy_type"] == "VPN")
            let hosting = try await ask(3)
            #expect(hosting["data", "proxy_type"] == "DCH")
            #expect(hosting["data", "city_risk_score"]?.integer != nil)
            let dashes = try await ask(4)
            #expect(dashes["data", "city_name"] == "-")
            #expect(dashes["data", "city_risk_score"] == "")
            let words = try await ask(5)
            #expect(words["status"] == "success")
            #expect(words["data", "proxy_type"] == "Residential Proxy")
            #expect(words["data", "city_risk_score"] == "Low")
            #expect(try await ask(6)["data", "proxy_type"] == "VPA")
            #expect(try await ask(7)["response_status_id"] == -1)
            #expect(try await ask(8)["message"] == "unable to find IP details")
            #expect(try await ask(9)["message"] == "something went wrong, please try after some time")
            #expect(try await ask(10)["data"] == nil)
            #expect(try await ask(11)["data", "ip_address"] == "192.0.2.1")
            let failed = try await ask(12)
            #expect(failed.status == 500)
            #expect(failed.body.isEmpty)
            #expect(try await ask(13)["response_status_id"] == -2)
            #expect(try await ask(14)["data", "proxy_type"] == .null)
            #expect(client.simulator.counters(of: .eko).billed == 11, "only successes are billed")
            client.simulator.setSwitch(.magic, on: false)
            #expect(try await ask(12)["data", "country_code"] == "US")
        }
    }
}
