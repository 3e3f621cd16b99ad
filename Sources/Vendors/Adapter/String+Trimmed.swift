extension StringProtocol {
    /// The text without the white space and the control characters around it.
    var trimmed: String {
        guard let start = firstIndex(where: { !$0.isBlank }), let end = lastIndex(where: { !$0.isBlank })
        else { return "" }
        return String(self[start...end])
    }
}

extension Character {
    /// Whether the character shows nothing: white space, or an ASCII control character.
    var isBlank: Bool { isWhitespace || asciiValue.map { $0 < 0x20 || $0 == 0x7F } == true }
}
