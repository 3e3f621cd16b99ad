import JSON

/// JSON of the kind that vendors might send on their worst day.
enum RandomJSON {
    private static let names = [
        "status", "success", "data", "ip", "country", "error", "errors", "requestError", "serviceException", "code",
        "message", "valid", "ip_address", "country_code", "lookup_outcome", "current_carrier", "roaming",
        "response_status_id",
        "invalid_params", "status_message", "fraud_score", "distance", "geoMatch", "required_amount", "x",
    ]
    private static let texts = [
        "", "N/A", "0", "success", "true", "Invalid phone", "insufficient credits", "\u{0}", "é\u{1F600}", "-", "null",
        "1e400",
        "99999999999999999999999", "valid IP", "401", "-2",
    ]
    private static let numbers = [
        "0", "1", "-1", "43", "5", "999", "1e400", "-0.0", "123456789012345678901234567890", "0.5",
    ]

    static func value(depth: Int, using generator: inout some RandomNumberGenerator) -> JSONValue {
        switch Int.random(in: 0...(depth > 4 ? 4 : 7), using: &generator) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &generator))
        case 2: return .number(numbers.randomElement(using: &generator) ?? "0")
        case 3, 4: return .string(texts.randomElement(using: &generator) ?? "")
        case 5:
            return .array(
                (0..<Int.random(in: 0...3, using: &generator)).map { _ in value(depth: depth + 1, using: &generator) })
        default:
            var object = JSONObject()
            for _ in 0..<Int.random(in: 0...6, using: &generator) {
                object[names.randomElement(using: &generator) ?? ""] = value(depth: depth + 1, using: &generator)
            }
            return .object(object)
        }
    }

    /// The way to every member of every object.
    static func paths(of json: JSONValue) -> [[String]] {
        guard let object = json.object else { return [] }
        return object.names.flatMap { name in
            [[name]] + paths(of: object[name] ?? .null).map { [name] + $0 }
        }
    }
}
