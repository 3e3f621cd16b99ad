import JSON
import NIOHTTP1
import Testing
import VendorSimulator

@Suite("Provero IP geolocation")
struct ProveroTests {
    private let bearer: HTTPHeaders = [
        "Accept": "application/json", "Content-Type": "application/json", "Authorization": "Bearer demo-token",
    ]

    @Test("answers the documented example to the letter")
    func documentedExample() async throws {
        try await withSimulator { client async throws in
            let answer = try await client.provero(["ip": "46.51.128.144", "address": "Dublin", "geoMatch": true])
            #expect(answer.status == 200)
            #expect(
                answer.json == [
                    "country": "Ireland", "regionName": "Leinster", "city": "Dublin", "zip": "D02", "lat": "53.3498",
                    "lon": "-6.26031", "ip": "46.51.128.144",
                    "distance": ["km": .number("0.0514"), "mi": .number("0.0319")],
                    "geoMatch": ["country": true, "city": true],
                ]
            )
            #expect(client.simulator.violations.isEmpty)
            #expect(client.simulator.counters(of: .provero).billedAmount == Amount("0.006"))
        }
    }

    @Test("compares only where asked, and a distance needs no match")
    func comparison() async throws {
        try await withSimulator { client async throws in
            let plain = try await client.provero(["ip": "46.51.128.144"])
            #expect(plain["distance"] == nil)
            #expect(plain["geoMatch"] == nil)
            let distance = try await client.provero(["ip": "46.51.128.144", "address": "Lisbon"])
            let kilometres = try #require(distance["distance", "km"]?.numberText.flatMap { Double($0) })
            #expect((1630...1650).contains(kilometres))
            #expect(distance["geoMatch"] == nil)
            let mismatch = try await client.provero([
                "ip": "46.51.128.144", "address": "Rua Augusta 1, 1100 Lisbon, Portugal", "geoMatch": "true",
            ])
            #expect(mismatch["geoMatch"] == ["country": false, "city": false])
        }
    }

    @Test("writes distances as text for odd addresses")
    func distanceAsText() async throws {
        try await withSimulator { client async throws in
            let answer = try await client.provero(["ip": "46.51.128.145", "address": "Dublin", "geoMatch": true])
            #expect(answer["distance"] == ["km": "0.0514", "mi": "0.0319"])
        }
    }

    @Test("wants the path and POST")
    func pathAndMethod() async throws {
        try await withSimulator { client async throws in
            #expect(try await client.send(.POST, "/api/fraud-check/ip", headers: bearer).status == 404)
            let get = try await client.send(.GET, "/api/fraud-check/geoip", headers: bearer)
            #expect(get.status == 405)
            #expect(get["message"]?.string != nil)
        }
    }

    @Test("refuses a missing or wrong token in the documented shape, or the framework's")
    func token() async throws {
        try await withSimulator { client async throws in
            var wrong = bearer
            wrong.replaceOrAdd(name: "Authorization", value: "Bearer other")
            let refused = try await client.provero(["ip": "8.8.8.8"], headers: wrong)
            #expect(refused.status == 401)
            #expect(
                refused.json == [
                    "error": ["code": "401", "message": "Unauthenticated. Please provide a valid API key."]
                ]
            )
            client.simulator.setSwitch(.proveroFrameworkErrors, on: true)
            let plain = try await client.provero(["ip": "8.8.8.8"], headers: wrong)
            #expect(plain.json == ["message": "Unauthenticated."])
        }
    }

    @Test("redirects errors of whoever does not ask for JSON, and notes who follows with the token")
    func redirect() async throws {
        try await withSimulator { client async throws in
            let headers: HTTPHeaders = ["Content-Type": "application/json", "Authorization": "Bearer demo-token"]
            let redirected = try await client.provero([:], headers: headers)
            #expect(redirected.status == 302)
            let location = try #require(redirected.headers.first(name: "location"))
            _ = try await client.send(.GET, location, headers: bearer)
            #expect(client.simulator.violationKinds == [.acceptMissing, .redirectFollowed])
            #expect(try await client.provero(["ip": "8.8.8.8"], headers: headers).status == 200)
        }
    }

    @Test("validates in the documented words")
    func validation() async throws {
        try await withSimulator { client async throws in
            func expect(_ body: JSONValue, _ field: String, _ message: String) async throws {
                let answer = try await client.provero(body)
                #expect(answer.status == 422)
                #expect(answer["message"] == .string(message))
                #expect(answer["errors", field] == .array([.string(message)]))
            }
            try await expect([:], "ip", "The ip field is required.")
            try await expect(["ip": ""], "ip", "The ip field is required.")
            try await expect(["ip": "999.1.1.1"], "ip", "The ip field must be a valid IP address.")
            try await expect(
                ["ip": "8.8.8.8", "geoMatch": 1], "address", "The address field is required when geo match is true."
            )
            try await expect(
                ["ip": "8.8.8.8", "address": "zzzz"], "address", "Please provide a valid destination to match."
            )
            #expect(client.simulator.counters(of: .provero).billed == 0)
        }
    }

    @Test("takes a body that is not JSON for an empty one")
    func undecodable() async throws {
        try await withSimulator { client async throws in
            var form = bearer
            form.replaceOrAdd(name: "Content-Type", value: "application/x-www-form-urlencoded")
            let answer = try await client.send(
                .POST, "/api/fraud-check/geoip", headers: form, body: Array("{\"ip\":\"8.8.8.8\"}".utf8)
            )
            #expect(answer["errors", "ip"] == ["The ip field is required."])
            #expect(client.simulator.violationKinds == [.wrongContentType])
            let broken = try await client.send(.POST, "/api/fraud-check/geoip", headers: bearer, body: Array("{".utf8))
            #expect(broken.status == 422)
        }
    }

    @Test("counts the calls of a minute and says how many are left")
    func rateLimit() async throws {
        var configuration = SimulatorConfiguration.test
        configuration.accounts[.provero] = SimulatedAccount(
            price: Amount(1), balance: Amount(10), rateLimit: 2
        )
        try await withSimulator(configuration) { client async throws in
            let first = try await client.provero(["ip": "8.8.8.8"])
            #expect(first.headers.first(name: "x-ratelimit-limit") == "2")
            #expect(first.headers.first(name: "x-ratelimit-remaining") == "1")
            _ = try await client.provero(["ip": "8.8.4.4"])
            client.simulator.advanceClock(by: .seconds(20))
            let throttled = try await client.provero(["ip": "9.9.9.9"])
            #expect(throttled.status == 429)
            #expect(throttled.json == ["message": "Too Many Attempts."])
            #expect(throttled.headers.first(name: "retry-after") == "40")
            #expect(throttled.headers.first(name: "x-ratelimit-reset") == "1700000060")
            client.simulator.advanceClock(by: .seconds(40))
            #expect(try await client.provero(["ip": "9.9.9.9"]).status == 200)
        }
    }

    @Test("says with ten decimals what a lookup costs and what is left")
    func balance() async throws {
        try await withSimulator { client async throws in
            client.simulator.setBalance(Amount("0.0059") ?? .zero, of: .provero)
            let answer = try await client.provero(["ip": "8.8.8.8"])
            #expect(answer.status == 402)
            #expect(
                answer.json == [
                    "message": "Insufficient balance for validation request.", "service": "geoip",
                    "required_amount": "0.0060000000", "current_balance": "0.0059000000",
                ]
            )
            let invalid = try await client.provero(["ip": "no"])
            #expect(invalid.status == 422, "validation comes before the balance")
        }
    }

    @Test("the last octet chooses application errors and another echo")
    func cases() async throws {
        try await withSimulator { client async throws in
            let bad = try await client.provero(["ip": "8.8.8.250"])
            #expect(bad.status == 400)
            #expect(bad["requestError", "serviceException", "code"] == "400")
            let hidden = try await client.provero(["ip": "8.8.8.251"])
            #expect(hidden.status == 200)
            #expect(hidden["requestError", "serviceException", "code"] == "503")
            let numeric = try await client.provero(["ip": "8.8.8.252"])
            #expect(numeric.status == 500)
            #expect(numeric["requestError", "serviceException", "code"] == 500)
            #expect(client.simulator.counters(of: .provero).billed == 0)
            #expect(try await client.provero(["ip": "8.8.8.253"])["ip"] == "192.0.2.1")
            #expect(try await client.provero(["ip": "198.51.100.8"])["city"] == "")
            client.simulator.setSwitch(.magic, on: false)
            #expect(try await client.provero(["ip": "8.8.8.250"])["country"] == "United States")
        }
    }

    @Test("locates IPv6, and notes private addresses and unknown or empty members")
    func inputs() async throws {
        try await withSimulator { client async throws in
            #expect(try await client.provero(["ip": "2001:4860:4860::8888"])["city"] == "Mountain View")
            #expect(client.simulator.violations.isEmpty)
            _ = try await client.provero(["ip": "192.168.1.1", "address": "", "extra": 1])
            #expect(
                Set(client.simulator.violationKinds) == [.unroutableAddress, .emptyParameter, .unknownParameter]
            )
        }
    }
}
