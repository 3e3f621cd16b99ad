import JSON

extension JSONValue {
    /// The number, where this is one that a double can say.
    var double: Double? { numberText.flatMap(Double.init).flatMap { $0.isFinite ? $0 : nil } }

    /// The members that are integers, by name.
    var counts: [String: Int] { members { $0.integer } }

    /// The members that are numbers, by name.
    var numbers: [String: Double] { members { $0.double } }

    /// The members of an object that can be read as something, by name.
    func members<Value>(_ value: (JSONValue) -> Value?) -> [String: Value] {
        guard let object else { return [:] }
        var result: [String: Value] = [:]
        for (name, member) in object { result[name] = value(member) }
        return result
    }
}
