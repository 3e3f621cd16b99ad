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

    /// The four vendors, after their documented answers.
    package static let standard: SignalCapabilities = {
        let phone = SignalSet(named: "phone.").subtracting(neverAnswered)
        let ip = SignalSet(named: "ip.").subtracting(neverAnswered)
        let address = SignalSet([.addressCountry, .addressCity, .addressDistance])
        return SignalCapabilities([
            VendorName(rawValue: "ipqualityscore"): phone,
            VendorName(rawValue: "vonage"): phone.union(ip).union(SignalSet([.vendorIPMatchLevel])),
            VendorName(rawValue: "provero"): ip.union(address),
            VendorName(rawValue: "eko"): ip,
        ])
    }()
}
