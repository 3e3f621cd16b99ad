import Configuration
import Foundation

/// A directory of secrets, one file per key, as Docker and Kubernetes mount them.
///
/// A file is named after its key in whatever way files are named where it comes from: `vendors.eko.accessKey`,
/// `VENDORS_EKO_ACCESS_KEY`, `vendors-eko-access-key`. Case and punctuation do not count.
package struct SecretsDirectory: Sendable {
    /// A secret larger than this is some other file.
    private static let maximumBytes = 64 << 10

    let provider: InMemoryProvider
    let problems: [SettingProblem]
    private let files: [String: String]
    private let path: String

    /// - Throws: ``SettingProblem`` where the directory cannot be listed.
    init(path: String) throws(SettingProblem) {
        self.path = path
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: path).filter { !$0.hasPrefix(".") }.sorted()
        } catch {
            throw SettingProblem("secretsDirectory", "\(path) cannot be listed")
        }
        let keys = Dictionary(SettingCatalogue.keys.map { (Self.folded($0.path), $0) }) { first, _ in first }
        var files: [String: String] = [:]
        var values: [AbsoluteConfigKey: ConfigValue] = [:]
        var problems: [SettingProblem] = []
        for name in names {
            guard let key = keys[Self.folded(name)] else { continue }
            if let other = files[key.path] {
                problems.append(SettingProblem(key.path, "both \(other) and \(name) in secretsDirectory name this key"))
                continue
            }
            guard let text = Self.read(path + "/" + name) else {
                problems.append(SettingProblem(key.path, "the secret file \(name) cannot be read as text"))
                continue
            }
            files[key.path] = name
            values[AbsoluteConfigKey(key.path.split(separator: ".").map(String.init))] = ConfigValue(
                .string(text), isSecret: true)
        }
        self.files = files
        self.problems = problems
        provider = InMemoryProvider(name: "secrets", values: values)
    }

    /// The file a key was read from.
    func fileName(of key: SettingKey) -> String? { files[key.path] }

    /// Reads a key's file anew, for secrets that rotate; `nil` where it has none or cannot be read.
    package func reload(_ path: String) -> String? { files[path].flatMap { Self.read(self.path + "/" + $0) } }

    private static func read(_ path: String) -> String? {
        guard let data = FileManager.default.contents(atPath: path), data.count <= maximumBytes else { return nil }
        return String(data: data, encoding: .utf8)?.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private static func folded(_ name: String) -> String {
        name.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }
}
