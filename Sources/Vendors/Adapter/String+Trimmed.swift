extension String {
    /// The text without the white space and the control characters around it.
    var trimmed: String {
        guard !isTrimmed else { return self }
        guard let start = firstIndex(where: { !$0.isBlank }), let end = lastIndex(where: { !$0.isBlank })
        else { return "" }
        return String(self[start...end])
    }

    /// Whether both ends can be seen at a glance to show something.
    private var isTrimmed: Bool {
        let utf8 = utf8
        let bytes = utf8.span
        return !bytes.isEmpty && bytes[0].isGraphic && bytes[bytes.count - 1].isGraphic
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
