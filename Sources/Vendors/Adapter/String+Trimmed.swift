extension StringProtocol where UTF8View: BidirectionalCollection {
    /// The text without the white space and the control characters around it.
    var trimmed: String {
        if let first = utf8.first, let last = utf8.last, first.isGraphic, last.isGraphic { return String(self) }
        guard let start = firstIndex(where: { !$0.isBlank }), let end = lastIndex(where: { !$0.isBlank })
        else { return "" }
        return String(self[start...end])
    }
}

extension Character {
    /// Whether the character shows nothing: white space, or an ASCII control character.
    var isBlank: Bool { isWhitespace || asciiValue.map { $0 < 0x20 || $0 == 0x7F } == true }
}

extension UInt8 {
    /// Whether the byte is an ASCII character that shows: neither blank, control character nor part of a longer character.
    var isGraphic: Bool { (0x21...0x7E).contains(self) }
    /// Whether the byte is an ASCII digit.
    var isDigit: Bool { (0x30...0x39).contains(self) }
    /// The byte with an ASCII capital made small.
    var folded: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}
