import Configuration
import Foundation
import SystemPackage

/// Where a value came from.
package enum SettingOrigin: Sendable, Hashable, CustomStringConvertible {
    case environment(String)
    case secretFile(String)
    case file
    case `default`

    package var description: String {
        switch self {
        case .environment(let name): "environment \(name)"
        case .secretFile(let name): "secret file \(name)"
        case .file: "file"
        case .default: "default"
        }
    }
}

/// Reads the configuration: environment before secret files before the file before the defaults.
package struct SettingsReader: Sendable {
    /// The file's path; `nil` reads the environment and the defaults alone.
    private let path: String?
    /// The file's text where it was read already.
    private let text: String?
    private let environment: [String: String]

    package init(path: String?, environment: [String: String] = ProcessInfo.processInfo.environment) {
        self.path = path
        text = nil
        self.environment = environment
    }

    /// Reads a text as if it stood in the file of that path, which is not opened.
    package init(text: String, path: String, environment: [String: String]) {
        self.path = path
        self.text = text
        self.environment = environment
    }

    /// Reads and checks everything.
    ///
    /// - Throws: ``SettingsError`` with all that is wrong, not only the first.
    package func read() throws(SettingsError) -> Settings {
        var problems: [SettingProblem] = []
        var filled: [SettingsSource] = []
        filled.append(
            SettingsSource(provider: EnvironmentVariablesProvider(environmentVariables: environment)) {
                .environment($0.environmentName)
            })
        var fileSource: SettingsSource?
        if let path {
            let file = if let text { try SettingsFile(text: text, path: path) } else { try SettingsFile(path: path) }
            problems += file.problems
            fileSource = SettingsSource(provider: file.provider) { _ in .file }
        }
        let base = path.map { URL(fileURLWithPath: $0).deletingLastPathComponent().path }
        let directory = Self.secretsDirectory(in: filled + [fileSource].compactMap(\.self))
            .map { Self.absolute($0, below: base) }
        var secrets: SecretsDirectory?
        if let directory {
            do {
                let found = try SecretsDirectory(path: directory)
                problems += found.problems
                filled.append(SettingsSource(provider: found.provider) { .secretFile(found.fileName(of: $0) ?? "") })
                secrets = found
            } catch {
                problems.append(error)
            }
        }
        if let fileSource { filled.append(fileSource) }
        var values: [String: Settings.Entry] = [:]
        for key in SettingCatalogue.keys {
            switch Self.value(of: key, in: filled) {
            case .success(let entry): values[key.path] = entry
            case .failure(let problem):
                problems.append(problem)
                values[key.path] = Self.defaultEntry(of: key)
            }
        }
        let settings = Settings(values: values, baseDirectory: base, secrets: secrets)
        guard problems.isEmpty else { throw SettingsError(problems, provisional: settings) }
        return settings
    }

    private static func secretsDirectory(in sources: [SettingsSource]) -> String? {
        guard let key = SettingCatalogue.key("secretsDirectory") else { return nil }
        for source in sources {
            if let text = source.texts(of: key)?.first { return text.isEmpty ? nil : text }
        }
        return nil
    }

    private static func value(
        of key: SettingKey, in sources: [SettingsSource]
    ) -> Result<Settings.Entry, SettingProblem> {
        for source in sources {
            guard let texts = source.texts(of: key) else { continue }
            guard let value = SettingValue(texts, for: key) else {
                let shown = key.isSecret ? "" : "\"\(texts.joined(separator: ","))\" is not right, "
                let origin = source.origin(key)
                return .failure(SettingProblem(key.path, "\(shown)expected \(key.expectation) (\(origin))"))
            }
            return .success(Settings.Entry(value: value, texts: texts, origin: source.origin(key)))
        }
        return .success(defaultEntry(of: key))
    }

    private static func defaultEntry(of key: SettingKey) -> Settings.Entry {
        let texts = key.defaultTexts
        return Settings.Entry(value: SettingValue(texts, for: key) ?? .text(""), texts: texts, origin: .default)
    }

    /// A path as the file means it: relative to the file's own folder.
    static func absolute(_ path: String, below base: String?) -> String {
        guard !path.hasPrefix("/"), let base else { return path }
        return base + "/" + path
    }

    /// The elements of a list written in one line.
    static func list(_ text: String) -> [String] {
        text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }
}

/// One place values come from, in the order they win.
struct SettingsSource {
    let provider: any ConfigProvider
    let origin: (SettingKey) -> SettingOrigin

    init(provider: any ConfigProvider, origin: @escaping (SettingKey) -> SettingOrigin) {
        self.provider = provider
        self.origin = origin
    }

    /// What the place says of a key; `nil` where it says nothing.
    func texts(of key: SettingKey) -> [String]? {
        let path = AbsoluteConfigKey(key.path.split(separator: ".").map(String.init))
        let type: ConfigType = if case .list = key.kind { .stringArray } else { .string }
        guard let content = try? provider.value(forKey: path, type: type).value?.content else { return nil }
        return switch content {
        case .string(let text): [text.trimmingCharacters(in: .whitespacesAndNewlines)]
        // An empty variable is an empty list, not a list of one empty text.
        case .stringArray(let texts): texts == [""] ? [] : texts
        default: nil
        }
    }
}
