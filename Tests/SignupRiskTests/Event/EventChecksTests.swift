import JSON
import Testing

@testable import SignupRisk

@Suite("The checks of a risk event")
struct EventChecksTests {
    private func check(_ result: CheckResult) throws -> JSONObject {
        let event = try EventReading.validated(RiskEventTests.encode([result]))
        return try #require(event["checks"]?.array?.first?.object)
    }

    private static let price = Money("0.03", currency: "EUR")

    @Test("tell a live answer with what it cost")
    func live() throws {
        let answer = Samples.answer(
            Samples.vonage, status: .partial, phone: { $0.valid = true }, missing: ["phone.carrier"])
        var result = Samples.check(answer, source: .live, cost: Self.price)
        (result.attempts, result.latencyMilliseconds) = (2, 213)
        let entry = try check(result)
        #expect(
            JSONValue.object(entry) == [
                "check": "phone", "vendor": "vonage", "status": "partial", "source": "live", "attempts": 2,
                "latency_ms": 213, "observed_at": "2026-11-21T12:00:00.123Z", "missing": ["phone.carrier"],
                "vendor_status": "0", "request_id": "r-1", "cost": ["amount": "0.03", "currency": "EUR"],
            ])
    }

    @Test(
        "charge nothing for an answer that was not fetched for this event",
        arguments: [AnswerSource.cache, .coalesced, .stale])
    func notLive(source: AnswerSource) throws {
        let answer = VendorAnswer(vendor: Samples.vonage, status: .ok, observedAt: 0, cost: Self.price)
        #expect(try check(Samples.check(answer, source: source))["cost"] == ["amount": "0.00", "currency": "EUR"])
        #expect(
            try check(Samples.check(answer, source: source, cost: Self.price))["cost"]
                == ["amount": "0.00", "currency": "EUR"])
    }

    @Test("say null where nobody knows what a live answer cost")
    func unknownCost() throws {
        let answer = VendorAnswer(vendor: Samples.vonage, status: .ok, observedAt: 0)
        #expect(try check(Samples.check(answer, source: .live))["cost"]?.isNull == true)
    }

    @Test("say why there is no answer", arguments: CheckStatus.allCases.filter { !$0.isAnswered })
    func unanswered(status: CheckStatus) throws {
        var result = Samples.unanswered(Samples.eko, status)
        (result.vendorStatus, result.possibleDuplicateCharge) = ("http_502", true)
        let entry = try check(result)
        #expect(entry["status"] == .string(status.rawValue))
        #expect(entry["message"] == "no answer in time")
        #expect(entry["vendor_status"] == "http_502")
        #expect(entry["possible_duplicate_charge"] == true)
        #expect(entry["observed_at"]?.isNull == true)
        #expect(entry["missing"] == [])
        #expect(entry["cost"] == ["amount": "0.00", "currency": nil])
    }

    @Test("hand on what else the vendor said, in its own words")
    func details() throws {
        let details: JSONValue = ["lookup_outcome": 1, "nested": ["a": [true, nil, "x"]]]
        let answer = VendorAnswer(
            vendor: Samples.vonage, status: .ok, observedAt: 0, message: "Partial success",
            details: details.serialized())
        let result = Samples.check(answer)
        for _ in 0..<2 {
            let entry = try check(result)
            #expect(entry["details"] == details)
            #expect(entry["message"] == "Partial success")
        }
    }

    @Test("stand in the order in which they were wanted")
    func order() throws {
        let results = [Samples.eko, Samples.vonage, Samples.provero].map { Samples.unanswered($0) }
        let event = try EventReading.validated(RiskEventTests.encode(results))
        #expect(event["checks"]?.array?.compactMap { $0["vendor"]?.string } == ["eko", "vonage", "provero"])
    }
}
