extension JSONScanner {
    /// Passes over a string; the bytes between its quotes, escapes as written, checked to be UTF-8.
    mutating func string() throws(JSONError) -> Range<Int> {
        try expect(UInt8(ascii: "\""))
        let start = offset
        while true {
            skipPlainText()
            guard let byte = current else { break }
            switch byte {
            case UInt8(ascii: "\""):
                advance()
                return start..<(offset - 1)
            case UInt8(ascii: "\\"): try escape()
            case 0..<0x20: throw JSONError(.controlCharacter, at: offset)
            default: try multibyte(first: byte)
            }
        }
        throw JSONError(.unexpectedEnd, at: offset)
    }

    private mutating func escape() throws(JSONError) {
        advance()
        switch current {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            advance()
        case UInt8(ascii: "u"):
            advance()
            for _ in 0..<4 {
                guard let digit = current else { throw JSONError(.unexpectedEnd, at: offset) }
                guard Self.hexadecimal(digit) != nil else { throw JSONError(.invalidEscape, at: offset) }
                advance()
            }
        case .some: throw JSONError(.invalidEscape, at: offset)
        case nil: throw JSONError(.unexpectedEnd, at: offset)
        }
    }

    /// One character of two to four bytes, as the well-formed table of the Unicode standard (3.9, table 3-7) allows.
    private mutating func multibyte(first: UInt8) throws(JSONError) {
        let start = offset
        let count: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch first {
        case 0xC2...0xDF: count = 1
        case 0xE0: (count, second) = (2, 0xA0...0xBF)
        case 0xED: (count, second) = (2, 0x80...0x9F)
        case 0xE1...0xEF: count = 2
        case 0xF0: (count, second) = (3, 0x90...0xBF)
        case 0xF1...0xF3: count = 3
        case 0xF4: (count, second) = (3, 0x80...0x8F)
        default: throw JSONError(.invalidUTF8, at: start)
        }
        advance()
        for index in 0..<count {
            guard let byte = current else { throw JSONError(.unexpectedEnd, at: start) }
            guard (index == 0 ? second : 0x80...0xBF).contains(byte) else { throw JSONError(.invalidUTF8, at: start) }
            advance()
        }
    }

    static func hexadecimal(_ digit: UInt8) -> UInt32? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(digit - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(digit - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(digit - UInt8(ascii: "A") + 10)
        default: nil
        }
    }

    /// The text of a string's content that `string()` has passed over: escapes resolved, a lone surrogate as U+FFFD.
    static func text(of content: UnsafeBufferPointer<UInt8>) -> String {
        guard content.contains(UInt8(ascii: "\\")) else {
            // What decoding does, at half of its cost for the few bytes that most strings have.
            return String(unsafeUninitializedCapacity: content.count) { $0.initialize(fromContentsOf: content) }
        }
        var plain: [UInt8] = []
        plain.reserveCapacity(content.count)
        var index = 0
        while index < content.count {
            guard content[index] == UInt8(ascii: "\\"), index + 1 < content.count else {
                plain.append(content[index])
                index += 1
                continue
            }
            switch content[index + 1] {
            case UInt8(ascii: "b"): plain.append(0x08)
            case UInt8(ascii: "f"): plain.append(0x0C)
            case UInt8(ascii: "n"): plain.append(0x0A)
            case UInt8(ascii: "r"): plain.append(0x0D)
            case UInt8(ascii: "t"): plain.append(0x09)
            case UInt8(ascii: "u"):
                index += appendUnicodeEscape(content, at: index, to: &plain)
                continue
            case let literal: plain.append(literal)
            }
            index += 2
        }
        return String(decoding: plain, as: UTF8.self)
    }

    /// Resolves `\uXXXX`, or two of them that form a surrogate pair; the number of bytes they took.
    private static func appendUnicodeEscape(
        _ content: UnsafeBufferPointer<UInt8>, at index: Int, to plain: inout [UInt8]
    ) -> Int {
        let first = codeUnit(content, at: index) ?? 0xFFFD
        var scalar = Unicode.Scalar(first)
        var length = 6
        if (0xD800..<0xDC00).contains(first), let second = codeUnit(content, at: index + 6),
            (0xDC00..<0xE000).contains(second)
        {
            scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
            length = 12
        }
        plain.append(contentsOf: String(Character(scalar ?? "\u{FFFD}")).utf8)
        return length
    }

    private static func codeUnit(_ content: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt32? {
        guard index + 6 <= content.count, content[index] == UInt8(ascii: "\\"), content[index + 1] == UInt8(ascii: "u")
        else { return nil }
        var unit: UInt32 = 0
        for digit in content[(index + 2)..<(index + 6)] {
            guard let value = hexadecimal(digit) else { return nil }
            unit = unit << 4 | value
        }
        return unit
    }
}
