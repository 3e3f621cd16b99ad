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
    init(settable: SignalSet, evidence: MergedEvidence) {
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
        openDependents(evidence)
    }

    /// What follows from countries: they are chosen together, places follow the chosen country, and verdicts compare them.
    private mutating func openDependents(_ evidence: MergedEvidence) {
        let deciding: [Signal] = [.phoneCountry, .ipCountry, .phoneRoaming, .phoneRoamingCountry]
        guard deciding.contains(where: contains) else { return }
        for signal in [Signal.phoneCountry, .ipCountry]
        where evidence.conflicts.contains(where: { $0.signal == signal }) {
            any.insert(signal)
        }
        any.insert(.phoneCountryMatchesIPCountry)
        if contains(.phoneCountry) {
            any.formUnion(SignalSet([.phoneRegion, .phoneCity, .phoneZip, .statedCountryMatchesPhone]))
        }
        if contains(.ipCountry) {
            any.formUnion(
                SignalSet([.ipRegion, .ipCity, .ipZip, .ipLatitude, .ipLongitude, .statedCountryMatchesIP]))
        }
    }

    /// Signals whose present value a vendor gave. What an offline source gave counts for nothing once a vendor speaks.
    private static func givenByVendors(_ evidence: MergedEvidence) -> SignalSet {
        let offline = [EvidenceSource.phoneMetadata, EvidenceSource.offlineDatabase]
        let sources = (evidence.phone.sources + evidence.ip.sources).filter { !offline.contains($0.source) }
        return SignalSet(sources.map(\.signal)).union(SignalSet([.addressCountry, .addressCity, .addressDistance]))
    }
}
