import Testing

@testable import SignupRisk

@Suite("Whether a signup's parts fit together")
struct MatchTests {
    private func match(
        phone: String?, ip: String?, stated: String? = nil, roaming: Bool? = nil, roamingCountry: String? = nil
    ) throws -> MatchVerdicts {
        let phoneAnswer = Samples.answer(
            Samples.vonage,
            phone: { ($0.country, $0.roaming, $0.roamingCountry) = (phone, roaming, roamingCountry) })
        let ipAnswer = Samples.answer(Samples.eko, ip: { $0.country = ip })
        let number = PhoneNumber(
            e164: "+800123", national: "123", region: nil, isPossible: true, isValid: true, lineType: nil)
        return try Samples.assess(
            Samples.subject(phone: .number(number), country: stated),
            [Samples.check(phoneAnswer), Samples.check(ipAnswer)]
        ).match
    }

    @Test(
        "compares the phone's country with the IP address's, and says nothing where one is unknown",
        arguments: [
            ("GB", "GB", MatchVerdict.match), ("GB", "KR", .mismatch), (nil, "KR", nil), ("GB", nil, nil),
            (nil, nil, nil),
        ] as [(String?, String?, MatchVerdict?)])
    func phoneAgainstIP(phone: String?, ip: String?, expected: MatchVerdict?) throws {
        #expect(try match(phone: phone, ip: ip).phoneCountryIPCountry == expected)
    }

    @Test(
        "lets the country a phone roams in count as its own",
        arguments: [
            (true, "KR", MatchVerdict.match), (true, "FR", .mismatch), (true, nil, nil), (false, "KR", .mismatch),
            (nil, "KR", .mismatch),
        ] as [(Bool?, String?, MatchVerdict?)])
    func roaming(isRoaming: Bool?, country: String?, expected: MatchVerdict?) throws {
        let match = try match(phone: "GB", ip: "KR", roaming: isRoaming, roamingCountry: country)
        #expect(match.phoneCountryIPCountry == expected)
    }

    @Test("a phone at home matches even while it is said to roam elsewhere")
    func roamingElsewhere() throws {
        #expect(
            try match(phone: "GB", ip: "GB", roaming: true, roamingCountry: "KR").phoneCountryIPCountry == .match)
    }

    @Test("compares the stated country with both")
    func stated() throws {
        let match = try match(phone: "GB", ip: "KR", stated: "GB")
        #expect(match.statedCountryPhone == .match)
        #expect(match.statedCountryIP == .mismatch)
        let unstated = try self.match(phone: "GB", ip: "KR")
        #expect(unstated.statedCountryPhone == nil)
        #expect(unstated.statedCountryIP == nil)
    }

    @Test("of two countries for one address the one that fits the signup worse counts, with its own vendor's city")
    func disputedCountry() throws {
        let near = Samples.answer(Samples.provero, ip: { ($0.country, $0.city) = ("GB", "London") })
        let far = Samples.answer(Samples.eko, ip: { ($0.country, $0.region) = ("KR", "Seoul") })
        for answers in [[near, far], [far, near]] {
            let assessment = try Samples.assess(
                Samples.subject(country: "GB"), answers.map { Samples.check($0) })
            #expect(assessment.ip.evidence.country == "KR")
            #expect(assessment.ip.evidence.region == "Seoul")
            #expect(assessment.ip.evidence.city == nil)
            #expect(assessment.match.phoneCountryIPCountry == .mismatch)
            let conflict = try #require(assessment.conflicts.first)
            #expect(conflict.signal == .ipCountry)
            #expect(conflict.chosen == Samples.eko)
            #expect(conflict.claims.count == 2)
        }
    }

    @Test("of two countries that fit equally badly the first vendor's counts")
    func equallyBadCountries() throws {
        let assessment = try Samples.assess(
            Samples.subject(country: "GB"),
            [
                Samples.check(Samples.answer(Samples.provero, ip: { $0.country = "IE" })),
                Samples.check(Samples.answer(Samples.eko, ip: { $0.country = "KR" })),
            ])
        #expect(assessment.ip.evidence.country == "IE")
        #expect(assessment.conflicts.first?.chosen == Samples.provero)
    }

    @Test("two countries for the phone and two for the address are chosen together")
    func bothDisputed() throws {
        let first = Samples.answer(Samples.vonage, phone: { $0.country = "GB" }, ip: { $0.country = "GB" })
        let second = Samples.answer(Samples.ipqualityscore, phone: { $0.country = "FR" })
        let third = Samples.answer(Samples.eko, ip: { $0.country = "FR" })
        let assessment = try Samples.assess(
            Samples.subject(country: "GB"), [first, second, third].map { Samples.check($0) })
        // FR against GB mismatches twice, as does GB against FR, and FR against FR; the stated country makes it FR, GB or FR, FR.
        #expect(assessment.match.phoneCountryIPCountry == .mismatch)
        #expect(assessment.conflicts.map(\.signal) == [.phoneCountry, .ipCountry])
    }

    @Test("an answer about an address that cannot be read places nothing")
    func unreadableAddress() throws {
        let assessment = try Samples.assess(
            Samples.subject(ip: "nonsense"), [Samples.check(Samples.answer(Samples.eko, ip: { $0.country = "KR" }))])
        #expect(assessment.ip.evidence.country == nil)
        #expect(assessment.match.phoneCountryIPCountry == nil)
    }

    @Test("passes the vendor's own word on without making a verdict of it")
    func vendorsWord() throws {
        let answer = Samples.answer(Samples.vonage, match: { $0.vendorIPMatchLevel = "mismatch" })
        let assessment = try Samples.assess(Samples.subject(), [Samples.check(answer)])
        #expect(assessment.match.vendorIPMatchLevel == "mismatch")
        #expect(assessment.match.phoneCountryIPCountry == nil)
        #expect(assessment.reasons.isEmpty)
    }
}
