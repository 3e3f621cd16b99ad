/// Who said something: a vendor by its name, or what this product knows offline.
package enum EvidenceSource {
    /// The published numbering plans, as libphonenumber has them.
    package static let phoneMetadata = "libphonenumber"
    /// The operator's own database of IP addresses.
    package static let offlineDatabase = "offline"
}

/// A signal on which two vendors disagree.
package struct EvidenceConflict: Sendable, Hashable {
    /// What one vendor said.
    package struct Claim: Sendable, Hashable {
        package let vendor: VendorName
        package let value: SignalValue
    }

    package let signal: Signal
    /// What each vendor said that said anything, in the order of the checks.
    package let claims: [Claim]
    /// Whose answer counts: the riskiest one.
    package let chosen: VendorName
}
