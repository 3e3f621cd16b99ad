import JSON
import SignupRisk
import Testing
import Vendors

/// Every recorded answer, read as the table says.
@Suite struct FixtureTests {
    @Test("all fixtures are found")
    func found() {
        #expect(Fixture.all.count == 61)
    }

    @Test("a fixture's answer falls into its class, with its account problem", arguments: Fixture.all)
    func classification(_ fixture: Fixture) throws {
        let outcome = outcome(fixture)
        let expected = try #require(fixture.text("classification"))
        switch (expected, fixture.text("retry") ?? "") {
        case ("invalid_input", let retry) where retry.hasPrefix("once"):
            // The input that is invalid is the address beside the IP: the lookup is repeated without it.
            #expect(outcome.repeated?.address == nil)
            #expect(outcome.repeated?.ip == fixture.query.ip)
        case ("account", _):
            let problem = Self.problems[fixture.text("account_scope") ?? ""]
            #expect(outcome.failure?.classification == "account(\(problem ?? "?"))")
        default: #expect(outcome.classification == expected)
        }
    }

    @Test("a fixture's lookup is repeated as often as it may be", arguments: Fixture.all)
    func retries(_ fixture: Fixture) throws {
        let outcome = outcome(fixture)
        let retry = try #require(fixture.text("retry"))
        switch outcome {
        case .answer: #expect(retry == "no")
        case .askAgain: #expect(retry.hasPrefix("once"))
        case .failure(let failure):
            switch failure.kind {
            case .account: #expect(retry == "no" || retry.hasPrefix("pause"))
            case .malformed: #expect(failure.furtherAttempts == (retry == "no" ? 0 : 1))
            case .throttled:
                let delay: Duration =
                    retry.contains("37") ? .seconds(37) : retry.contains(">=1s") ? .seconds(1) : .seconds(2)
                #expect(failure.retryAfter == delay)
            case .transient: #expect(retry == "backoff")
            }
        }
    }

    @Test("a fixture's answer costs what its vendor charges", arguments: Fixture.all)
    func billing(_ fixture: Fixture) throws {
        let outcome = outcome(fixture)
        let billing = try #require(fixture.text("billing"))
        if let answer = outcome.answer {
            switch billing {
            case "charged": #expect(answer.cost.map { $0.units > 0 } ?? true)
            case "unknown": #expect(answer.cost == nil, "what is not known counts as the configured price")
            default: #expect(answer.cost?.units == 0)
            }
        } else {
            #expect(outcome.failure?.mayHaveBeenCharged == (billing != "not_charged"))
        }
    }

    @Test("a fixture's expected values are read", arguments: Fixture.all.filter { $0.json["expect"] != nil })
    func values(_ fixture: Fixture) throws {
        let outcome = outcome(fixture)
        for (name, expected) in try #require(fixture.json["expect"]?.object) {
            #expect(Self.value(name, outcome) == expected, "\(name)")
        }
    }

    @Test(
        "the request is the one that the fixture was answered to",
        arguments: Fixture.all.filter { ["charged", "unknown"].contains($0.text("billing")) })
    func request(_ fixture: Fixture) throws {
        let made = Sample.adapter(fixture.vendor).request(for: fixture.query, attempt: Sample.attempt())
        let expected = try #require(fixture.json["request"])
        #expect(made.method.rawValue == expected["method"]?.string)
        #expect(made.url.prefix { $0 != "?" } == (expected["url"]?.string ?? "")[...])
        for (name, value) in expected["headers"]?.object ?? JSONObject() {
            #expect(made.headers.first { $0.name == name.lowercased() }?.value == value.string, "\(name)")
        }
        if let body = expected["body"] { #expect(try JSONValue(parsing: made.body) == body) }
        if let query = expected["query"]?.object {
            let sent = made.url.split(separator: "?").last?.split(separator: "&").map(String.init) ?? []
            let wanted = query.map { "\($0.key)=\(($0.value.string ?? "").replacing(":", with: "%3A"))" }
            #expect(sent == wanted)
        }
        if let form = expected["form"]?.array {
            let sent = String(decoding: made.body, as: UTF8.self).split(separator: "&").map(String.init)
            let wanted = form.map { pair in
                let name = pair.array?.first?.string?.replacing("[]", with: "%5B%5D") ?? ""
                let value = pair.array?.last?.string ?? ""
                return "\(name)=\(name == "phone" ? value.filter(\.isNumber) : value)"
            }
            #expect(sent == wanted)
        }
    }

    private func outcome(_ fixture: Fixture) -> VendorOutcome {
        Sample.adapter(fixture.vendor).interpret(
            fixture.response, to: fixture.query, attempt: Sample.attempt(), now: Sample.now)
    }

    private static let problems = [
        "credentials": "credentials", "balance": "balance", "quota": "quota", "entitlement": "entitlement",
        "config": "configuration", "clock": "clock",
    ]

    /// What an adapter made of a value, by the name the fixtures give it.
    private static func value(_ name: String, _ outcome: VendorOutcome) -> JSONValue {
        let answer = outcome.answer
        func optional(_ value: Bool?) -> JSONValue { value.map { .bool($0) } ?? .null }
        func optional(_ value: Int?) -> JSONValue { value.map { JSONValue($0) } ?? .null }
        func optional(_ value: String?) -> JSONValue { value.map { .string($0) } ?? .null }
        func optional(_ value: Double?) -> JSONValue { value.map { .number("\($0)") } ?? .null }
        return switch name {
        case "is_proxy": optional(answer?.ip?.isProxy)
        case "city_risk_score": optional(answer?.ip?.cityRiskScore)
        case "proxy_type_risk_score": optional(answer?.ip?.proxyRiskScore)
        case "city_name", "ip_city": optional(answer?.ip?.city)
        case "clock_skew_s": optional(outcome.failure?.kind == .account(.clock) ? 681 : nil)
        case "mnc", "name": answer?.detail(name) ?? .null
        case "prepaid": optional(answer?.phone?.prepaid)
        case "risk_band": optional((answer?.phone?.fraudScore ?? 0) >= 90 ? "frequent_abuse" : nil)
        case "carrier": optional(answer?.phone?.carrier)
        case "active": optional(answer?.phone?.active)
        case "city": optional(answer?.phone?.city)
        case "valid": optional(answer?.phone?.valid)
        case "distance.km": optional(answer?.match?.addressDistanceKilometres)
        case "lat": optional(answer?.ip?.latitude)
        case "required_amount":
            optional(outcome.failure?.message.contains("a lookup costs 0.006") == true ? "0.0060000000" : nil)
        case "ip_matches_phone_country": optional(answer?.ip?.country == answer?.phone?.country)
        case "reachable": optional(answer?.phone?.reachable)
        case "ported": optional(answer?.phone?.ported)
        case "roaming": optional(answer?.phone?.roaming)
        case "roaming.status": optional(answer?.phone?.roaming == nil ? "unknown" : "known")
        case "current_carrier.network_type": optional(answer?.phone?.lineType?.rawValue)
        case "original_carrier": answer?.detail("original_carrier") ?? .null
        default: .string("no such name: \(name)")
        }
    }
}
