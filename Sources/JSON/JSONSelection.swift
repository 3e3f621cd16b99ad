/// A set of JSON pointers looked up together: one pass over a text checks all of it and finds all of them.
package struct JSONSelection: Sendable {
    /// Kinds of JSON value, told from the first byte.
    package enum Kind: Sendable, Hashable { case null, bool, number, string, array, object }

    /// Where a value stands in the text.
    package struct Match: Sendable, Hashable {
        package let kind: Kind
        /// The bytes it is written in; of a string, with its quotes.
        package let range: Range<Int>
    }

    private let pointers: [JSONPointer]

    package init(_ pointers: [JSONPointer]) { self.pointers = pointers }

    /// Checks the whole text and finds each pointer's value, in the pointers' order; `nil` where there is none.
    ///
    /// - Throws: ``JSONError`` where the text is not JSON.
    /// - Returns: the root's kind, and the matches.
    package func find(
        in bytes: UnsafeBufferPointer<UInt8>, maximumDepth: Int = 128
    ) throws(JSONError) -> (root: Match, matches: [Match?]) {
        var scanner = JSONScanner(bytes, maximumDepth: maximumDepth)
        var matches: [Match?] = Array(repeating: nil, count: pointers.count)
        scanner.skipWhitespace()
        let active = pointers.indices.map { (pointer: $0, depth: 0) }
        let root = try walk(&scanner, active: active, depth: 0, matches: &matches)
        try scanner.expectEnd()
        return (root, matches)
    }

    /// Passes over a value of which `active` says the pointers that lead here and how far each has come.
    private func walk(
        _ scanner: inout JSONScanner, active: [(pointer: Int, depth: Int)], depth: Int, matches: inout [Match?]
    ) throws(JSONError) -> Match {
        let start = scanner.offset
        let kind = try Self.kind(scanner)
        let deeper = active.filter { pointers[$0.pointer].tokens.count > $0.depth }
        // A name that stands twice: what the earlier one held no longer counts.
        if !active.isEmpty { for entry in active { matches[entry.pointer] = nil } }
        guard depth < scanner.maximumDepth else { throw JSONError(.tooDeep, at: scanner.offset) }
        switch kind {
        case .object where !deeper.isEmpty:
            try scanner.forEachMember(depth: depth) { (scanner, key) throws(JSONError) in
                try step(&scanner, deeper: deeper, depth: depth, matches: &matches) { [bytes = scanner.bytes] token in
                    Self.matches(bytes[key], token)
                }
            }
        case .array where !deeper.isEmpty:
            try scanner.forEachElement(depth: depth) { (scanner, index) throws(JSONError) in
                try step(&scanner, deeper: deeper, depth: depth, matches: &matches) { token in
                    token.elementsEqual(String(index).utf8)
                }
            }
        default: try scanner.skipValue(depth: depth)
        }
        let match = Match(kind: kind, range: start..<scanner.offset)
        for entry in active where pointers[entry.pointer].tokens.count == entry.depth { matches[entry.pointer] = match }
        return match
    }

    private func step(
        _ scanner: inout JSONScanner, deeper: [(pointer: Int, depth: Int)], depth: Int, matches: inout [Match?],
        _ isNext: ([UInt8]) -> Bool
    ) throws(JSONError) {
        var next: [(pointer: Int, depth: Int)] = []
        for entry in deeper where isNext(pointers[entry.pointer].tokenBytes[entry.depth]) {
            next.append((entry.pointer, entry.depth + 1))
        }
        if next.isEmpty {
            try scanner.skipValue(depth: depth + 1)
        } else {
            _ = try walk(&scanner, active: next, depth: depth + 1, matches: &matches)
        }
    }

    private static func matches(_ key: Slice<UnsafeBufferPointer<UInt8>>, _ token: [UInt8]) -> Bool {
        if key.elementsEqual(token) { return true }
        guard key.contains(UInt8(ascii: "\\")) else { return false }
        return JSONScanner.text(of: UnsafeBufferPointer(rebasing: key)).utf8.elementsEqual(token)
    }

    private static func kind(_ scanner: JSONScanner) throws(JSONError) -> Kind {
        switch scanner.current {
        case UInt8(ascii: "{"): .object
        case UInt8(ascii: "["): .array
        case UInt8(ascii: "\""): .string
        case UInt8(ascii: "t"), UInt8(ascii: "f"): .bool
        case UInt8(ascii: "n"): .null
        case .some: .number
        case nil: throw JSONError(scanner.offset == 0 ? .empty : .unexpectedEnd, at: scanner.offset)
        }
    }
}

extension JSONSelection.Match {
    /// The text of a string or a number; `nil` for any other kind.
    package func text(in bytes: UnsafeBufferPointer<UInt8>) -> String? {
        switch kind {
        case .string:
            JSONScanner.text(of: UnsafeBufferPointer(rebasing: bytes[range.dropFirst().dropLast()]))
        case .number: String(decoding: bytes[range], as: UTF8.self)
        default: nil
        }
    }
}
