/// A set of signals, in one machine word.
package struct SignalSet: OptionSet, Sendable, Hashable {
    package let rawValue: UInt64
    package init(rawValue: UInt64) { self.rawValue = rawValue }

    package init(_ signals: some Sequence<Signal>) {
        self.init(rawValue: signals.reduce(0) { $0 | 1 << UInt64($1.rawValue) })
    }

    package func contains(_ signal: Signal) -> Bool { rawValue & (1 << UInt64(signal.rawValue)) != 0 }
    package mutating func insert(_ signal: Signal) {
        self = SignalSet(rawValue: rawValue | 1 << UInt64(signal.rawValue))
    }

    @inline(__always)
    mutating func insert(_ signal: Signal, if condition: Bool) { if condition { insert(signal) } }

    /// Calls `body` with each signal, in the order of the event.
    @inline(__always)
    func forEach(_ body: (Signal) -> Void) {
        var rest = rawValue
        while rest != 0 {
            if let signal = Signal(rawValue: UInt8(truncatingIfNeeded: rest.trailingZeroBitCount)) { body(signal) }
            rest &= rest &- 1
        }
    }

    /// Every signal whose name begins so.
    package init(named prefix: String) { self.init(Signal.allCases.filter { $0.name.hasPrefix(prefix) }) }
}
