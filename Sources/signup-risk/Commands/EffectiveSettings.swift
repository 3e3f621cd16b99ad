import Settings

/// The configuration in force, as `check` shows it: a key a line, with its value and where that came from.
struct EffectiveSettings {
    private let settings: Settings

    init(_ settings: Settings) { self.settings = settings }

    /// Secrets are masked; a property of librdkafka's that holds one is, too.
    var text: String {
        let rows = SettingCatalogue.keys.compactMap { key -> (String, String)? in
            guard let entry = settings.entry(key.path) else { return nil }
            return ("\(key.path): \(shown(key, entry))", "\(entry.origin)")
        }
        let width = min(rows.map(\.0.count).max() ?? 0, 72)
        return rows.map { row, origin in
            row + String(repeating: " ", count: max(1, width - row.count + 2)) + "# " + origin
        }.joined(separator: "\n")
    }

    private func shown(_ key: SettingKey, _ entry: Settings.Entry) -> String {
        if key.isSecret { return entry.texts.allSatisfy(\.isEmpty) ? "\"\"" : "********" }
        if case .list = key.kind { return "[\(entry.texts.map(maskedProperty).joined(separator: ", "))]" }
        let text = entry.texts.first ?? ""
        return text.isEmpty ? "\"\"" : text
    }

    private func maskedProperty(_ property: String) -> String {
        let name = property.prefix { $0 != "=" }
        return name.count < property.count && String(name).holdsSecret ? "\(name)=********" : property
    }
}

extension String {
    /// Whether a librdkafka property of that name holds a secret.
    fileprivate var holdsSecret: Bool {
        ["password", "secret", "key.pem", "oauthbearer"].contains { contains($0) }
    }
}
