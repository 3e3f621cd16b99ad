extension Signal {
    /// The beginning of the signal's member of `sources`, up to the quote before who gave the value; empty for a signal that no
    /// source gives. A constant, as ``EventWord`` says.
    var sourceMember: StaticString {
        switch self {
        case .phoneValid: #""valid":""#
        case .phoneActive: #""active":""#
        case .phoneReachable: #""reachable":""#
        case .phoneLineType: #""line_type":""#
        case .phoneVoIP: #""voip":""#
        case .phonePrepaid: #""prepaid":""#
        case .phonePorted: #""ported":""#
        case .phoneRoaming: #""roaming":""#
        case .phoneRoamingCountry: #""roaming_country":""#
        case .phoneCarrier: #""carrier":""#
        case .phoneCountry, .ipCountry: #""country":""#
        case .phoneRegion, .ipRegion: #""region":""#
        case .phoneCity, .ipCity: #""city":""#
        case .phoneZip, .ipZip: #""zip":""#
        case .phoneFraudScore: #""fraud_score":""#
        case .phoneRecentAbuse: #""recent_abuse":""#
        case .phoneRisky: #""risky":""#
        case .ipLatitude: #""latitude":""#
        case .ipLongitude: #""longitude":""#
        case .ipProxyType: #""proxy_type":""#
        case .ipIsProxy: #""is_proxy":""#
        case .ipCityRiskScore: #""city_risk_score":""#
        case .ipProxyRiskScore: #""proxy_risk_score":""#
        default: ""
        }
    }
}
