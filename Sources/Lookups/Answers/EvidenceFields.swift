import JSON
import SignupRisk

/// Every field of the three kinds of evidence. A field added to one of them has to be added here; a test compares the two.
enum EvidenceFields {
    static let phone: [EvidenceField<PhoneEvidence>] = [
        EvidenceField("valid", \.valid), EvidenceField("active", \.active), EvidenceField("reachable", \.reachable),
        EvidenceField(
            "line_type", \.lineType, write: { .string($0.rawValue) },
            read: { $0.string.flatMap(LineType.init(rawValue:)) }),
        EvidenceField("voip", \.voip), EvidenceField("prepaid", \.prepaid), EvidenceField("ported", \.ported),
        EvidenceField("roaming", \.roaming), EvidenceField("roaming_country", \.roamingCountry),
        EvidenceField("carrier", \.carrier), EvidenceField("country", \.country), EvidenceField("region", \.region),
        EvidenceField("city", \.city), EvidenceField("zip", \.zip), EvidenceField("fraud_score", \.fraudScore),
        EvidenceField("recent_abuse", \.recentAbuse), EvidenceField("risky", \.risky),
    ]

    static let ip: [EvidenceField<IPEvidence>] = [
        EvidenceField("country", \.country), EvidenceField("region", \.region), EvidenceField("city", \.city),
        EvidenceField("zip", \.zip), EvidenceField("latitude", \.latitude), EvidenceField("longitude", \.longitude),
        EvidenceField("proxy_type", \.proxyType), EvidenceField("is_proxy", \.isProxy),
        EvidenceField("city_risk_score", \.cityRiskScore), EvidenceField("proxy_risk_score", \.proxyRiskScore),
    ]

    static let match: [EvidenceField<MatchEvidence>] = [
        EvidenceField("vendor_ip_match_level", \.vendorIPMatchLevel),
        EvidenceField("address_country", \.addressCountry), EvidenceField("address_city", \.addressCity),
        EvidenceField("address_distance_km", \.addressDistanceKilometres),
    ]
}
