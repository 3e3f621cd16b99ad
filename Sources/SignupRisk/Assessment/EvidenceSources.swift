/// Who gave each of a section's values. Few speak, so the signals are kept by who gave them.
package struct EvidenceSources: Sendable {
    private var groups: [(source: String, signals: SignalSet)] = []

    /// The signals somebody gave a value of.
    var signals: SignalSet { groups.reduce(into: SignalSet()) { $0.formUnion($1.signals) } }

    /// Who gave the signal's value; `nil` where nobody did.
    subscript(signal: Signal) -> String? { groups.first { $0.signals.contains(signal) }?.source }

    /// Notes who gave a value.
    mutating func note(_ signal: Signal, from source: String) { note(SignalSet(rawValue: signal.bit), from: source) }

    /// Notes who gave several.
    mutating func note(_ signals: SignalSet, from source: String) {
        guard !signals.isEmpty else { return }
        for index in groups.indices where groups[index].source == source {
            groups[index].signals.formUnion(signals)
            return
        }
        groups.append((source, signals))
    }

    /// Calls `body` with each signal and who gave it, in the order of the section.
    @inline(__always)
    func forEach(except left: SignalSet = SignalSet(), _ body: (Signal, String) -> Void) {
        signals.subtracting(left).forEach { signal in
            for index in groups.indices where groups[index].signals.contains(signal) {
                return body(signal, groups[index].source)
            }
        }
    }
}
