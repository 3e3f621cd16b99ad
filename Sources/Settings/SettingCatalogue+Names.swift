import Spelling

extension SettingCatalogue {
    private static let sections: Set<String> = {
        var sections: Set<String> = []
        for key in keys {
            var parts = key.path.split(separator: ".").dropLast()
            while !parts.isEmpty {
                sections.insert(parts.joined(separator: "."))
                parts = parts.dropLast()
            }
        }
        return sections
    }()

    /// Whether keys stand beneath that path.
    static func isSection(_ path: String) -> Bool { sections.contains(path) }

    /// `; did you mean …?` with the nearest key or section, where one is near.
    static func suggestion(for path: String) -> String {
        let known = keys.map(\.path) + sections
        guard let nearest = NearestName.find(path, among: known) else { return "" }
        return "; did you mean \(nearest)?"
    }
}
