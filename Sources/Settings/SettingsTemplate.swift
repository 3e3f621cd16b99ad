/// A configuration file with every key, its default and a sentence: what ships as `config/worker.yaml`.
package enum SettingsTemplate {
    /// The file's text.
    package static var text: String {
        var lines = [
            "# Every key of signup-risk with its default. A key that is left out has the default shown here; an unknown key is an",
            "# error. Each can be overridden from the environment (kafka.groupId is KAFKA_GROUP_ID), and secrets can be files in",
            "# secretsDirectory, one per key. `signup-risk check --config FILE` shows what is in force and where it came from.",
        ]
        var open: [String] = []
        for key in SettingCatalogue.keys {
            var parts = key.path.split(separator: ".").map(String.init)
            let name = parts.removeLast()
            let shared = zip(open, parts).prefix { $0 == $1 }.count
            if shared == 0 { lines.append("") }
            for (depth, part) in parts.enumerated().dropFirst(shared) {
                lines.append(String(repeating: "  ", count: depth) + "\(part):")
            }
            open = parts
            let indent = String(repeating: "  ", count: parts.count)
            lines.append("\(indent)# \(key.summary)")
            lines.append("\(indent)\(name): \(value(of: key))")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func value(of key: SettingKey) -> String {
        if case .list = key.kind { return "[\(key.defaultTexts.joined(separator: ", "))]" }
        let needsQuotes =
            key.defaultValue.isEmpty || key.defaultValue.contains(":") || key.defaultValue.hasPrefix("-")
        return needsQuotes ? "\"\(key.defaultValue)\"" : key.defaultValue
    }
}
