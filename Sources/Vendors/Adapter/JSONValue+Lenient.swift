import JSON

/// Reading what vendors write for what their documents promise: numbers as text, truth values as words, and a dozen ways of
/// saying that something is not known.
extension JSONValue {
    /// Longest text that is kept of one field; vendors' own limits are far below.
    private static let longestText = 512

    /// The text of a string or a number, without the white space around it; `nil` where it stands for absence or where the plan
    /// does not include the field.
    var lenientText: String? {
        switch self {
        case .string(let text):
            let text = text.trimmed
            return Absence.isAbsent(text) || Absence.isPlanGated(text) ? nil : Self.bounded(text)
        case .number(let text): return Self.bounded(text)
        case .null, .bool, .array, .object: return nil
        }
    }

    private static func bounded(_ text: String) -> String {
        text.utf8.count <= longestText ? text : String(text.prefix(longestText))
    }

    /// The truth value of a boolean, of the numbers 1 and 0, or of the usual words.
    var lenientFlag: Bool? {
        if case .bool(let flag) = self { return flag }
        return switch lenientText?.lowercased() {
        case "true", "1", "yes", "on": true
        case "false", "0", "no", "off": false
        default: nil
        }
    }

    /// The number, be it written as a number or as text; `nil` unless it is finite.
    var lenientDecimal: Double? {
        guard let text = lenientText, text.utf8.count <= 64,
            text.utf8.allSatisfy({ $0.isDigit || "+-.eE".utf8.contains($0) }),
            let number = Double(text), number.isFinite
        else { return nil }
        return number
    }

    /// The number rounded to an integer; `nil` where it does not fit.
    var lenientInteger: Int? {
        guard let text = lenientText else { return nil }
        return Int(text) ?? lenientDecimal.flatMap { Int(exactly: $0.rounded()) }
    }
}

/// The words vendors use where a value is missing.
enum Absence {
    private static let words = [
        "", "-", "--", "n/a", "null", "nil", "unknown", "undefined", "not supported", "missing file",
        "invalid ip address",
    ]
    /// The words of each length: most texts have a length that none of them has.
    private static let wordsByLength = (0...(words.map(\.utf8.count).max() ?? 0)).map { length in
        words.filter { $0.utf8.count == length }
    }

    /// Whether the text, white space taken off, stands for no value.
    static func isAbsent(_ text: String) -> Bool {
        let length = text.utf8.count
        return length < wordsByLength.count && wordsByLength[length].contains { text.isWord($0) }
    }

    /// Whether the text advertises a plan, or explains a switch, in place of a value
    /// ("Enterprise L4+ required.", "Disabled for performance. Contact support for further assistance.").
    static func isPlanGated(_ text: String) -> Bool {
        guard text.utf8.count >= 12 else { return false }
        if text.closes(with: "required.") || text.closes(with: "required"),
            ["enterprise", "plan", "higher", "upgrade", "subscription"].contains(where: { text.says($0) })
        {
            return true
        }
        // The rest are sentences.
        guard text.utf8.contains(UInt8(ascii: " ")) else { return false }
        return text.opens(with: "disabled for performance") || text.says("contact support")
            || text.says("upgrade your plan") || text.says("upgrade to ")
    }
}
