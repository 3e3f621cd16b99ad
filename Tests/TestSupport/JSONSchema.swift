package import JSON

/// A JSON Schema (draft 2020-12), as far as the schemas in `config/schemas` use it.
///
/// A keyword it does not know is a violation of its own, so that no part of a schema goes unchecked in silence.
package struct JSONSchema: Sendable {
    /// What is wrong, and where in the value.
    package struct Violation: Sendable, Hashable, CustomStringConvertible {
        /// A JSON pointer into the value.
        package let place: String
        package let message: String

        package var description: String { "\(place.isEmpty ? "/" : place): \(message)" }
    }

    let root: JSONValue

    package init(parsing text: some Collection<UInt8>) throws(JSONError) { root = try JSONValue(parsing: text) }

    /// Everything that is wrong with a value; nothing where it is as the schema wants it.
    package func violations(of value: JSONValue) -> [Violation] { violations(value, root, "") }

    func violations(_ value: JSONValue, _ schema: JSONValue, _ place: String) -> [Violation] {
        if let allows = schema.bool { return allows ? [] : [Violation(place: place, message: "is not allowed")] }
        guard let keywords = schema.object else { return [Violation(place: place, message: "the schema is no schema")] }
        return keywords.flatMap { check(value, $0.key, $0.value, schema, place) }
    }

    private func check(
        _ value: JSONValue, _ keyword: String, _ argument: JSONValue, _ schema: JSONValue, _ place: String
    ) -> [Violation] {
        func demand(_ holds: Bool, _ message: String) -> [Violation] {
            holds ? [] : [Violation(place: place, message: message)]
        }
        switch keyword {
        case "$schema", "$id", "$defs", "title", "description": return []
        case "$ref":
            return referenced(argument).map { violations(value, $0, place) } ?? demand(false, "a dangling $ref")
        case "type":
            let types = argument.array ?? [argument]
            return demand(types.contains { value.isOfType($0.string ?? "") }, "is of another type than \(types)")
        case "const": return demand(value == argument, "is not \(argument)")
        case "enum": return demand((argument.array ?? []).contains(value), "is none of \(argument)")
        case "if":
            let branch = violations(value, argument, place).isEmpty ? schema["then"] : schema["else"]
            return branch.map { violations(value, $0, place) } ?? []
        case "then", "else": return []
        case "anyOf":
            let options = (argument.array ?? []).map { violations(value, $0, place) }
            return options.contains(where: \.isEmpty) ? [] : options.min { $0.count < $1.count } ?? []
        case "allOf": return (argument.array ?? []).flatMap { violations(value, $0, place) }
        default: return checkByKind(value, keyword, argument, schema, place)
        }
    }

    /// Keywords that only speak about values of one type.
    private func checkByKind(
        _ value: JSONValue, _ keyword: String, _ argument: JSONValue, _ schema: JSONValue, _ place: String
    ) -> [Violation] {
        if Self.objectKeywords.contains(keyword) {
            return value.object.map { check($0, keyword, argument, schema, place) } ?? []
        }
        if Self.arrayKeywords.contains(keyword) {
            return value.array.map { check($0, keyword, argument, place) } ?? []
        }
        if Self.textKeywords.contains(keyword) {
            return value.string.map { check($0, keyword, argument, place) } ?? []
        }
        if Self.numberKeywords.contains(keyword) {
            return value.numberText.map { check(number: $0, keyword, argument, place) } ?? []
        }
        return [Violation(place: place, message: "the schema's keyword \(keyword) is not known")]
    }

    /// A reference into this schema: `#/$defs/name`.
    private func referenced(_ argument: JSONValue) -> JSONValue? {
        guard let text = argument.string, text.hasPrefix("#/") else { return nil }
        return text.dropFirst(2).split(separator: "/").reduce(root) { $0?[String($1)] }
    }
}

extension JSONValue {
    /// Whether the value is of a type by JSON Schema's names, in which 1.0 is an integer.
    fileprivate func isOfType(_ name: String) -> Bool {
        switch (name, self) {
        case ("null", .null), ("boolean", .bool), ("string", .string), ("number", .number), ("array", .array),
            ("object", .object):
            true
        case ("integer", .number(let text)): Double(text).map { $0 == $0.rounded() } ?? false
        default: false
        }
    }
}
