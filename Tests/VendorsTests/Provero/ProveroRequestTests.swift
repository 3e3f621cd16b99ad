import JSON
import SignupRisk
import Testing
import Vendors

@Suite struct ProveroRequestTests {
    private func plan(_ ip: IPInput, address: String? = nil, geoMatch: Bool = true) -> VendorPlan {
        Sample.provero(geoMatch: geoMatch).plan(LookupSubject(phone: .missing, ip: ip, address: address))
    }

    @Test("an address is compared only where there is one and configuration wants it")
    func address() {
        #expect(plan(.address(Sample.ip), address: "Dublin") == .ask(VendorQuery(ip: Sample.ip, address: "Dublin")))
        #expect(plan(.address(Sample.ip)) == .ask(VendorQuery(ip: Sample.ip)))
        #expect(plan(.address(Sample.ip), address: "  ") == .ask(VendorQuery(ip: Sample.ip)))
        #expect(plan(.address(Sample.ip), address: "Dublin", geoMatch: false) == .ask(VendorQuery(ip: Sample.ip)))
    }

    @Test("an endless address is cut")
    func longAddress() {
        guard case .ask(let query) = plan(.address(Sample.ip), address: String(repeating: "ä", count: 10_000)) else {
            Issue.record("the lookup was refused")
            return
        }
        #expect(query.address?.count == 255)
    }

    @Test("IPv6 is asked about")
    func ipv6() throws {
        let ip = try #require(Sample.address("2a00:1450:4009:80b::200e"))
        #expect(plan(.address(ip)) == .ask(VendorQuery(ip: ip)))
    }

    @Test("nothing is sent that belongs to nobody")
    func refusals() {
        #expect(plan(.missing) == .refuse(.missingInput, message: "the signup has no IP address"))
        #expect(plan(.unreadable) == .refuse(.invalidInput, message: "the text is no IP address"))
        #expect(
            plan(.reserved(Sample.ip, SpecialPurposeRange(name: "private_use")))
                == .refuse(
                    .unsupportedInput, message: "the IP address is not of the public internet (private_use)"))
    }

    @Test("address and geoMatch go together or not at all")
    func body() {
        let both = Sample.provero().request(
            for: VendorQuery(ip: Sample.ip, address: "Lon\"don"), attempt: Sample.attempt())
        #expect(
            String(decoding: both.body, as: UTF8.self)
                == #"{"ip":"46.51.128.144","address":"Lon\"don","geoMatch":true}"#)
        let alone = Sample.provero().request(for: VendorQuery(ip: Sample.ip), attempt: Sample.attempt())
        #expect(String(decoding: alone.body, as: UTF8.self) == #"{"ip":"46.51.128.144"}"#)
    }

    @Test("the token is a bearer's, and the answer is asked for as JSON")
    func headers() {
        let request = Sample.provero().request(for: VendorQuery(ip: Sample.ip), attempt: Sample.attempt())
        #expect(request.method == .post)
        #expect(request.url == "https://api.provero.io/api/fraud-check/geoip")
        for header in [
            ("authorization", "Bearer TEST_TOKEN"), ("accept", "application/json"),
            ("content-type", "application/json"),
        ] {
            #expect(request.headers.contains { $0 == header })
        }
    }
}
