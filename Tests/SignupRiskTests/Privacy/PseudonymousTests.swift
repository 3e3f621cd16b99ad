import JSON
import Testing

@testable import SignupRisk

@Suite("Pseudonymous events")
struct PseudonymousTests {
    private static let key = "a key of thirty-two characters.."

    private func event() throws -> (value: JSONValue, text: String) {
        let phone = Samples.answer(
            Samples.vonage, phone: { ($0.valid, $0.country, $0.zip, $0.city) = (true, "GB", "SW1A", "London") })
        let ip = VendorAnswer(
            vendor: Samples.provero, status: .ok, observedAt: 0, ip: Self.place(51.5, "D02"), message: "for Jo Doe",
            details: Array(#"{"caller_name":"Jo Doe"}"#.utf8))
        let other = VendorAnswer(vendor: Samples.eko, status: .ok, observedAt: 0, ip: Self.place(10, "D03"))
        let encoded = try RiskEventTests.encode(
            [phone, ip, other].map { Samples.check($0) }, privacy: .pseudonymous(Pseudonymizer(key: Self.key)))
        return (try EventReading.validated(encoded), String(decoding: encoded.body, as: UTF8.self))
    }

    private static func place(_ latitude: Double, _ zip: String) -> IPEvidence {
        var place = IPEvidence()
        (place.country, place.city, place.latitude, place.longitude, place.zip) = ("KR", "Seoul", latitude, 5, zip)
        return place
    }

    @Test("hold no signup, no number, no address, no details and no place closer than a city")
    func nothingPersonal() throws {
        let (event, text) = try event()
        #expect(event["signup"] == nil)
        for personal in [
            "447700900001", "07700", "123.0.0.255", "Jo Doe", "SW1A", "D02", "51.5", "latitude", "zip", "details",
        ] {
            #expect(!text.contains(personal), "\(personal)")
        }
        #expect(event[path: "phone", "city"] == "London")
        #expect(event[path: "ip", "city"] == "Seoul")
        #expect(event["conflicts"] == [])
    }

    /// Computed with Python's `hmac` module.
    @Test("hold number and address masked and as keyed hashes")
    func pseudonyms() throws {
        let (event, _) = try event()
        #expect(event[path: "phone", "masked"] == "+44********01")
        #expect(event[path: "ip", "masked"] == "123.0.0.0/24")
        #expect(
            event[path: "phone", "hmac_sha256"] == "ee5cbe78baa10d728f63bfc18d4ab914819e93c654979e85425b039bc4b8a1eb")
        #expect(event[path: "ip", "hmac_sha256"] == "6651919fa922c28a7b7e06e43e3f8df41c2e033ee4aebdce803cc204d582ec40")
    }

    @Test("have no pseudonym for what the signup does not have")
    func nothingToMask() throws {
        let encoded = try RiskEventTests.encode(
            [], subject: Samples.subject(phone: .missing, ip: nil), privacy: .pseudonymous(Pseudonymizer(key: Self.key))
        )
        let event = try EventReading.validated(encoded)
        for section in ["phone", "ip"] {
            #expect(event[path: section, "masked"]?.isNull == true)
            #expect(event[path: section, "hmac_sha256"]?.isNull == true)
        }
    }

    @Test("need a key")
    func missingKey() {
        #expect(throws: Pseudonymizer.MissingKey.self) { try Pseudonymizer(key: "") }
        #expect("\(Pseudonymizer.MissingKey())".contains("privacy.hmacKey"))
    }

    @Test("hash differently with another key")
    func otherKey() throws {
        let one = try Pseudonymizer(key: "one")
        #expect(one.hash("x") == (try Pseudonymizer(key: "one")).hash("x"))
        #expect(one.hash("x") != (try Pseudonymizer(key: "two")).hash("x"))
        #expect(one.hash("x") != one.hash("y"))
    }

    @Test(
        "mask all but the edges of a number, and short ones whole",
        arguments: [("+447700900001", "+44********01"), ("+3531234", "+35***34"), ("+290123", "*******"), ("", "")])
    func phones(e164: String, masked: String) { #expect(Pseudonymizer.masked(phone: e164) == masked) }

    @Test(
        "mask an address down to its network",
        arguments: [
            ("198.51.100.77", "198.51.100.0/24"), ("255.255.255.255", "255.255.255.0/24"),
            ("2001:db8:85a3:8d3:1319:8a2e:370:7348", "2001:db8:85a3::/48"), ("::1", "::/48"),
        ])
    func addresses(text: String, masked: String) throws {
        #expect(Pseudonymizer.masked(ip: try #require(IPAddress(parsing: text))) == masked)
    }
}
