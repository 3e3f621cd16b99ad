import Testing

@testable import SignupRisk

/// The vendors' own documented examples, in the neutral vocabulary.
@Suite("The vendors' documented examples")
struct VendorExampleTests {
    @Test("Vonage's British phone with a Korean address is a mismatch, and says so")
    func vonage() throws {
        let answer = Samples.answer(
            Samples.vonage, status: .partial,
            phone: {
                ($0.valid, $0.reachable, $0.lineType, $0.ported, $0.roaming) = (true, true, .mobile, false, false)
                ($0.carrier, $0.country) = ("Telefonica UK Limited", "GB")
            }, ip: { $0.country = "KR" }, match: { $0.vendorIPMatchLevel = "mismatch" }, missing: ["ip.city"])
        let assessment = try Samples.assess(
            Samples.subject(ip: "123.0.0.255", country: "GB"), [Samples.check(answer)])
        #expect(assessment.match.phoneCountryIPCountry == .mismatch)
        #expect(assessment.match.statedCountryPhone == .match)
        #expect(assessment.match.statedCountryIP == .mismatch)
        #expect(assessment.match.vendorIPMatchLevel == "mismatch")
        #expect(assessment.codes == ["phone_ip_country_mismatch", "stated_country_ip_mismatch"])
        #expect(assessment.score == 40)
        #expect(assessment.level == .medium)
        #expect(assessment.recommendation == .review)
    }

    @Test("Provero's Dublin answer fits its address")
    func provero() throws {
        let answer = Samples.answer(
            Samples.provero,
            ip: {
                ($0.country, $0.region, $0.city, $0.zip) = ("IE", "Leinster", "Dublin", "D02")
                ($0.latitude, $0.longitude) = (53.3498, -6.26031)
            },
            match: {
                ($0.addressCountry, $0.addressCity, $0.addressDistanceKilometres) = (true, true, 0.0514)
            })
        let assessment = try Samples.assess(
            Samples.subject(phone: .missing, ip: "46.51.128.144", country: "IE", address: "Dublin"),
            [Samples.check(answer)])
        #expect(assessment.ip.evidence.city == "Dublin")
        #expect(assessment.match.addressCountry == .match)
        #expect(assessment.match.addressCity == .match)
        #expect(assessment.match.statedCountryIP == .match)
        #expect(assessment.match.addressDistanceKilometres == 0.0514)
        #expect(assessment.score == 0)
        #expect(assessment.level == .low)
        #expect(assessment.recommendation == .allow)
    }

    @Test("Eko's Mumbai answer is no proxy and no risk")
    func eko() throws {
        let answer = Samples.answer(
            Samples.eko,
            ip: {
                ($0.country, $0.region, $0.city) = ("IN", "Maharashtra", "Mumbai")
                ($0.proxyType, $0.isProxy, $0.cityRiskScore, $0.proxyRiskScore) = ("NONE", false, 12, 0)
            })
        let assessment = try Samples.assess(
            Samples.subject(phone: .missing, ip: "103.21.58.193"), [Samples.check(answer)])
        #expect(assessment.ip.evidence.isProxy == false)
        #expect(assessment.ip.evidence.cityRiskScore == 12)
        #expect(assessment.score == 0)
        #expect(assessment.status == .complete)
    }

    @Test(
        "IPQualityScore's 85 and over is high by itself, and less is not", arguments: [0, 74, 75, 84, 85, 89, 90, 100])
    func ipqualityscore(score: Int) throws {
        let answer = Samples.answer(Samples.ipqualityscore, phone: { ($0.valid, $0.fraudScore) = (true, score) })
        let assessment = try Samples.assess(Samples.subject(), [Samples.check(answer)])
        #expect((assessment.level == .high) == (score >= 85))
        #expect((assessment.level == .low) == (score < 75))
        #expect((assessment.recommendation == .review) == (score >= 85))
    }
}
