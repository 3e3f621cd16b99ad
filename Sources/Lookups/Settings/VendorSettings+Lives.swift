import SignupRisk

extension VendorSettings {
    /// How long an answer counts as fresh.
    ///
    /// - nothing found (invalid input, a number that is not assigned, no evidence at all): ``negativeCacheTtl``
    /// - some fields missing: ``partialCacheTtl``; asking again is billed again, but a source that was down may be back
    /// - everything: ``cacheTtl``
    func life(of answer: VendorAnswer) -> Duration {
        if answer.status == .invalidInput || answer.phone?.valid == false || !answer.hasEvidence {
            return negativeCacheTtl
        }
        return answer.status == .partial ? partialCacheTtl : cacheTtl
    }
}

extension VendorAnswer {
    /// Whether the vendor knew anything at all.
    fileprivate var hasEvidence: Bool {
        (phone.map { $0 != PhoneEvidence() } ?? false) || (ip.map { $0 != IPEvidence() } ?? false)
            || (match.map { $0 != MatchEvidence() } ?? false)
    }
}
