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

    private let tree: JSONPointerTree
    private let count: Int

    package init(_ pointers: [JSONPointer]) {
        tree = JSONPointerTree(pointers)
        count = pointers.count
    }

    /// Checks the whole text and finds each pointer's value, in the pointers' order; `nil` where there is none.
    ///
    /// - Throws: ``JSONError`` where the text is not JSON.
    /// - Returns: the root's kind, and the matches.
    package func find(
        in bytes: UnsafeBufferPointer<UInt8>, maximumDepth: Int = 128
    ) throws(JSONError) -> (root: Match, matches: [Match?]) {
        var scanner = JSONScanner(bytes, maximumDepth: maximumDepth)
        var matches: [Match?] = Array(repeating: nil, count: count)
        scanner.skipWhitespace()
        let root = try walk(&scanner, JSONPointerTree.root, depth: 0, matches: &matches)
        try scanner.expectEnd()
        return (root, matches)
    }

    /// Passes over the value of a node.
    private func walk(
        _ scanner: inout JSONScanner, _ node: Int, depth: Int, matches: inout [Match?]
    ) throws(JSONError) -> Match {
        let start = scanner.offset
        let kind = try Self.kind(scanner)
        // A name that stands twice: what the earlier one held no longer counts.
        tree.forEachWithin(node) { matches[$0] = nil }
        guard depth < scanner.maximumDepth else { throw JSONError(.tooDeep, at: scanner.offset) }
        switch kind {
        case .object where tree.leadsOn(from: node):
            try scanner.forEachMember(depth: depth) { (scanner, key) throws(JSONError) in
                let name = UnsafeBufferPointer(rebasing: scanner.bytes[key])
                try step(&scanner, tree.child(of: node, key: name), depth: depth, matches: &matches)
            }
        case .array where tree.leadsOn(from: node):
            try scanner.forEachElement(depth: depth) { (scanner, index) throws(JSONError) in
                try step(&scanner, tree.child(of: node, index: index), depth: depth, matches: &matches)
            }
        default: try scanner.skipValue(depth: depth)
        }
        let match = Match(kind: kind, range: start..<scanner.offset)
        tree.forEachEnding(at: node) { matches[$0] = match }
        return match
    }

    private func step(
        _ scanner: inout JSONScanner, _ node: Int?, depth: Int, matches: inout [Match?]
    ) throws(JSONError) {
        if let node {
            _ = try walk(&scanner, node, depth: depth + 1, matches: &matches)
        } else {
            try scanner.skipValue(depth: depth + 1)
        }
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
