/// A JSON object that keeps the order of its members.
package struct JSONObject: Sendable, Hashable {
    private var keys: [String] = []
    private var values: [String: JSONValue] = [:]

    package init() {}

    /// The member of that name; assigning `nil` takes it out.
    package subscript(key: String) -> JSONValue? {
        get { values[key] }
        set {
            if let newValue {
                if values.updateValue(newValue, forKey: key) == nil { keys.append(key) }
            } else if values.removeValue(forKey: key) != nil {
                keys.removeAll { $0 == key }
            }
        }
    }

    /// How many members there are.
    package var count: Int { keys.count }
    /// Whether there are none.
    package var isEmpty: Bool { keys.isEmpty }
    /// The names, in the order they were first written.
    package var names: [String] { keys }
}

extension JSONObject: Sequence {
    package func makeIterator() -> some IteratorProtocol<(key: String, value: JSONValue)> {
        keys.lazy.map { (key: $0, value: values[$0] ?? .null) }.makeIterator()
    }
}
