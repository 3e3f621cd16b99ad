/// Walks JSON text (RFC 8259) byte by byte and checks every byte of it, without building anything.
///
/// The memory is borrowed: a scanner lives inside the closure that lends it the bytes and is never stored. Every read is
/// checked against the end, so no text can make it read outside.
struct JSONScanner {
    /// Nesting allowed unless told otherwise. The scanner recurses once per level; the input comes from strangers.
    static let defaultMaximumDepth = 128

    let bytes: UnsafeBufferPointer<UInt8>
    private(set) var offset: Int
    let maximumDepth: Int

    init(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int = 0, maximumDepth: Int = Self.defaultMaximumDepth) {
        self.bytes = bytes
        self.offset = offset
        self.maximumDepth = maximumDepth
    }

    /// The byte under the cursor, `nil` at the end.
    var current: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    mutating func advance() { offset += 1 }

    mutating func skipWhitespace() {
        while offset < bytes.count {
            switch bytes[offset] {
            case 0x20, 0x0A, 0x0D, 0x09: offset += 1
            default: return
            }
        }
    }

    /// Passes over the ASCII of a string up to the next quote, escape, control character or longer character.
    mutating func skipPlainText() {
        skipPlainWords()
        while offset < bytes.count {
            let byte = bytes[offset]
            guard byte >= 0x20, byte < 0x80, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") else { return }
            offset += 1
        }
    }

    /// The same, eight bytes at a time, as long as there is nothing else among them.
    private mutating func skipPlainWords() {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highBits = ones << 7
        // The high bit of every byte that is zero; bytes above a zero one may be marked as well, which does no harm here.
        func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word }
        while bytes.count - offset >= 8 {
            let word = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            let controls = (word &- ones &* 0x20) & ~word
            let special = word | controls | zeros(word ^ ones &* 0x22) | zeros(word ^ ones &* 0x5C)
            guard special & highBits == 0 else { return }
            offset += 8
        }
    }

    /// Takes `byte` or says what stands there instead.
    mutating func expect(_ byte: UInt8) throws(JSONError) {
        guard let found = current else { throw JSONError(.unexpectedEnd, at: offset) }
        guard found == byte else { throw JSONError(.unexpectedByte, at: offset) }
        offset += 1
    }

    /// Fails unless only white space is left.
    mutating func expectEnd() throws(JSONError) {
        skipWhitespace()
        guard offset == bytes.count else { throw JSONError(.trailingBytes, at: offset) }
    }

    /// Passes over one value, checked whole.
    mutating func skipValue(depth: Int = 0) throws(JSONError) {
        guard depth < maximumDepth else { throw JSONError(.tooDeep, at: offset) }
        skipWhitespace()
        switch current {
        case UInt8(ascii: "{"):
            try forEachMember(depth: depth) { (scanner, _) throws(JSONError) in
                try scanner.skipValue(depth: depth + 1)
            }
        case UInt8(ascii: "["):
            try forEachElement(depth: depth) { (scanner, _) throws(JSONError) in
                try scanner.skipValue(depth: depth + 1)
            }
        case UInt8(ascii: "\""): _ = try string()
        case UInt8(ascii: "t"): try literal("true")
        case UInt8(ascii: "f"): try literal("false")
        case UInt8(ascii: "n"): try literal("null")
        case .some: _ = try number()
        case nil: throw JSONError(offset == 0 ? .empty : .unexpectedEnd, at: offset)
        }
    }

    /// Walks an object. `body` is told each key's content (between the quotes, escapes as written) with the cursor before the
    /// value, and has to pass over the value.
    mutating func forEachMember(
        depth: Int, _ body: (inout JSONScanner, Range<Int>) throws(JSONError) -> Void
    ) throws(JSONError) {
        try expect(UInt8(ascii: "{"))
        skipWhitespace()
        if current == UInt8(ascii: "}") { return advance() }
        while true {
            skipWhitespace()
            let key = try string()
            skipWhitespace()
            try expect(UInt8(ascii: ":"))
            skipWhitespace()
            try body(&self, key)
            skipWhitespace()
            if current == UInt8(ascii: ",") {
                advance()
            } else {
                return try expect(UInt8(ascii: "}"))
            }
        }
    }

    /// Walks an array. `body` is told each index with the cursor before the element, and has to pass over the element.
    mutating func forEachElement(
        depth: Int, _ body: (inout JSONScanner, Int) throws(JSONError) -> Void
    ) throws(JSONError) {
        try expect(UInt8(ascii: "["))
        skipWhitespace()
        if current == UInt8(ascii: "]") { return advance() }
        var index = 0
        while true {
            skipWhitespace()
            try body(&self, index)
            index += 1
            skipWhitespace()
            if current == UInt8(ascii: ",") {
                advance()
            } else {
                return try expect(UInt8(ascii: "]"))
            }
        }
    }

    mutating func literal(_ text: StaticString) throws(JSONError) {
        let start = offset
        guard bytes.count - offset >= text.utf8CodeUnitCount else { throw JSONError(.unexpectedEnd, at: start) }
        for index in 0..<text.utf8CodeUnitCount where bytes[offset + index] != text.utf8Start[index] {
            throw JSONError(.unexpectedByte, at: start)
        }
        offset += text.utf8CodeUnitCount
    }

    /// Passes over a number; the bytes it is written in.
    mutating func number() throws(JSONError) -> Range<Int> {
        let start = offset
        if current == UInt8(ascii: "-") { advance() }
        switch current {
        case UInt8(ascii: "0"): advance()
        case .some(UInt8(ascii: "1")...UInt8(ascii: "9")): try digits()
        default: throw JSONError(offset == start ? .unexpectedByte : .invalidNumber, at: offset)
        }
        if current == UInt8(ascii: ".") {
            advance()
            try digits()
        }
        if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
            advance()
            if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { advance() }
            try digits()
        }
        return start..<offset
    }

    private mutating func digits() throws(JSONError) {
        let start = offset
        while let byte = current, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { advance() }
        guard offset > start else { throw JSONError(.invalidNumber, at: offset) }
    }
}
