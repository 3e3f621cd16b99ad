import JSON

extension JSONSchema {
    static let objectKeywords: Set = ["properties", "required", "additionalProperties", "minProperties"]
    static let arrayKeywords: Set = ["items", "minItems", "maxItems", "uniqueItems"]
    static let textKeywords: Set = ["minLength", "maxLength", "pattern", "format"]
    static let numberKeywords: Set = ["minimum", "maximum"]

    func check(
        _ object: JSONObject, _ keyword: String, _ argument: JSONValue, _ schema: JSONValue, _ place: String
    ) -> [Violation] {
        switch keyword {
        case "properties":
            return object.flatMap { name, member in
                argument[name].map { violations(member, $0, "\(place)/\(name)") } ?? []
            }
        case "required":
            let missing = (argument.array ?? []).compactMap(\.string).filter { object[$0] == nil }
            return missing.map { Violation(place: place, message: "has no \($0)") }
        case "additionalProperties":
            let known = schema["properties"]?.object
            return object.filter { known?[$0.key] == nil }
                .flatMap { violations($0.value, argument, "\(place)/\($0.key)") }
        default: return demand(object.count >= argument.integer ?? 0, "has too few members", place)
        }
    }

    func check(_ array: [JSONValue], _ keyword: String, _ argument: JSONValue, _ place: String) -> [Violation] {
        switch keyword {
        case "items": array.indices.flatMap { violations(array[$0], argument, "\(place)/\($0)") }
        case "minItems": demand(array.count >= argument.integer ?? 0, "has too few elements", place)
        case "maxItems": demand(array.count <= argument.integer ?? .max, "has too many elements", place)
        default: demand(argument != true || Set(array).count == array.count, "has an element twice", place)
        }
    }

    func check(_ text: String, _ keyword: String, _ argument: JSONValue, _ place: String) -> [Violation] {
        let length = text.unicodeScalars.count
        switch (keyword, argument.string ?? "") {
        case ("minLength", _): return demand(length >= argument.integer ?? 0, "is too short", place)
        case ("maxLength", _): return demand(length <= argument.integer ?? .max, "is too long", place)
        case ("pattern", let pattern):
            guard let regex = try? Regex(pattern) else { return demand(false, "the schema's pattern is none", place) }
            return demand(text.firstMatch(of: regex) != nil, "does not match \(pattern)", place)
        case ("format", "date-time"):
            let regex = /^\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-6]\d(\.\d+)?(Z|[+-][0-2]\d:[0-5]\d)$/
            return demand(text.wholeMatch(of: regex) != nil, "is not a date and time", place)
        case ("format", "uuid"):
            let regex = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/
            return demand(text.wholeMatch(of: regex) != nil, "is not a UUID", place)
        default: return demand(false, "the schema's format \(argument) is not known", place)
        }
    }

    func check(number: String, _ keyword: String, _ argument: JSONValue, _ place: String) -> [Violation] {
        guard let value = Double(number), let bound = argument.numberText.flatMap(Double.init) else {
            return demand(false, "is not to be compared", place)
        }
        return keyword == "minimum"
            ? demand(value >= bound, "is below \(bound)", place) : demand(value <= bound, "is above \(bound)", place)
    }

    private func demand(_ holds: Bool, _ message: String, _ place: String) -> [Violation] {
        holds ? [] : [Violation(place: place, message: message)]
    }
}
