import Foundation
import Yams

/// The files that ship, as they are in the repository.
enum Shipped {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }

    /// The documents of a YAML file.
    static func documents(_ path: String) throws -> [Node] {
        try Array(Yams.compose_all(yaml: text(path)))
    }

    /// The only document of a YAML file.
    static func document(_ path: String) throws -> Node {
        guard let node = try documents(path).first else { throw CocoaError(.fileReadCorruptFile) }
        return node
    }
}

extension Node {
    /// The text of a scalar at the end of a path of keys and positions.
    func text(_ path: Any...) -> String? { node(path)?.scalar?.string }

    /// The elements of a list at the end of a path.
    func list(_ path: Any...) -> [Node] { node(path)?.sequence.map(Array.init) ?? [] }

    /// The node at the end of a path.
    func node(_ path: [Any]) -> Node? {
        path.reduce(self as Node?) { node, step in
            if let key = step as? String { return node?.mapping?[Node(key)] }
            if let index = step as? Int, let items = node?.sequence, items.indices.contains(index) {
                return items[index]
            }
            return nil
        }
    }
}
