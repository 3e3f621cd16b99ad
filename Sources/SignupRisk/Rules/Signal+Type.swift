/// What values a signal has, so that a rule that compares it with anything else is refused.
package enum SignalType: Sendable, Hashable {
    case boolean
    /// A whole number within bounds.
    case integer(ClosedRange<Int>)
    case number(ClosedRange<Double>)
    case text
    /// ISO 3166-1 alpha-2 in upper case.
    case country
    case enumeration([String])

    /// In words, for a person who wrote a rule.
    package var description: String {
        switch self {
        case .boolean: "true or false"
        case .integer(let bounds):
            bounds.upperBound == .max
                ? "a whole number from \(bounds.lowerBound)"
                : "a whole number from \(bounds.lowerBound) to \(bounds.upperBound)"
        case .number(let bounds):
            bounds.upperBound == .infinity
                ? "a number from \(bounds.lowerBound.shortText)"
                : "a number from \(bounds.lowerBound.shortText) to \(bounds.upperBound.shortText)"
        case .text: "a text"
        case .country: "a country code of two capital letters"
        case .enumeration(let values): "one of \(values.joined(separator: ", "))"
        }
    }

    /// Whether values have a size, so that `atLeast` and `below` mean something.
    var isOrdered: Bool {
        switch self {
        case .integer, .number: true
        case .boolean, .text, .country, .enumeration: false
        }
    }
}

extension Signal {
    /// What values the signal has.
    package var type: SignalType {
        switch self {
        case .phonePossible, .phoneValid, .phoneActive, .phoneReachable, .phoneVoIP, .phonePrepaid, .phonePorted,
            .phoneRoaming, .phoneRecentAbuse, .phoneRisky, .ipReserved, .ipIsProxy:
            .boolean
        case .phoneFraudScore, .ipCityRiskScore, .ipProxyRiskScore: .integer(0...100)
        case .ipVersion: .integer(4...6)
        case .unansweredChecks, .conflictCount: .integer(0...Int.max)
        case .ipLatitude: .number(-90...90)
        case .ipLongitude: .number(-180...180)
        case .addressDistance: .number(0...Double.infinity)
        case .phoneCountry, .phoneRoamingCountry, .ipCountry: .country
        case .phoneE164, .phoneNational, .phoneCarrier, .phoneRegion, .phoneCity, .phoneZip, .ipAddress, .ipRegion,
            .ipCity, .ipZip, .ipProxyType, .vendorIPMatchLevel:
            .text
        case .phoneLineType: .enumeration(LineType.allCases.map(\.rawValue))
        case .phoneCountryMatchesIPCountry, .statedCountryMatchesPhone, .statedCountryMatchesIP, .addressCountry,
            .addressCity:
            .enumeration(MatchVerdict.allCases.map(\.rawValue))
        case .phoneCheckStatus, .ipCheckStatus: .enumeration(CheckStatus.allCases.map(\.rawValue))
        }
    }
}

extension Double {
    /// The number without a superfluous fraction: `12`, `0.5`.
    var shortText: String {
        guard let whole = Int(exactly: self) else { return description }
        return String(whole)
    }
}
