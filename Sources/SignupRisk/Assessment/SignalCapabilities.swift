/// What each vendor's answer can say something about: what is still open while the answer is missing.
///
/// It must not promise too little, or `score_range` would not hold the true score. A vendor that is not listed is taken to
/// say anything.
package struct SignalCapabilities: Sendable {
    private let byVendor: [VendorName: SignalSet]
    /// What no answer ever changes: what is known from the input alone, and what is concluded from the answers.
    private static let neverAnswered = SignalSet([
        .phoneE164, .phoneNational, .phonePossible, .ipAddress, .ipVersion, .ipReserved,
        .phoneCountryMatchesIPCountry, .statedCountryMatchesPhone, .statedCountryMatchesIP,
        .phoneCheckStatus, .ipCheckStatus, .unansweredChecks, .conflictCount,
    ])
    /// What any answer can say something about.
    static let everything = SignalSet(Signal.allCases).subtracting(neverAnswered)

    package init(_ byVendor: [VendorName: SignalSet]) { self.byVendor = byVendor }

    package func signals(of vendor: VendorName) -> SignalSet { byVendor[vendor] ?? Self.everything }

    /// The four vendors, after what their documented answers hold.
    package static let standard = SignalCapabilities([
        VendorName(rawValue: "ipqualityscore"): SignalSet([
            .phoneValid, .phoneActive, .phoneLineType, .phoneVoIP, .phonePrepaid, .phonePorted, .phoneCarrier,
            .phoneCountry, .phoneRegion, .phoneCity, .phoneZip, .phoneFraudScore, .phoneRecentAbuse, .phoneRisky,
        ]),
        VendorName(rawValue: "vonage"): SignalSet([
            .phoneValid, .phoneActive, .phoneReachable, .phoneLineType, .phonePrepaid, .phonePorted, .phoneRoaming,
            .phoneRoamingCountry, .phoneCarrier, .phoneCountry, .ipCountry, .ipCity, .vendorIPMatchLevel,
        ]),
        VendorName(rawValue: "provero"): SignalSet([
            .ipCountry, .ipRegion, .ipCity, .ipZip, .ipLatitude, .ipLongitude, .addressCountry, .addressCity,
            .addressDistance,
        ]),
        VendorName(rawValue: "eko"): SignalSet([
            .ipCountry, .ipRegion, .ipCity, .ipProxyType, .ipIsProxy, .ipCityRiskScore, .ipProxyRiskScore,
        ]),
    ])
}

extension VendorAnswer {
    /// The signals the answer says something about.
    package var signals: SignalSet {
        var evidence = MergedEvidence()
        evidence.phone.evidence = phone ?? PhoneEvidence()
        evidence.ip.evidence = ip ?? IPEvidence()
        evidence.match.addressCountry = match?.addressCountry.map { MatchVerdict($0) }
        evidence.match.addressCity = match?.addressCity.map { MatchVerdict($0) }
        evidence.match.addressDistanceKilometres = match?.addressDistanceKilometres
        evidence.match.vendorIPMatchLevel = match?.vendorIPMatchLevel
        return SignalSet(
            Signal.allCases.filter { SignalCapabilities.everything.contains($0) && evidence.value(of: $0) != .unknown })
    }
}
