import Spelling
import Yams

/// Reads a rule file and gathers everything that is wrong with it, instead of stopping at the first.
struct RuleSetReader {
    /// A rule file's contents.
    struct Contents {
        let id: String
        let version: String
        let thresholds: RuleThresholds
        let rules: [Rule]
    }

    /// The most bytes a rule file has; the most rules; the most points a rule gives or takes. Together they keep every sum
    /// far from overflowing.
    static let maximumBytes = 1_048_576
    static let maximumRules = 1000
    static let points = -100...100

    let source: String
    var problems: [RuleSetError.Problem] = []

    init(source: String) { self.source = source }

    mutating func read(_ yaml: [UInt8]) throws(RuleSetError) -> Contents {
        let root = root(yaml)
        let contents: Contents? = if let root { contents(root) } else { nil }
        guard let contents, problems.isEmpty else { throw RuleSetError(problems: problems) }
        return contents
    }

    /// Notes a problem at a place of the file.
    mutating func report(_ message: String, at node: Node? = nil) {
        let mark = node?.mark.map { ":\($0.line):\($0.column)" } ?? ""
        problems.append(RuleSetError.Problem(place: source + mark, message: message))
    }

    private mutating func root(_ yaml: [UInt8]) -> Node? {
        guard yaml.count <= Self.maximumBytes else {
            report("The file has \(yaml.count) bytes, more than the \(Self.maximumBytes) a rule file may have.")
            return nil
        }
        guard let text = String(validating: yaml, as: UTF8.self) else {
            report("The file is not UTF-8.")
            return nil
        }
        do {
            guard let root = try Yams.compose(yaml: text) else {
                report("The file is empty.")
                return nil
            }
            return root
        } catch let error as YamlError {
            problems.append(error.problem(in: source))
        } catch {
            report("The file cannot be read as YAML.")
        }
        return nil
    }

    private mutating func contents(_ root: Node) -> Contents? {
        guard let root = members(of: root, called: "The file", known: Self.rootKeys) else { return nil }
        let id = text(root.members["id"], named: "id", in: root.node)
        let version = text(root.members["version"], named: "version", in: root.node)
        let thresholds = thresholds(root)
        var rules: [Rule] = []
        switch root.members["rules"] {
        case nil: report("The key rules is missing.", at: root.node)
        case .sequence(let nodes)?:
            if nodes.count > Self.maximumRules {
                report(
                    "There are \(nodes.count) rules, more than the \(Self.maximumRules) taken.",
                    at: root.members["rules"])
            }
            rules = nodes.prefix(Self.maximumRules).compactMap { rule($0) }
            reportDuplicates(Array(nodes.prefix(Self.maximumRules)))
        case let other?: report("rules is not a list.", at: other)
        }
        guard let id, let version, let thresholds else { return nil }
        return Contents(id: id, version: version, thresholds: thresholds, rules: rules)
    }

    private static let rootKeys = ["id", "version", "levels", "recommendations", "rules"]

    /// A mapping's members by name; unknown names are problems.
    mutating func members(
        of node: Node, called name: String, known: [String]
    ) -> (node: Node, members: [String: Node])? {
        guard case .mapping(let mapping) = node else {
            report("\(name) is not a mapping of \(known.joined(separator: ", ")).", at: node)
            return nil
        }
        var members: [String: Node] = [:]
        for (key, value) in mapping {
            guard let key = key.scalar?.string, known.contains(key) else {
                let written = key.scalar?.string ?? ""
                let hint = NearestName.find(written, among: known).map { " Did you mean \($0)?" } ?? ""
                report("\(name) has an unknown key “\(written)”.\(hint)", at: key)
                continue
            }
            members[key] = value
        }
        return (node, members)
    }

    /// A text that is there and not empty. Numbers are taken as they are written: a version may read `1`.
    mutating func text(_ node: Node?, named name: String, in parent: Node) -> String? {
        guard let node else {
            report("The key \(name) is missing.", at: parent)
            return nil
        }
        guard let text = node.scalar?.string, !text.isEmpty else {
            report("\(name) is not a text.", at: node)
            return nil
        }
        return text
    }

    /// A whole number within bounds.
    mutating func integer(_ node: Node?, named name: String, within bounds: ClosedRange<Int>, in parent: Node) -> Int? {
        guard let node else {
            report("The key \(name) is missing.", at: parent)
            return nil
        }
        guard let scalar = node.scalar, scalar.isPlain, let value = Int(scalar.string), bounds.contains(value) else {
            report("\(name) is not a whole number from \(bounds.lowerBound) to \(bounds.upperBound).", at: node)
            return nil
        }
        return value
    }
}

extension Node.Scalar {
    /// Whether the scalar stands without quotes, so that `true` and `12` are not texts.
    var isPlain: Bool { style == .plain || style == .any }
}

extension YamlError {
    /// The error as a problem of a rule file.
    fileprivate func problem(in source: String) -> RuleSetError.Problem {
        switch self {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            RuleSetError.Problem(
                place: "\(source):\(mark.line):\(mark.column)", message: "This is not YAML: \(problem).")
        case .duplicatedKeysInMapping(let duplicates, let context):
            RuleSetError.Problem(
                place: "\(source):\(context.mark.line):\(context.mark.column)",
                message: "A key stands more than once: \(duplicates.joined(separator: ", ")).")
        default: RuleSetError.Problem(place: source, message: "The file cannot be read as YAML.")
        }
    }
}
