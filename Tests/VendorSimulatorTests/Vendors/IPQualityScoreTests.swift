import JSON
import NIOHTTP1
import Testing
import VendorSimulator

@Suite("IPQualityScore phone check")
struct IPQualityScoreTests {
    @Test("answers a form with the documented members")
    func documentedMembers() async throws {
        try await withSimulator { client async throws in
            let answer = try await client.ipqualityscore("12025550100", [("strictness", "0"), ("country[]", "US")])
            #expect(answer.status == 200)
            #expect(answer.headers.first(name: "x-powered-by") == "IPQualityScore")
            #expect(answer["success"] == true)
            #expect(answer["valid"] == true)
            #expect(answer["formatted"] == "+12025550100")
            #expect(answer["local_format"] == "(202) 555-0100")
            #expect(answer["country"] == "US")
            #expect(answer["region"] == "DC")
            #expect(answer["city"] == "WASHINGTON")
            #expect(answer["zip_code"] == "20001")
            #expect(answer["dialing_code"] == 1)
            #expect(answer["fraud_score"] == 0)
            for name in ["recent_abuse", "VOIP", "risky"] { #expect(answer[name] == false) }
            #expect(answer["active"] == true)
            #expect(answer["carrier"]?.string?.isEmpty == false)
            #expect(client.simulator.violations.isEmpty)
        }
    }

    @Test("does not know another integration")
    func unknownIntegration() async throws {
        try await withSimulator { client async throws in
            let answer = try await client.ipqualityscore("12025550100", integration: "other")
            #expect(answer.status == 404)
            #expect(answer.headers.first(name: "content-type") == "text/html; charset=UTF-8")
        }
    }

    @Test("refuses a wrong key, a wrong secret and a secret of another length with HTTP 200")
    func credentials() async throws {
        try await withSimulator { client async throws in
            for answer in [
                try await client.ipqualityscore("12025550100", key: "other.example"),
                try await client.ipqualityscore("12025550100", secret: String(repeating: "a", count: 128)),
                try await client.ipqualityscore("12025550100", secret: "short"),
            ] {
                #expect(answer.status == 200)
                #expect(answer["success"] == false)
                #expect(answer["message"]?.string?.hasPrefix("Invalid or unauthorized key.") == true)
            }
            #expect(client.simulator.counters(of: .ipqualityscore).verdicts[.credentials] == 3)
        }
    }

    @Test("rotates the secret, and the old one is invalid at once")
    func rotation() async throws {
        try await withSimulator { client async throws in
            let rotated = try await client.ipqualityscore(nil, operation: "refresh")
            let secret = try #require(rotated["secret"]?.string)
            #expect(secret.utf8.count == 128)
            #expect(try await client.ipqualityscore("12025550100")["success"] == false)
            #expect(try await client.ipqualityscore("12025550100", secret: secret)["success"] == true)
            let other = client.simulator.rotateSecret()
            #expect(try await client.ipqualityscore("12025550100", secret: secret)["success"] == false)
            #expect(try await client.ipqualityscore("12025550121", secret: other)["success"] == true)
        }
    }

    @Test("does not see fields in a JSON body")
    func jsonBody() async throws {
        try await withSimulator { client async throws in
            let answer = try await client.ipqualityscore(
                "12025550100", headers: ["Accept": "application/json", "Content-Type": "application/json"]
            )
            #expect(answer["success"] == false)
            #expect(answer["message"]?.string?.contains("unauthorized key") == true)
            #expect(client.simulator.violationKinds == [.wrongContentType])
        }
    }

    @Test("answers GET too, but a secret and a number in the URL are violations unless GET was chosen")
    func get() async throws {
        try await withSimulator { client async throws in
            let query = SimulatorClient.form([
                ("key", client.credentials.ipqualityscore.key), ("secret", client.credentials.ipqualityscore.secret),
                ("phone", "12025550100"),
            ])
            let path = "/webhooks/demo/json/phone_check?\(query)"
            #expect(try await client.send(.GET, path)["valid"] == true)
            #expect(client.simulator.violationKinds == [.secretInURL, .personalDataInURL])
            client.simulator.reset()
            client.simulator.setSwitch(.ipqualityscoreGETAllowed, on: true)
            #expect(try await client.send(.GET, path)["valid"] == true)
            #expect(client.simulator.violations.isEmpty)
        }
    }

    @Test("says when credits have run out and when the day's quota has")
    func creditsAndQuota() async throws {
        var configuration = SimulatorConfiguration.test
        configuration.accounts[.ipqualityscore] = SimulatedAccount(
            price: Amount(1), balance: Amount(10), rateLimit: nil, dailyQuota: 2
        )
        try await withSimulator(configuration) { client async throws in
            for ending in ["21", "22"] {
                #expect(try await client.ipqualityscore("120255501\(ending)")["success"] == true)
            }
            let exceeded = try await client.ipqualityscore("12025550123")
            #expect(exceeded["message"]?.string?.contains("request quota of 2 per day") == true)
            client.simulator.advanceClock(by: .seconds(86_400))
            #expect(try await client.ipqualityscore("12025550123")["success"] == true)
            client.simulator.setBalance(.zero, of: .ipqualityscore)
            let empty = try await client.ipqualityscore("12025550124")
            #expect(empty["message"]?.string?.hasPrefix("You have insufficient credits") == true)
            #expect(client.simulator.counters(of: .ipqualityscore).billed == 3)
        }
    }

    @Test("throttles with 509, or with 429 and a time to wait")
    func throttling() async throws {
        var configuration = SimulatorConfiguration.test
        configuration.accounts[.ipqualityscore] = SimulatedAccount(
            price: Amount(1), balance: Amount(10), rateLimit: 1
        )
        try await withSimulator(configuration) { client async throws in
            _ = try await client.ipqualityscore("12025550100")
            #expect(try await client.ipqualityscore("12025550121").status == 509)
            client.simulator.setSwitch(.ipqualityscoreHTTP429, on: true)
            let standard = try await client.ipqualityscore("12025550121")
            #expect(standard.status == 429)
            #expect(standard.headers.first(name: "retry-after") == "1")
        }
    }

    @Test("compresses with Brotli for whoever asks for it, and notes that")
    func brotli() async throws {
        try await withSimulator { client async throws in
            let headers: HTTPHeaders = [
                "Accept": "application/json", "Accept-Encoding": "gzip, br",
                "Content-Type": "application/x-www-form-urlencoded",
            ]
            let answer = try await client.ipqualityscore("12025550100", headers: headers)
            #expect(answer.headers.first(name: "content-encoding") == "br")
            #expect(client.simulator.violationKinds == [.brotliAsked])
        }
    }

    @Test("notes a strictness outside 0 to 2, and unknown and empty parameters")
    func parameters() async throws {
        try await withSimulator { client async throws in
            _ = try await client.ipqualityscore("12025550100", [("strictness", "3")])
            _ = try await client.ipqualityscore("12025550121", [("colour", "blue"), ("country", "")])
            #expect(
                client.simulator.violations.map(\.violation.description)
                    == ["parameter_out_of_range: strictness", "unknown_parameter", "empty_parameter: country"]
            )
        }
    }

    @Test("takes the country in each of its spellings", arguments: ["country", "country[]", "country[0]"])
    func countries(name: String) async throws {
        try await withSimulator { client async throws in
            let answer = try await client.ipqualityscore("07700900100", [(name, "FR"), (name, "UK")])
            #expect(answer["formatted"] == "+447700900100")
        }
    }
}
