import JSON

@testable import SignupRisk

/// Signups, answers and assessments to test with.
enum Samples {
    static let vonage = VendorName(rawValue: "vonage")
    static let ipqualityscore = VendorName(rawValue: "ipqualityscore")
    static let provero = VendorName(rawValue: "provero")
    static let eko = VendorName(rawValue: "eko")

    /// 2026-11-21T12:00:00.123Z.
    static let noon: Int64 = 1_795_262_400_123
    static let record = RecordSource(topic: "signups", partition: 3, offset: 918_273)

    static let britishNumber = PhoneNumber(
        e164: "+447700900001", national: "07700 900001", region: "GB", isPossible: true, isValid: true,
        lineType: .mobile)

    static func subject(
        phone: PhoneInput = .number(britishNumber), ip: String? = "123.0.0.255", country: String? = nil,
        address: String? = nil
    ) -> LookupSubject {
        LookupSubject(phone: phone, ip: IPInput(parsing: ip), country: country, address: address)
    }

    static func answer(
        _ vendor: VendorName, status: CheckStatus = .ok, phone: ((inout PhoneEvidence) -> Void)? = nil,
        ip: ((inout IPEvidence) -> Void)? = nil, match: ((inout MatchEvidence) -> Void)? = nil,
        missing: [String] = []
    ) -> VendorAnswer {
        var (phoneEvidence, ipEvidence, matchEvidence) = (PhoneEvidence(), IPEvidence(), MatchEvidence())
        phone?(&phoneEvidence)
        ip?(&ipEvidence)
        match?(&matchEvidence)
        return VendorAnswer(
            vendor: vendor, status: status, observedAt: noon, phone: phone == nil ? nil : phoneEvidence,
            ip: ip == nil ? nil : ipEvidence, match: match == nil ? nil : matchEvidence, missing: missing,
            vendorStatus: "0", requestID: "r-1")
    }

    static func check(_ answer: VendorAnswer, source: AnswerSource = .cache, cost: Money? = nil) -> CheckResult {
        CheckResult(
            check: kind(of: answer.vendor), vendor: answer.vendor, status: answer.status, source: source,
            attempts: source == .live ? 1 : 0, latencyMilliseconds: 3, answer: answer, cost: cost)
    }

    static func unanswered(_ vendor: VendorName, _ status: CheckStatus = .timeout) -> CheckResult {
        CheckResult(
            check: kind(of: vendor), vendor: vendor, status: status, attempts: 2, latencyMilliseconds: 8000,
            message: "no answer in time")
    }

    static func kind(of vendor: VendorName) -> CheckKind {
        vendor == vonage || vendor == ipqualityscore ? .phone : .ip
    }

    static func assess(
        _ subject: LookupSubject = subject(), _ checks: [CheckResult], offline: IPEvidence? = nil
    ) throws -> Assessment {
        try Assessor(rules: RuleSet.builtIn).assess(subject, checks: checks, offline: offline)
    }

    static func place(country: String, city: String? = nil) -> IPEvidence {
        var evidence = IPEvidence()
        (evidence.country, evidence.city) = (country, city)
        return evidence
    }
}

extension Assessment {
    /// The codes of the reasons.
    var codes: [String] { reasons.map(\.code) }
}
