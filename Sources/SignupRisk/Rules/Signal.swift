/// Something known, or unknown, about a signup: what rules look at. Named as in the risk event.
package enum Signal: UInt8, Sendable, Hashable, CaseIterable {
    case phoneE164, phoneNational, phonePossible, phoneValid, phoneActive, phoneReachable, phoneLineType, phoneVoIP
    case phonePrepaid, phonePorted, phoneRoaming, phoneRoamingCountry, phoneCarrier, phoneCountry, phoneRegion
    case phoneCity, phoneZip, phoneFraudScore, phoneRecentAbuse, phoneRisky
    case ipAddress, ipVersion, ipReserved, ipCountry, ipRegion, ipCity, ipZip, ipLatitude, ipLongitude, ipProxyType
    case ipIsProxy, ipCityRiskScore, ipProxyRiskScore
    case phoneCountryMatchesIPCountry, statedCountryMatchesPhone, statedCountryMatchesIP, addressCountry, addressCity
    case addressDistance, vendorIPMatchLevel
    /// How the phone check went: the best status among its vendors.
    case phoneCheckStatus
    /// How the IP check went: the best status among its vendors.
    case ipCheckStatus
    /// How many answers were wanted and did not come.
    case unansweredChecks
    /// How many signals two vendors disagree on.
    case conflictCount

    /// The name in rules, in `reasons[].signals` and in `conflicts[].signal`.
    package var name: String {
        switch self {
        case .phoneE164: "phone.e164"
        case .phoneNational: "phone.national"
        case .phonePossible: "phone.possible"
        case .phoneValid: "phone.valid"
        case .phoneActive: "phone.active"
        case .phoneReachable: "phone.reachable"
        case .phoneLineType: "phone.line_type"
        case .phoneVoIP: "phone.voip"
        case .phonePrepaid: "phone.prepaid"
        case .phonePorted: "phone.ported"
        case .phoneRoaming: "phone.roaming"
        case .phoneRoamingCountry: "phone.roaming_country"
        case .phoneCarrier: "phone.carrier"
        case .phoneCountry: "phone.country"
        case .phoneRegion: "phone.region"
        case .phoneCity: "phone.city"
        case .phoneZip: "phone.zip"
        case .phoneFraudScore: "phone.fraud_score"
        case .phoneRecentAbuse: "phone.recent_abuse"
        case .phoneRisky: "phone.risky"
        case .ipAddress: "ip.address"
        case .ipVersion: "ip.version"
        case .ipReserved: "ip.reserved"
        case .ipCountry: "ip.country"
        case .ipRegion: "ip.region"
        case .ipCity: "ip.city"
        case .ipZip: "ip.zip"
        case .ipLatitude: "ip.latitude"
        case .ipLongitude: "ip.longitude"
        case .ipProxyType: "ip.proxy_type"
        case .ipIsProxy: "ip.is_proxy"
        case .ipCityRiskScore: "ip.city_risk_score"
        case .ipProxyRiskScore: "ip.proxy_risk_score"
        case .phoneCountryMatchesIPCountry: "match.phone_country_ip_country"
        case .statedCountryMatchesPhone: "match.stated_country_phone"
        case .statedCountryMatchesIP: "match.stated_country_ip"
        case .addressCountry: "match.address_country"
        case .addressCity: "match.address_city"
        case .addressDistance: "match.address_distance_km"
        case .vendorIPMatchLevel: "match.vendor_ip_match_level"
        case .phoneCheckStatus: "checks.phone.status"
        case .ipCheckStatus: "checks.ip.status"
        case .unansweredChecks: "checks.unanswered"
        case .conflictCount: "conflicts.count"
        }
    }

    /// The signal in a ``SignalSet``.
    var bit: UInt64 { 1 << UInt64(rawValue) }

    private static let byName: [String: Signal] = Dictionary(
        allCases.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

    /// The signal of that name.
    package init?(name: some StringProtocol) {
        guard let signal = Self.byName[String(name)] else { return nil }
        self = signal
    }

    private static let fields = allCases.map { signal in
        String(signal.name[signal.name.index(after: signal.name.firstIndex(of: ".") ?? signal.name.startIndex)...])
    }

    /// The name within its section of the event: `line_type`.
    package var field: String { Self.fields[Int(rawValue)] }
}
