/// What a rule demands of one signal. An unknown signal meets no demand, `isNot` neither.
struct RuleCondition: Sendable, Hashable {
    /// A value written in a rule; whole numbers are numbers.
    enum Literal: Sendable, Hashable {
        case boolean(Bool)
        case number(Double)
        case text(String)

        func equals(_ value: SignalValue) -> Bool {
            switch (self, value) {
            case (.boolean(let left), .boolean(let right)): left == right
            case (.text(let left), .text(let right)): left == right
            case (.number(let left), _): value.magnitude == left
            default: false
            }
        }

        var value: SignalValue {
            switch self {
            case .boolean(let value): .boolean(value)
            case .number(let value): .number(value)
            case .text(let value): .text(value)
            }
        }

        /// As a person reads it.
        var words: String {
            switch self {
            case .boolean(let value): String(value)
            case .number(let value): value.shortText
            case .text(let value): "“\(value)”"
            }
        }
    }

    let signal: Signal
    /// The value is one of these, where there are any.
    var allowed: [Literal] = []
    /// The value is none of these.
    var excluded: [Literal] = []
    /// The least number that will do.
    var atLeast: Double?
    /// The number that is too much.
    var below: Double?

    /// The truth value that is all the condition demands; `nil` where it demands anything else.
    var flag: Bool? {
        guard allowed.count == 1, case .boolean(let flag) = allowed[0], excluded.isEmpty, atLeast == nil, below == nil
        else { return nil }
        return flag
    }

    func holds(for value: SignalValue) -> Bool {
        if case .unknown = value { return false }
        if !allowed.isEmpty, !allowed.contains(where: { $0.equals(value) }) { return false }
        if !excluded.isEmpty, excluded.contains(where: { $0.equals(value) }) { return false }
        if atLeast == nil, below == nil { return true }
        guard let magnitude = value.magnitude else { return false }
        return magnitude >= atLeast ?? -.infinity && magnitude < below ?? .infinity
    }

    /// `phone.fraud_score is at least 75 and below 85`.
    var words: String {
        var demands: [String] = []
        switch allowed.count {
        case 0: break
        case 1: demands.append("is \(allowed[0].words)")
        default: demands.append("is one of \(allowed.map(\.words).joined(separator: ", "))")
        }
        for literal in excluded { demands.append("is known and is not \(literal.words)") }
        if let atLeast { demands.append("is at least \(atLeast.shortText)") }
        if let below { demands.append("is below \(below.shortText)") }
        return "\(signal.name) \(demands.joined(separator: " and "))"
    }
}
