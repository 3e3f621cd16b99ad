/// Text as HTML, so that no name in a log becomes markup.
enum HTML {
    /// The text with the characters that mean something to HTML replaced; control characters are left out.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case _ where scalar.properties.generalCategory == .control: continue
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// A coordinate, to a tenth.
    static func coordinate(_ value: Double) -> String { ChartUnit.fixed(value, places: 1) }
}
