extension EvidenceMerger {
    /// What is known about the IP address. A proxy is riskier than none, kinds of proxy have their own order
    /// (``proxyRisk(_:)``), scores are riskier the higher they are.
    mutating func ip(_ input: IPInput, country: Countries.Choice, offline: IPEvidence?) -> MergedIP {
        var merged = MergedIP()
        switch input {
        case .missing, .unreadable: return merged
        case .address(let address): (merged.address, merged.reserved) = (address, false)
        case .reserved(let address, _): (merged.address, merged.reserved) = (address, true)
        }
        if offline == nil, let sole = sole(\.speaksOfIP), let given = sole.ip {
            // A single vendor's answer: nothing to weigh.
            merged.evidence = given
            merged.sources.note(given.signals, from: sole.vendor.rawValue)
            return merged
        }
        let database = EvidenceSource.offlineDatabase
        let offlinePlace = offline.flatMap { Self.place($0, country) }
        var evidence = IPEvidence()
        var sources = EvidenceSources()
        if let code = country.code {
            evidence.country = code
            sources.note(.ipCountry, from: country.vendor?.rawValue ?? database)
        }
        evidence.region = sources.note(
            .ipRegion, text(.ipRegion) { Self.place($0.ip, country)?.region }, else: offlinePlace?.region,
            from: database)
        evidence.city = sources.note(
            .ipCity, text(.ipCity) { Self.place($0.ip, country)?.city }, else: offlinePlace?.city, from: database)
        evidence.zip = sources.note(
            .ipZip, text(.ipZip) { Self.place($0.ip, country)?.zip }, else: offlinePlace?.zip, from: database)
        evidence.latitude = sources.note(
            .ipLatitude, coordinate(.ipLatitude) { Self.place($0.ip, country)?.latitude },
            else: offlinePlace?.latitude, from: database)
        evidence.longitude = sources.note(
            .ipLongitude, coordinate(.ipLongitude) { Self.place($0.ip, country)?.longitude },
            else: offlinePlace?.longitude, from: database)
        let proxyType = pick(
            .ipProxyType, agrees: ==, isRiskier: { Self.proxyRisk($0) > Self.proxyRisk($1) }, show: SignalValue.text
        ) { $0.ip?.proxyType }
        evidence.proxyType = sources.note(.ipProxyType, proxyType)
        evidence.isProxy = sources.note(.ipIsProxy, flag(.ipIsProxy, riskier: true) { $0.ip?.isProxy })
        evidence.cityRiskScore = sources.note(.ipCityRiskScore, score(.ipCityRiskScore) { $0.ip?.cityRiskScore })
        evidence.proxyRiskScore = sources.note(.ipProxyRiskScore, score(.ipProxyRiskScore) { $0.ip?.proxyRiskScore })
        merged.evidence = evidence
        merged.sources = sources
        return merged
    }

    /// Degrees. Two vendors never agree to the last digit: within a degree, about a hundred kilometres, they say the same.
    @inline(__always)
    private mutating func coordinate(_ signal: Signal, _ read: (VendorAnswer) -> Double?) -> Pick<Double>? {
        pick(
            signal, agrees: { abs($0 - $1) <= 1 }, isRiskier: { _, _ in false }, show: SignalValue.number, read)
    }

    /// The evidence, if its region, city, zip and coordinates lie in the country that was chosen.
    @inline(__always)
    private static func place(_ evidence: IPEvidence?, _ country: Countries.Choice) -> IPEvidence? {
        guard let evidence, evidence.country == nil || evidence.country == country.code else { return nil }
        return evidence
    }

    /// How much a kind of proxy hides, after the anonymity IP2Proxy gives its codes: services made to hide a person above
    /// those that only happen to stand in between, and those above machines that are no proxy. A code nobody knows is taken
    /// for something in between.
    static func proxyRisk(_ type: String) -> Int {
        switch type {
        case "TOR": 10
        case "VPN": 9
        case "PUB": 8
        case "WEB": 7
        case "RES": 6
        case "CPN": 4
        case "EPN": 3
        case "DCH": 2
        case "SES", "AIC": 1
        case "NONE", "-": 0
        default: 5
        }
    }
}
