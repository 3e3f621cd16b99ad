/// Several pointers as one tree, so that a text is compared with all of them at once.
///
/// Flat arrays: walking it neither allocates nor counts references.
struct JSONPointerTree: Sendable {
    /// A place that pointers lead to or through.
    private struct Node {
        /// The edges that lead on.
        var edges = 0..<0
        /// The pointers that end here.
        var ending: [Int]
        /// The pointers that end here or further inside.
        var within: [Int]
    }

    /// A name, or index, that leads from one node to the next.
    private struct Edge {
        /// Where the name stands in `names`.
        let name: Range<Int>
        /// The name as an index of an array; -1 where it is none.
        let index: Int
        let node: Int
    }

    /// The node of the whole text.
    static let root = 0

    private var nodes: [Node] = []
    private var edges: [Edge] = []
    private var names: [UInt8] = []

    init(_ pointers: [JSONPointer]) {
        // Breadth first, so that the edges of a node stand together. Each node is left to be filled in with its pointers.
        var depths = [0]
        nodes.append(Node(ending: [], within: Array(pointers.indices)))
        var position = 0
        while position < nodes.count {
            let depth = depths[position]
            let start = edges.count
            var leadingOn: [(token: String, pointers: [Int])] = []
            for pointer in nodes[position].within {
                guard pointers[pointer].tokens.count > depth else {
                    nodes[position].ending.append(pointer)
                    continue
                }
                let token = pointers[pointer].tokens[depth]
                if let known = leadingOn.firstIndex(where: { $0.token.utf8.elementsEqual(token.utf8) }) {
                    leadingOn[known].pointers.append(pointer)
                } else {
                    leadingOn.append((token, [pointer]))
                }
            }
            for (token, pointers) in leadingOn {
                let index = Int(token).flatMap { String($0) == token ? $0 : nil } ?? -1
                edges.append(
                    Edge(name: names.count..<names.count + token.utf8.count, index: max(index, -1), node: nodes.count))
                names.append(contentsOf: token.utf8)
                nodes.append(Node(ending: [], within: pointers))
                depths.append(depth + 1)
            }
            nodes[position].edges = start..<edges.count
            position += 1
        }
    }

    /// Whether any pointer goes further than this node.
    func leadsOn(from node: Int) -> Bool { !nodes[node].edges.isEmpty }

    /// Where a member leads; `key` is its name as it is written, without the quotes.
    func child(of node: Int, key: UnsafeBufferPointer<UInt8>) -> Int? {
        guard hasEscape(key) else { return child(of: node, name: key) }
        var plain = JSONScanner.text(of: key)
        return plain.withUTF8 { child(of: node, name: $0) }
    }

    private func hasEscape(_ key: UnsafeBufferPointer<UInt8>) -> Bool {
        for position in 0..<key.count where key[position] == UInt8(ascii: "\\") { return true }
        return false
    }

    private func child(of node: Int, name: UnsafeBufferPointer<UInt8>) -> Int? {
        for position in nodes[node].edges {
            let edge = edges[position]
            guard edge.name.count == name.count else { continue }
            var matched = 0
            while matched < name.count, names[edge.name.lowerBound + matched] == name[matched] { matched += 1 }
            if matched == name.count { return edge.node }
        }
        return nil
    }

    /// Where an element leads.
    func child(of node: Int, index: Int) -> Int? {
        for position in nodes[node].edges where edges[position].index == index { return edges[position].node }
        return nil
    }

    @inline(__always)
    func forEachWithin(_ node: Int, _ body: (Int) -> Void) {
        for position in nodes[node].within.indices { body(nodes[node].within[position]) }
    }

    @inline(__always)
    func forEachEnding(at node: Int, _ body: (Int) -> Void) {
        for position in nodes[node].ending.indices { body(nodes[node].ending[position]) }
    }
}
