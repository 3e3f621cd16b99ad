import Spelling
import Yams

extension RuleSetReader {
    private static let ruleKeys = ["code", "if", "points", "text"]

    /// Reads one rule; `nil` where it has a problem.
    mutating func rule(_ node: Node) -> Rule? {
        guard let rule = members(of: node, called: "A rule", known: Self.ruleKeys) else { return nil }
        let code = text(rule.members["code"], named: "code", in: node)
        if let code, !code.utf8.allSatisfy(Self.isCodeByte) {
            report(
                "The code “\(code)” has other characters than small letters, digits and _.", at: rule.members["code"])
        }
        let points = integer(rule.members["points"], named: "points", within: Self.points, in: node)
        let text = text(rule.members["text"], named: "text", in: node)
        let conditions = conditions(rule.members["if"], in: node)
        guard let code, let points, let text, let conditions else { return nil }
        let reason = Reason(code: code, points: points, signals: conditions.map(\.signal), text: text)
        return Rule(reason: reason, conditions: conditions)
    }

    private static func isCodeByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): true
        default: false
        }
    }

    /// Reports every code that an earlier rule has.
    mutating func reportDuplicates(_ rules: [Node]) {
        var seen: Set<String> = []
        for rule in rules {
            guard let node = rule.mapping?["code"], let code = node.scalar?.string else { continue }
            if !seen.insert(code).inserted { report("The code \(code) is that of an earlier rule.", at: node) }
        }
    }

    private mutating func conditions(_ node: Node?, in rule: Node) -> [RuleCondition]? {
        guard let node else {
            report("The key if is missing.", at: rule)
            return nil
        }
        guard case .mapping(let mapping) = node, !mapping.isEmpty else {
            report("if is not a mapping of signals to what they have to be.", at: node)
            return nil
        }
        var conditions: [RuleCondition] = []
        var isSound = true
        for (key, demand) in mapping {
            let name = key.scalar?.string ?? ""
            guard let signal = Signal(name: name) else {
                let near = NearestName.find(name, among: Signal.allCases.map(\.name))
                report("There is no signal “\(name)”.\(near.map { " Did you mean \($0)?" } ?? "")", at: key)
                isSound = false
                continue
            }
            if let condition = condition(on: signal, demand) {
                conditions.append(condition)
            } else {
                isSound = false
            }
        }
        return isSound ? conditions : nil
    }

    private static let operators = ["atLeast", "below", "is", "isNot", "in"]

    private mutating func condition(on signal: Signal, _ demand: Node) -> RuleCondition? {
        var condition = RuleCondition(signal: signal)
        guard case .mapping(let mapping) = demand else {
            guard let literal = literal(demand, for: signal) else { return nil }
            condition.allowed = [literal]
            return condition
        }
        let before = problems.count
        guard let (_, members) = members(of: demand, called: signal.name, known: Self.operators) else { return nil }
        if mapping.isEmpty {
            report("\(signal.name) has no demand: one of \(Self.operators.joined(separator: ", ")).", at: demand)
        }
        if let node = members["is"], let literal = literal(node, for: signal) { condition.allowed = [literal] }
        if let node = members["isNot"], let literal = literal(node, for: signal) { condition.excluded = [literal] }
        if let node = members["in"] {
            let literals = literals(node, for: signal)
            condition.allowed = condition.allowed.isEmpty ? literals : condition.allowed.filter(literals.contains)
            if condition.allowed.isEmpty, problems.count == before {
                report("\(signal.name) can never be what is and in demand together.", at: node)
            }
        }
        condition.atLeast = bound(members["atLeast"], named: "atLeast", for: signal)
        condition.below = bound(members["below"], named: "below", for: signal)
        if let atLeast = condition.atLeast, let below = condition.below, atLeast >= below {
            report(
                "\(signal.name) can never be at least \(atLeast.shortText) and below \(below.shortText).", at: demand)
        }
        return problems.count == before ? condition : nil
    }

    private mutating func literals(_ node: Node, for signal: Signal) -> [RuleCondition.Literal] {
        guard case .sequence(let nodes) = node, !nodes.isEmpty else {
            report("in is not a list of values.", at: node)
            return []
        }
        return nodes.compactMap { literal($0, for: signal) }
    }

    private mutating func bound(_ node: Node?, named name: String, for signal: Signal) -> Double? {
        guard let node else { return nil }
        guard signal.type.isOrdered else {
            report("\(signal.name) is \(signal.type.description): \(name) compares numbers.", at: node)
            return nil
        }
        guard case .number(let number)? = literal(node, for: signal) else { return nil }
        return number
    }

    /// A value of the signal's type. The type decides how a scalar is read: `NO` is Norway where a country is due, not false.
    private mutating func literal(_ node: Node, for signal: Signal) -> RuleCondition.Literal? {
        if let scalar = node.scalar, let literal = signal.type.literal(scalar.string, isPlain: scalar.isPlain) {
            return literal
        }
        let written = node.scalar.map { "“\($0.string)”" } ?? "no single value"
        var hint = ""
        if case .enumeration(let values) = signal.type, let text = node.scalar?.string {
            hint = NearestName.find(text, among: values).map { " Did you mean \($0)?" } ?? ""
        }
        report("\(signal.name) is \(signal.type.description), not \(written).\(hint)", at: node)
        return nil
    }
}

extension SignalType {
    /// What a scalar of a rule file means where a value of this type is due; `nil` where it is none.
    fileprivate func literal(_ text: String, isPlain: Bool) -> RuleCondition.Literal? {
        switch self {
        case .boolean: isPlain ? Bool(text).map(RuleCondition.Literal.boolean) : nil
        case .integer(let bounds):
            isPlain ? Int(text).flatMap { bounds.contains($0) ? .number(Double($0)) : nil } : nil
        case .number(let bounds):
            isPlain ? Double(text).flatMap { $0.isFinite && bounds.contains($0) ? .number($0) : nil } : nil
        case .text: text.isEmpty ? nil : .text(text)
        case .country:
            text.utf8.count == 2 && text.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
                ? .text(text) : nil
        case .enumeration(let values): values.contains(text) ? .text(text) : nil
        }
    }
}
