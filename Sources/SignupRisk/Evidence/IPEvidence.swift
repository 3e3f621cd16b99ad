/// What one vendor says about an IP address, in neutral words. `nil` is unknown and never means false.
package struct IPEvidence: Sendable, Hashable {
    /// ISO 3166-1 alpha-2.
    package var country: String?
    package var region: String?
    package var city: String?
    package var zip: String?
    /// Degrees, north positive.
    package var latitude: Double?
    /// Degrees, east positive.
    package var longitude: Double?
    /// The IP2Proxy code in upper case (`VPN`, `TOR`, `DCH`, …), or what the vendor wrote where it is none of those.
    package var proxyType: String?
    package var isProxy: Bool?
    /// 0 to 100, higher is riskier.
    package var cityRiskScore: Int?
    /// 0 to 100, higher is riskier.
    package var proxyRiskScore: Int?

    package init() {}
}
