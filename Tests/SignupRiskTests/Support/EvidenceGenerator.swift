import JSON
import TestSupport

@testable import SignupRisk

/// Makes up evidence: any vendor may say anything it can say at all.
struct EvidenceGenerator {
    var random: SeededGenerator
    private static let countries = ["GB", "KR", "IE", "IN", "US"]
    private static let texts = ["Alpha", "alpha", "Beta", "Gamma"]

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    /// One of several values.
    mutating func one<Value>(of values: [Value], else fallback: Value) -> Value {
        values.randomElement(using: &random) ?? fallback
    }

    /// A value in most cases, `nil` in the others.
    private mutating func some<Value>(_ value: Value) -> Value? {
        Int.random(in: 0..<4, using: &random) > 0 ? value : nil
    }
    private mutating func flag() -> Bool? { some(Bool.random(using: &random)) }
    private mutating func score() -> Int? { some(Int.random(in: 0...100, using: &random)) }
    private mutating func text() -> String? { some(one(of: Self.texts, else: "")) }
    mutating func country() -> String? { some(one(of: Self.countries, else: "GB")) }

    mutating func subject() -> LookupSubject {
        let region = country()
        let number = PhoneNumber(
            e164: "+447700900001", national: "07700 900001", region: region, isPossible: true,
            isValid: Bool.random(using: &random), lineType: some(one(of: LineType.allCases, else: .mobile)))
        let phone = one(
            of: [
                .missing, .number(number), .number(number), .number(number), .impossible(number),
                .unreadable(.noDigits),
            ],
            else: PhoneInput.missing)
        let ip = one(of: [nil, "8.8.8.8", "8.8.8.8", "8.8.8.8", "10.0.0.1", "2a00::1", "x"], else: nil)
        return LookupSubject(phone: phone, ip: IPInput(parsing: ip), country: country(), address: text())
    }

    /// Anything one vendor can say, and only that.
    mutating func answer(from vendor: VendorName) -> VendorAnswer {
        let all = VendorAnswer(
            vendor: vendor, status: .ok, observedAt: 0, phone: phone(), ip: ip(), match: match())
        return all.keeping(SignalCapabilities.standard.signals(of: vendor))
    }

    mutating func phone() -> PhoneEvidence {
        var evidence = PhoneEvidence()
        evidence.valid = flag()
        evidence.active = flag()
        evidence.reachable = flag()
        evidence.lineType = some(one(of: LineType.allCases, else: .mobile))
        evidence.voip = flag()
        evidence.prepaid = flag()
        evidence.ported = flag()
        evidence.roaming = flag()
        evidence.roamingCountry = country()
        evidence.carrier = text()
        evidence.country = country()
        evidence.region = text()
        evidence.city = text()
        evidence.zip = text()
        evidence.fraudScore = score()
        evidence.recentAbuse = flag()
        evidence.risky = flag()
        return evidence
    }

    mutating func ip() -> IPEvidence {
        var evidence = IPEvidence()
        evidence.country = country()
        evidence.region = text()
        evidence.city = text()
        evidence.zip = text()
        evidence.latitude = some(Double.random(in: -90...90, using: &random))
        evidence.longitude = some(Double.random(in: -180...180, using: &random))
        evidence.proxyType = some(one(of: ["VPN", "TOR", "RES", "CPN", "DCH", "NONE", "VPA"], else: "VPN"))
        evidence.isProxy = flag()
        evidence.cityRiskScore = score()
        evidence.proxyRiskScore = score()
        return evidence
    }

    mutating func match() -> MatchEvidence {
        var evidence = MatchEvidence()
        evidence.vendorIPMatchLevel = some(one(of: ["country", "mismatch", "unknown"], else: "country"))
        evidence.addressCountry = flag()
        evidence.addressCity = flag()
        evidence.addressDistanceKilometres = some(Double.random(in: 0...20_000, using: &random))
        return evidence
    }

