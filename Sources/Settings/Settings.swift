package import JSON

/// The configuration in force: every key with its value and where that came from. Made by ``SettingsReader``, which has
/// checked every value against its key, so that reading one cannot fail.
package struct Settings: Sendable {
    /// One key's value.
    package struct Entry: Sendable {
        let value: SettingValue
        /// As it was written.
        package let texts: [String]
        package let origin: SettingOrigin
    }

    private let values: [String: Entry]
    private let baseDirectory: String?
    private let secrets: SecretsDirectory?

    init(values: [String: Entry], baseDirectory: String?, secrets: SecretsDirectory?) {
        self.values = values
        self.baseDirectory = baseDirectory
        self.secrets = secrets
    }

    /// A key's value and origin.
    package func entry(_ path: String) -> Entry? { values[path] }

    /// The same settings with other values for some keys, as a command of ours fixes them.
    package func overriding(_ texts: [String: String]) throws(SettingsError) -> Settings {
        var values = values
        for (path, text) in texts {
            guard let key = SettingCatalogue.key(path), let value = SettingValue(key.texts(of: text), for: key) else {
                throw SettingsError([SettingProblem(path, "\"\(text)\" is not right")])
            }
            values[path] = Entry(value: value, texts: key.texts(of: text), origin: .default)
        }
        return Settings(values: values, baseDirectory: baseDirectory, secrets: secrets)
    }

    /// A text, or a word of a choice.
    package func text(_ path: String) -> String { if case .text(let text)? = values[path]?.value { text } else { "" } }

    package func list(_ path: String) -> [String] {
        if case .list(let list)? = values[path]?.value { list } else { [] }
    }

    package func boolean(_ path: String) -> Bool {
        if case .boolean(let boolean)? = values[path]?.value { boolean } else { false }
    }

    /// A whole number, or a size in bytes.
    package func integer(_ path: String) -> Int {
        if case .integer(let integer)? = values[path]?.value { integer } else { 0 }
    }

    package func decimal(_ path: String) -> Double {
        if case .decimal(let decimal)? = values[path]?.value { decimal } else { 0 }
    }

    package func duration(_ path: String) -> Duration {
        if case .duration(let duration)? = values[path]?.value { duration } else { .zero }
    }

    package func pointer(_ path: String) -> JSONPointer? {
        if case .pointer(let pointer)? = values[path]?.value { pointer } else { nil }
    }

    /// A path, relative to the configuration file where it is not absolute; `nil` where none is set.
    package func path(_ path: String) -> String? {
        let text = text(path)
        return text.isEmpty ? nil : SettingsReader.absolute(text, below: baseDirectory)
    }

    /// A secret as its file holds it now; `nil` where it did not come from a file.
    package func reloadSecret(_ path: String) -> String? { secrets?.reload(path) }
}

extension SettingKey {
    /// What was written in one line, as the key takes it.
    func texts(of line: String) -> [String] { if case .list = kind { SettingsReader.list(line) } else { [line] } }
}
