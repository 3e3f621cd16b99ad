import Testing

@testable import SignupRisk

@Suite("Merging evidence")
struct MergeTests {
    private func merged(
        _ checks: [CheckResult], _ subject: LookupSubject = Samples.subject(), offline: IPEvidence? = nil
    )
        throws -> MergedEvidence
    {
        try Samples.assess(subject, checks, offline: offline).evidence
    }

    private func conflict(_ signal: Signal, in evidence: MergedEvidence) -> EvidenceConflict? {
        evidence.conflicts.first { $0.signal == signal }
    }

    @Test("tells who gave each value")
    func sources() throws {
        let evidence = try merged([
            Samples.check(Samples.answer(Samples.vonage, phone: { $0.valid = true })),
            Samples.check(Samples.answer(Samples.ipqualityscore, phone: { $0.fraudScore = 12 })),
        ])
        let sources = evidence.phone.sources
        #expect(sources[.phoneValid] == "vonage")
        #expect(sources[.phoneFraudScore] == "ipqualityscore")
        #expect(sources[.phoneLineType] == "libphonenumber")
        #expect(sources[.phoneCountry] == "libphonenumber")
        #expect(sources[.phoneActive] == nil)
        #expect(evidence.conflicts.isEmpty)
    }

    @Test("counts the riskier of two answers, whichever vendor came first, and shows both")
    func riskierCounts() throws {
        let first = Samples.answer(
            Samples.vonage,
            phone: {
                $0.lineType = .mobile
                $0.valid = true
                $0.ported = true
                $0.prepaid = false
            })
        let second = Samples.answer(
            Samples.ipqualityscore,
            phone: {
                $0.lineType = .voip
                $0.valid = false
                $0.ported = false
                $0.prepaid = false
            })
        for answers in [[first, second], [second, first]] {
            let evidence = try merged(answers.map { Samples.check($0) })
            #expect(evidence.phone.evidence.lineType == .voip)
            #expect(evidence.phone.evidence.valid == false)
            #expect(evidence.phone.evidence.ported == true)
            #expect(evidence.phone.evidence.prepaid == false)
            #expect(evidence.conflicts.map(\.signal) == [.phoneValid, .phoneLineType, .phonePorted])
            let dispute = try #require(conflict(.phoneLineType, in: evidence))
            #expect(dispute.chosen == Samples.ipqualityscore)
            #expect(
                Set(dispute.claims)
                    == [
                        .init(vendor: Samples.vonage, value: .text("mobile")),
                        .init(vendor: Samples.ipqualityscore, value: .text("voip")),
                    ])
        }
    }

    @Test(
        "orders every flag by its risk",
        arguments: [
            (Signal.phoneValid, false), (.phoneActive, false), (.phoneReachable, false), (.phoneVoIP, true),
            (.phonePrepaid, true), (.phonePorted, true), (.phoneRoaming, true), (.phoneRecentAbuse, true),
            (.phoneRisky, true), (.ipIsProxy, true),
        ])
    func flags(signal: Signal, riskier: Bool) throws {
        func answer(_ vendor: VendorName, _ value: Bool) -> CheckResult {
            var phone = PhoneEvidence()
            (phone.valid, phone.active, phone.reachable) = (value, value, value)
            (phone.voip, phone.prepaid, phone.ported, phone.roaming) = (value, value, value, value)
            (phone.recentAbuse, phone.risky) = (value, value)
            var ip = IPEvidence()
            ip.isProxy = value
            return Samples.check(
                VendorAnswer(vendor: vendor, status: .ok, observedAt: 0, phone: phone, ip: ip).keeping([signal].asSet))
        }
        let evidence = try merged([answer(Samples.vonage, true), answer(Samples.ipqualityscore, false)])
        #expect(evidence.value(of: signal) == .boolean(riskier))
        #expect(conflict(signal, in: evidence)?.chosen == (riskier ? Samples.vonage : Samples.ipqualityscore))
        #expect(signal.isAtLeastAsRisky(.boolean(riskier), as: .boolean(!riskier)) == true)
        #expect(signal.isAtLeastAsRisky(.boolean(!riskier), as: .boolean(riskier)) == false)
    }

    @Test("counts the higher of two scores and the greater of two distances")
    func scores() throws {
        let checks = [
            Samples.check(
                Samples.answer(
                    Samples.provero, ip: { ($0.cityRiskScore, $0.proxyRiskScore) = (20, 90) },
                    match: { ($0.addressDistanceKilometres, $0.addressCountry, $0.addressCity) = (3, true, false) })),
            Samples.check(
                Samples.answer(
                    Samples.eko, ip: { ($0.cityRiskScore, $0.proxyRiskScore) = (30, 10) },
                    match: { ($0.addressDistanceKilometres, $0.addressCountry, $0.addressCity) = (400, false, false) })),
        ]
        let evidence = try merged(checks, Samples.subject(address: "Dublin"))
        #expect(evidence.ip.evidence.cityRiskScore == 30)
        #expect(evidence.ip.evidence.proxyRiskScore == 90)
        #expect(evidence.match.addressDistanceKilometres == 400)
        #expect(evidence.match.addressCountry == .mismatch)
        #expect(evidence.match.addressCity == .mismatch)
        #expect(
            evidence.conflicts.map(\.signal)
                == [.ipCityRiskScore, .ipProxyRiskScore, .addressCountry, .addressDistance])
    }

    @Test(
        "orders proxies by what they hide",
        arguments: ["NONE", "SES", "DCH", "EPN", "CPN", "VPA", "RES", "WEB", "PUB", "VPN"])
    func proxies(type: String) throws {
        for answers in [[type, "TOR"], ["TOR", type]] {
            let evidence = try merged(
                zip([Samples.provero, Samples.eko], answers).map { vendor, type in
                    Samples.check(Samples.answer(vendor, ip: { $0.proxyType = type }))
                })
            #expect(evidence.ip.evidence.proxyType == "TOR")
        }
        #expect(EvidenceMerger.proxyRisk(type) < EvidenceMerger.proxyRisk("TOR"))
    }

    @Test("takes spellings that differ in case for the same, and other texts for a disagreement the first vendor wins")
    func texts() throws {
        func carriers(_ first: String, _ second: String) throws -> MergedEvidence {
            try merged([
                Samples.check(Samples.answer(Samples.vonage, phone: { $0.carrier = first })),
                Samples.check(Samples.answer(Samples.ipqualityscore, phone: { $0.carrier = second })),
            ])
        }
        #expect(try carriers("O2", "o2").conflicts.isEmpty)
        let evidence = try carriers("O2", "Vodafone")
        #expect(evidence.phone.evidence.carrier == "O2")
        #expect(conflict(.phoneCarrier, in: evidence)?.chosen == Samples.vonage)
    }

    @Test("takes coordinates within a degree for the same place")
    func coordinates() throws {
        func evidence(_ other: Double) throws -> MergedEvidence {
            try merged([
                Samples.check(Samples.answer(Samples.provero, ip: { ($0.latitude, $0.longitude) = (53.35, -6.26) })),
                Samples.check(Samples.answer(Samples.eko, ip: { ($0.latitude, $0.longitude) = (other, -6.1) })),
            ])
        }
        #expect(try evidence(53.9).conflicts.isEmpty)
        #expect(try evidence(53.9).ip.evidence.latitude == 53.35)
        #expect(try evidence(19.1).conflicts.map(\.signal) == [.ipLatitude])
    }

    @Test("asks the numbering plan only where no vendor speaks, and never holds it against one")
    func planIsFallback() throws {
        let number = PhoneNumber(
            e164: "+4470", national: "70", region: "JE", isPossible: true, isValid: false, lineType: .voip)
        let subject = Samples.subject(phone: .number(number))
        let alone = try merged([Samples.unanswered(Samples.vonage)], subject)
        #expect(alone.phone.evidence.valid == false)
        #expect(alone.phone.evidence.country == "JE")
        #expect(alone.phone.evidence.lineType == .voip)
        let vendor = Samples.answer(
            Samples.vonage, phone: { ($0.valid, $0.country, $0.lineType) = (true, "GB", .mobile) })
        let answered = try merged([Samples.check(vendor)], subject)
        #expect(answered.phone.evidence.valid == true)
        #expect(answered.phone.evidence.country == "GB")
        #expect(answered.phone.evidence.lineType == .mobile)
        #expect(answered.conflicts.isEmpty)
    }

    @Test("asks the offline database only where no vendor speaks, and not for a place in another country")
    func offlineIsFallback() throws {
        var offline = IPEvidence()
        (offline.country, offline.city, offline.latitude) = ("KR", "Seoul", 37.5)
        let alone = try merged([Samples.unanswered(Samples.eko)], offline: offline)
        #expect(alone.ip.evidence == offline)
        #expect(Set(Signal.allCases.compactMap { alone.ip.sources[$0] }) == ["offline"])
        let same = try merged([Samples.check(Samples.answer(Samples.eko, ip: { $0.country = "KR" }))], offline: offline)
        #expect(same.ip.evidence.city == "Seoul")
        let other = try merged(
            [Samples.check(Samples.answer(Samples.eko, ip: { $0.country = "IN" }))], offline: offline)
        #expect(other.ip.evidence.country == "IN")
        #expect(other.ip.evidence.city == nil)
        #expect(other.conflicts.isEmpty)
    }

    @Test(
        "says whether the number is possible, and nothing where there is none",
        arguments: [
            (PhoneInput.missing, nil as Bool?), (.unreadable(.noDigits), false), (.number(Samples.britishNumber), true),
            (.impossible(Samples.britishNumber), false),
        ])
    func possible(input: PhoneInput, expected: Bool?) throws {
        #expect(try merged([], Samples.subject(phone: input)).phone.possible == expected)
    }

    @Test("says whether the address is reserved, and nothing where there is none")
    func reserved() throws {
        for (text, expected) in [("123.0.0.255", false), ("10.0.0.1", true), (nil, nil), ("nonsense", nil)]
            as [(String?, Bool?)]
        {
            let evidence = try merged([], Samples.subject(ip: text))
            #expect(evidence.ip.reserved == expected)
            #expect((evidence.ip.address == nil) == (expected == nil))
        }
    }
}

extension [Signal] {
    fileprivate var asSet: SignalSet { SignalSet(self) }
}
