import Configuration
import Foundation
import SystemPackage
import Yams

/// The configuration file: its keys, checked against the catalogue, and its values as a provider.
struct SettingsFile {
    /// The file's values; empty where there is no file.
    let provider: any ConfigProvider
    /// What is wrong with the file itself.
    let problems: [SettingProblem]

    /// Reads a file.
    ///
    /// - Throws: ``SettingsError`` where it cannot be read or is no YAML mapping, so that nothing more can be said.
    init(path: String) throws(SettingsError) {
        let text: String
        do {
            text = try String(contentsOf: URL(fileURLWithPath: path), encoding: .utf8)
        } catch {
            throw SettingsError([SettingProblem(path, "cannot be read: \((error as NSError).localizedDescription)")])
        }
        try self.init(text: text, path: path)
    }

    /// Reads a file's text.
    ///
    /// - Parameter path: what the file is called in errors.
    /// - Throws: ``SettingsError`` where it is no YAML mapping.
    init(text: String, path: String) throws(SettingsError) {
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch let error as YamlError {
            throw SettingsError([SettingProblem(path, "is not YAML: \(Self.describe(error))")])
        } catch {
            throw SettingsError([SettingProblem(path, "is not YAML")])
        }
        guard let root, root != Node("") else {
            provider = InMemoryProvider(values: [:])
            problems = []
            return
        }
        guard case .mapping(let mapping) = root else {
            throw SettingsError([SettingProblem(path, "has to be a mapping of keys to values")])
        }
        var walk = Walk()
        walk.mapping(mapping, below: [])
        problems = walk.problems
        provider = InMemoryProvider(name: path, values: walk.values)
    }

    /// The parser's words without the text around the place, which may hold a secret.
    private static func describe(_ error: YamlError) -> String {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            "\(problem) (line \(mark.line), column \(mark.column))"
        case .duplicatedKeysInMapping(let duplicates, _): "a key stands twice (\(duplicates.count) of them)"
        default: "it cannot be parsed"
        }
    }

    /// Walks the tree, flattens it and notes every key the catalogue does not have.
    private struct Walk {
        var values: [AbsoluteConfigKey: ConfigValue] = [:]
        var problems: [SettingProblem] = []

        mutating func mapping(_ mapping: Node.Mapping, below path: [String]) {
            for (keyNode, value) in mapping {
                guard let name = keyNode.string else { continue }
                let path = path + [name]
                let text = path.joined(separator: ".")
                if let key = SettingCatalogue.key(text) {
                    take(value, for: key, path)
                } else if case .mapping(let inner) = value, SettingCatalogue.isSection(text) {
                    self.mapping(inner, below: path)
                } else if SettingCatalogue.isSection(text), value.null != nil {
                    continue
                } else {
                    let line = keyNode.mark.map { " (line \($0.line))" } ?? ""
                    problems.append(
                        SettingProblem(text, "is no key there is\(line)\(SettingCatalogue.suggestion(for: text))"))
                }
            }
        }

        private mutating func take(_ node: Node, for key: SettingKey, _ path: [String]) {
            let configKey = AbsoluteConfigKey(path)
            switch (key.kind, node) {
            case (.list, .sequence(let elements)) where elements.allSatisfy({ $0.scalar != nil }):
                let texts = elements.compactMap { $0.scalar?.string }
                values[configKey] = ConfigValue(.stringArray(texts), isSecret: key.isSecret)
            case (.list, .scalar(let scalar)):
                values[configKey] = ConfigValue(
                    .stringArray(SettingsReader.list(scalar.string)), isSecret: key.isSecret)
            case (_, .scalar(let scalar)) where node.null != nil && scalar.style == .plain:
                break
            case (_, .scalar(let scalar)):
                values[configKey] = ConfigValue(.string(scalar.string), isSecret: key.isSecret)
            default: problems.append(SettingProblem(key.path, "expected \(key.expectation)"))
            }
        }
    }
}