    /// A rule set with conditions of every kind, on any signals.
    mutating func ruleSet() throws -> RuleSet {
        var yaml =
            "id: made-up\nversion: 1\nlevels: {medium: 20, high: 50, critical: 80}\n"
            + "recommendations: {review: 30, deny: 70}\nrules:\n"
        for index in 0..<Int.random(in: 1...25, using: &random) {
            var conditions: [Signal: String] = [:]
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let signal = one(of: Signal.allCases, else: .phoneValid)
                conditions[signal] = demand(on: signal)
            }
            let demands = conditions.map { "\($0.key.name): \($0.value)" }.joined(separator: ", ")
            let points = Int.random(in: -40...60, using: &random)
            yaml += "- {code: r\(index), if: {\(demands)}, points: \(points), text: made up}\n"
        }
        return try RuleSet(yaml: yaml, source: "made-up")
    }

    private mutating func demand(on signal: Signal) -> String {
        func quoted(_ text: String) -> String { "\"\(text)\"" }
        let values: [String] =
            switch signal.type {
            case .boolean: ["true", "false"]
            case .integer(let bounds):
                (0..<6).map { _ in
                    String(Int.random(in: bounds.lowerBound...min(bounds.upperBound, 100), using: &random))
                }
            case .number(let bounds):
                (0..<6).map { _ in
                    String(Double.random(in: bounds.lowerBound...min(bounds.upperBound, 20_000), using: &random))
                }
            case .text: Self.texts.map(quoted) + ["VPN", "TOR", "DCH", "country", "mismatch"]
            case .country: Self.countries
            case .enumeration(let values): values
            }
        let (first, second) = (one(of: values, else: ""), one(of: values, else: ""))
        switch Int.random(in: 0..<(signal.type.isOrdered ? 6 : 4), using: &random) {
        case 0: return first
        case 1: return "{is: \(first)}"
        case 2: return "{isNot: \(first)}"
        case 3: return "{in: [\(first), \(second)]}"
        case 4: return "{atLeast: \(first)}"
        default: return "{below: \(first)}"
        }
    }
}

extension VendorAnswer {
    /// The answer with nothing in it but these signals.
    func keeping(_ signals: SignalSet) -> VendorAnswer {
        func kept<Value>(_ signal: Signal, _ value: Value?) -> Value? { signals.contains(signal) ? value : nil }
        var (phone, ip, match) = (phone ?? PhoneEvidence(), ip ?? IPEvidence(), match ?? MatchEvidence())
        phone.valid = kept(.phoneValid, phone.valid)
        phone.active = kept(.phoneActive, phone.active)
        phone.reachable = kept(.phoneReachable, phone.reachable)
        phone.lineType = kept(.phoneLineType, phone.lineType)
        phone.voip = kept(.phoneVoIP, phone.voip)
        phone.prepaid = kept(.phonePrepaid, phone.prepaid)
        phone.ported = kept(.phonePorted, phone.ported)
        phone.roaming = kept(.phoneRoaming, phone.roaming)
        phone.roamingCountry = kept(.phoneRoamingCountry, phone.roamingCountry)
        phone.carrier = kept(.phoneCarrier, phone.carrier)
        phone.country = kept(.phoneCountry, phone.country)
        phone.region = kept(.phoneRegion, phone.region)
        phone.city = kept(.phoneCity, phone.city)
        phone.zip = kept(.phoneZip, phone.zip)
        phone.fraudScore = kept(.phoneFraudScore, phone.fraudScore)
        phone.recentAbuse = kept(.phoneRecentAbuse, phone.recentAbuse)
        phone.risky = kept(.phoneRisky, phone.risky)
        ip.country = kept(.ipCountry, ip.country)
        ip.region = kept(.ipRegion, ip.region)
        ip.city = kept(.ipCity, ip.city)
        ip.zip = kept(.ipZip, ip.zip)
        ip.latitude = kept(.ipLatitude, ip.latitude)
        ip.longitude = kept(.ipLongitude, ip.longitude)
        ip.proxyType = kept(.ipProxyType, ip.proxyType)
        ip.isProxy = kept(.ipIsProxy, ip.isProxy)
        ip.cityRiskScore = kept(.ipCityRiskScore, ip.cityRiskScore)
        ip.proxyRiskScore = kept(.ipProxyRiskScore, ip.proxyRiskScore)
        match.vendorIPMatchLevel = kept(.vendorIPMatchLevel, match.vendorIPMatchLevel)
        match.addressCountry = kept(.addressCountry, match.addressCountry)
        match.addressCity = kept(.addressCity, match.addressCity)
        match.addressDistanceKilometres = kept(.addressDistance, match.addressDistanceKilometres)
        return VendorAnswer(
            vendor: vendor, status: status, observedAt: observedAt, phone: phone, ip: ip, match: match,
            missing: missing)
    }
}
