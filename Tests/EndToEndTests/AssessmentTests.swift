import JSON
import Testing
import VendorSimulator

/// One signup through the executable's own composition, against the strict simulator: what `signup-risk assess` prints.
///
/// With more time than any machine needs: what is asserted is what was said, never how fast.
@Suite("Assessment of one signup")
struct AssessmentTests {
    private static let phone = "+447400123401"
    private static let ip = "46.51.128.144"

    /// What is wrong, and what the check then says.
    enum Trouble: String, Sendable, CaseIterable {
        case none, credentials, balance, html, serverError, truncated, reset, throttled
    }

    @Test(
        "Each vendor's check says what went wrong, and the event leaves all the same",
        arguments: SimulatedVendor.allCases, Trouble.allCases)
    func troubles(vendor: SimulatedVendor, trouble: Trouble) async throws {
        let simulator = try await VendorSimulator.start(.strict())
        // A vendor that throttles is asked until the deadline; of every other trouble, one answer is the end.
        var changes = [
            "worker.eventDeadline": trouble == .throttled ? "60s" : "10m", "vendors.\(vendor).timeout": "5m",
            "vendors.\(vendor).maxAttempts": "1",
        ]
        switch trouble {
        case .none: break
        case .credentials: changes[Composition.secret(of: vendor)] = "wrong"
        case .balance: simulator.setBalance(.zero, of: vendor)
        case .html: _ = simulator.setFault(FaultRule(Fault(.htmlSuccess), vendor: vendor))
        case .serverError: _ = simulator.setFault(FaultRule(Fault(.emptyError), vendor: vendor))
        case .truncated: _ = simulator.setFault(FaultRule(Fault(.truncated), vendor: vendor))
        case .reset: _ = simulator.setFault(FaultRule(Fault(.resetBeforeHeaders), vendor: vendor))
        case .throttled: _ = simulator.setFault(FaultRule(Fault(.throttle), vendor: vendor))
        }
        let event = try await Composition(simulator, changes, only: vendor).assess(phone: Self.phone, ip: Self.ip)
        let check = try #require(event["checks"]?.array?.first)
        let status = check["status"]?.string ?? ""
        #expect(Self.expected(trouble, vendor).contains(status), "\(vendor) with \(trouble): \(status)")
        #expect(check["vendor"]?.string == vendor.rawValue)
        let isAnswered = ["ok", "partial"].contains(status)
        #expect(event["status"]?.string == (isAnswered ? "complete" : "unavailable"))
        #expect(check["source"]?.string == (isAnswered ? "live" : "none"))
        let text = String(decoding: check.serialized(), as: UTF8.self)
        #expect(!text.contains("wrong"))
        await simulator.shutdown()
    }

    @Test("What a vendor cannot take is never sent, and the check says why")
    func refusals() async throws {
        let simulator = try await VendorSimulator.start(.strict())
        let cases: [(vendor: SimulatedVendor, phone: String?, ip: String?, status: String)] = [
            (.eko, nil, "2001:4860:4860::8888", "unsupported_input"), (.eko, nil, "10.0.0.1", "unsupported_input"),
            (.provero, nil, "192.0.2.7", "unsupported_input"), (.provero, nil, "nonsense", "invalid_input"),
            (.provero, "+447400123401", nil, "missing_input"), (.vonage, "none", nil, "invalid_input"),
            (.ipqualityscore, "0740 012 3401", nil, "invalid_input"), (.vonage, nil, "8.8.8.8", "missing_input"),
        ]
        for (vendor, phone, ip, status) in cases {
            let event = try await Composition(simulator, only: vendor).assess(phone: phone, ip: ip)
            let check = try #require(event["checks"]?.array?.first)
            #expect(check["status"]?.string == status, "\(vendor) \(status)")
            #expect(check["attempts"]?.integer == 0)
            #expect(check["message"]?.string?.isEmpty == false)
            #expect(simulator.counters(of: vendor).calls == 0)
        }
        await simulator.shutdown()
    }

    @Test("A GB phone with a KR address is a mismatch, with its reason")
    func mismatch() async throws {
        let simulator = try await VendorSimulator.start(.demo())
        let event = try await Composition(simulator).assess(phone: Self.phone, ip: "123.0.0.255")
        #expect(event["match"]?["phone_country_ip_country"]?.string == "mismatch")
        #expect(event["ip"]?["country"]?.string == "KR")
        let codes = event["risk"]?["reasons"]?.array?.compactMap { $0["code"]?.string } ?? []
        #expect(codes.contains("phone_ip_country_mismatch"))
        #expect(event["checks"]?.array?.count == 4)
        await simulator.shutdown()
    }

    private static func expected(_ trouble: Trouble, _ vendor: SimulatedVendor) -> Set<String> {
        switch trouble {
        case .none: ["ok", "partial"]
        case .credentials, .balance: ["account_blocked"]
        // Provero answers HTML where its set-up is wrong.
        case .html: vendor == .provero ? ["account_blocked"] : ["malformed_response"]
        case .serverError: ["unavailable"]
        case .truncated: ["unavailable", "malformed_response"]
        case .reset: ["unavailable"]
        // Asked until the event's time was up: between two calls, or during one.
        case .throttled: ["throttled", "deadline_exceeded"]
        }
    }
}
