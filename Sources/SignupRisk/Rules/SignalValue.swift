/// What is known of a signal.
package enum SignalValue: Sendable, Hashable {
    case unknown
    case boolean(Bool)
    case integer(Int)
    case number(Double)
    case text(String)

    init(_ value: Bool?) { self = value.map(SignalValue.boolean) ?? .unknown }
    init(_ value: Int?) { self = value.map(SignalValue.integer) ?? .unknown }
    init(_ value: Double?) { self = value.map(SignalValue.number) ?? .unknown }
    init(_ value: String?) { self = value.map(SignalValue.text) ?? .unknown }

    /// The number, where this is one.
    var magnitude: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .number(let value): value
        case .unknown, .boolean, .text: nil
        }
    }
}
