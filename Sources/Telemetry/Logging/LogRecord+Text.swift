import Logging

extension LogRecord {
    /// `2026-11-21T12:00:00.123Z warning worker: the message key=value other="two words"`, on one line whatever the values are.
    func textLine() -> [UInt8] {
        var line = "\(timestamp) \(level.rawValue) \(Self.escaped(logger)): \(Self.escaped(message))"
        for (key, value) in metadata { line += " \(Self.escaped(key))=\(Self.text(value))" }
        return Array((line + "\n").utf8)
    }

    private static func text(_ value: Logger.MetadataValue) -> String {
        if case .array(let elements) = value { return quoted(elements.map(\.description).joined(separator: ", ")) }
        return quoted(bounded(value.description))
    }

    /// The text in quotes where it is empty or has a character that would make it two values.
    private static func quoted(_ text: String) -> String {
        let text = bounded(text)
        let isPlain = text.unicodeScalars.allSatisfy { $0 > " " && $0 != "\"" && $0 != "=" && $0 != "\\" }
        guard text.isEmpty || !isPlain else { return escaped(text) }
        let inside = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        return "\"\(escaped(inside))\""
    }

    /// The text without control characters, so that a value can neither end the line nor move the cursor.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _
            where scalar.properties.generalCategory == .control || scalar.properties.isBidiControl
                || scalar.properties.generalCategory == .lineSeparator
                || scalar.properties.generalCategory == .paragraphSeparator:
                result += "\\u{\(String(scalar.value, radix: 16))}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
