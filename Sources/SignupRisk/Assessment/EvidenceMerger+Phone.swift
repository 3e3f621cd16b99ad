extension EvidenceMerger {
    /// What is known about the phone number. Valid, active and reachable are safer than not; everything else that is true is
    /// riskier than false; kinds of line have their own order (``LineType/riskOrder``).
    mutating func phone(_ input: PhoneInput, roaming: Roaming, country: Countries.Choice) -> MergedPhone {
        let number = input.parsed
        let plan = EvidenceSource.phoneMetadata
        var merged = MergedPhone()
        merged.e164 = number?.e164
        merged.national = number?.national
        merged.possible = Self.possible(input)
        // An answer is about a number; without one there is nothing to know.
        guard let number else { return merged }
        if let sole = sole(\.speaksOfPhone) {
            merged.take(sole, number: number, country: country)
            return merged
        }
        var evidence = PhoneEvidence()
        var sources = EvidenceSources()
        let valid = flag(.phoneValid, riskier: false) { $0.phone?.valid }
        evidence.valid = sources.note(.phoneValid, valid, else: number.isValid, from: plan)
        evidence.active = sources.note(.phoneActive, flag(.phoneActive, riskier: false) { $0.phone?.active })
        evidence.reachable = sources.note(
            .phoneReachable, flag(.phoneReachable, riskier: false) { $0.phone?.reachable })
        let lineType = pick(
            .phoneLineType, agrees: ==, isRiskier: { $0.riskOrder > $1.riskOrder }, show: { .text($0.rawValue) }
        ) { $0.phone?.lineType }
        evidence.lineType = sources.note(.phoneLineType, lineType, else: number.lineType, from: plan)
        evidence.voip = sources.note(.phoneVoIP, flag(.phoneVoIP, riskier: true) { $0.phone?.voip })
        evidence.prepaid = sources.note(.phonePrepaid, flag(.phonePrepaid, riskier: true) { $0.phone?.prepaid })
        evidence.ported = sources.note(.phonePorted, flag(.phonePorted, riskier: true) { $0.phone?.ported })
        evidence.roaming = sources.note(.phoneRoaming, roaming.status)
        evidence.roamingCountry = sources.note(.phoneRoamingCountry, roaming.country)
        evidence.carrier = sources.note(.phoneCarrier, text(.phoneCarrier) { $0.phone?.carrier })
        if let code = country.code {
            evidence.country = code
            sources.note(.phoneCountry, from: country.vendor?.rawValue ?? plan)
        }
        evidence.region = sources.note(.phoneRegion, text(.phoneRegion) { Self.place($0.phone, country)?.region })
        evidence.city = sources.note(.phoneCity, text(.phoneCity) { Self.place($0.phone, country)?.city })
        evidence.zip = sources.note(.phoneZip, text(.phoneZip) { Self.place($0.phone, country)?.zip })
        evidence.fraudScore = sources.note(.phoneFraudScore, score(.phoneFraudScore) { $0.phone?.fraudScore })
        evidence.recentAbuse = sources.note(
            .phoneRecentAbuse, flag(.phoneRecentAbuse, riskier: true) { $0.phone?.recentAbuse })
        evidence.risky = sources.note(.phoneRisky, flag(.phoneRisky, riskier: true) { $0.phone?.risky })
        merged.evidence = evidence
        merged.sources = sources
        return merged
    }

    private static func possible(_ input: PhoneInput) -> Bool? {
        switch input {
        case .missing: nil
        case .number(let number): number.isPossible
        case .unreadable, .impossible: false
        }
    }

    /// The evidence, if its region, city and zip lie in the country that was chosen: a city is never told with another
    /// vendor's country.
    @inline(__always)
    private static func place(_ evidence: PhoneEvidence?, _ country: Countries.Choice) -> PhoneEvidence? {
        guard let evidence, evidence.country == nil || evidence.country == country.code else { return nil }
        return evidence
    }
}

extension MergedPhone {
    /// What comes of a single vendor's answer about the number: nothing to weigh, only gaps to fill.
    fileprivate mutating func take(
        _ answer: VendorAnswer, number: PhoneNumber, country: EvidenceMerger.Countries.Choice
    ) {
        guard let given = answer.phone else { return }
        evidence = given
        var signals = given.signals
        signals.subtract(SignalSet([.phoneCountry]))
        sources.note(signals, from: answer.vendor.rawValue)
        let plan = EvidenceSource.phoneMetadata
        if evidence.valid == nil {
            evidence.valid = number.isValid
            sources.note(.phoneValid, from: plan)
        }
        if evidence.lineType == nil, let lineType = number.lineType {
            evidence.lineType = lineType
            sources.note(.phoneLineType, from: plan)
        }
        evidence.country = country.code
        if country.code != nil { sources.note(.phoneCountry, from: country.vendor?.rawValue ?? plan) }
    }
}
