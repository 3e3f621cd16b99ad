/// The signals that answers still missing could change.
package struct OpenSignals: Sendable, Hashable {
    /// Those that could have any value.
    package private(set) var any = SignalSet()
    /// Those a vendor has given already, so that another's answer can only make them riskier.
    package private(set) var onlyRiskier = SignalSet()

    package static let none = OpenSignals()

    var isEmpty: Bool { any.isEmpty && onlyRiskier.isEmpty }

    func contains(_ signal: Signal) -> Bool { any.contains(signal) || onlyRiskier.contains(signal) }

    private init() {}

    /// - Parameters:
    ///   - settable: what the missing answers can say something about.
    ///   - evidence: what is known without them.
    ///   - subject: what the signup says: nothing is answered about a part it does not have.
    init(settable: SignalSet, evidence: MergedEvidence, subject: LookupSubject) {
        var settable = settable
        if subject.phone.parsed == nil { settable.subtract(SignalSet(named: "phone.")) }
        if subject.ip.parsed == nil { settable.subtract(SignalSet(named: "ip.")) }
        if subject.address == nil { settable.subtract(SignalSet([.addressCountry, .addressCity, .addressDistance])) }
        let given = Self.givenByVendors(evidence)
        for signal in Signal.allCases where settable.contains(signal) {
            let current = evidence.value(of: signal)
            let isOrdered = signal.isAtLeastAsRisky(current, as: current) != nil
            if isOrdered, given.contains(signal), current != .unknown {
                onlyRiskier.insert(signal)
            } else {
                any.insert(signal)
            }
        }
        openDependents(evidence, stated: subject.country)
    }

    /// What follows from countries: they are chosen together, places follow the chosen country, and verdicts compare what is
    /// known, or may come to be.
    private mutating func openDependents(_ evidence: MergedEvidence, stated: String?) {
        let deciding: [Signal] = [.phoneCountry, .ipCountry, .phoneRoaming, .phoneRoamingCountry]
        guard deciding.contains(where: contains) else { return }
        for signal in [Signal.phoneCountry, .ipCountry]
        where evidence.conflicts.contains(where: { $0.signal == signal }) {
            any.insert(signal)
        }
        let hasPhoneCountry = contains(.phoneCountry) || evidence.phone.evidence.country != nil
        let hasIPCountry = contains(.ipCountry) || evidence.ip.evidence.country != nil
        if hasPhoneCountry, hasIPCountry { any.insert(.phoneCountryMatchesIPCountry) }
        if contains(.phoneCountry) {
            any.formUnion(SignalSet([.phoneRegion, .phoneCity, .phoneZip]))
            if stated != nil { any.insert(.statedCountryMatchesPhone) }
        }
        if contains(.ipCountry) {
            any.formUnion(SignalSet([.ipRegion, .ipCity, .ipZip, .ipLatitude, .ipLongitude]))
            if stated != nil { any.insert(.statedCountryMatchesIP) }
        }
    }

    /// Signals whose present value a vendor gave. What an offline source gave counts for nothing once a vendor speaks.
    private static func givenByVendors(_ evidence: MergedEvidence) -> SignalSet {
        let offline = [EvidenceSource.phoneMetadata, EvidenceSource.offlineDatabase]
        var given = SignalSet([.addressCountry, .addressCity, .addressDistance])
        for sources in [evidence.phone.sources, evidence.ip.sources] {
            sources.forEach { signal, source in if !offline.contains(source) { given.insert(signal) } }
        }
        return given
    }
}
