package import JSON
import SignupRisk

/// A value of the kind its key takes.
package enum SettingValue: Sendable, Hashable {
    case text(String)
    case list([String])
    case boolean(Bool)
    case integer(Int)
    case decimal(Double)
    case duration(Duration)
    /// `nil` for a field the signups do not have.
    case pointer(JSONPointer?)

    /// Reads what was written; `nil` where it is not what the key takes.
    init?(_ texts: [String], for key: SettingKey) {
        if case .list = key.kind {
            self = .list(texts)
            return
        }
        guard texts.count == 1, let text = texts.first else { return nil }
        switch key.kind {
        case .list: return nil
        case .text: self = .text(text)
        case .requiredText:
            guard !text.isEmpty else { return nil }
            self = .text(text)
        case .boolean:
            guard let value = Bool(text) else { return nil }
            self = .boolean(value)
        case .integer(let range):
            guard let value = Int(text), range.contains(value) else { return nil }
            self = .integer(value)
        case .decimal(let range):
            guard let value = Double(text), range.contains(value) else { return nil }
            self = .decimal(value)
        case .duration(let minimum):
            guard let value = DurationText.parse(text), value >= minimum else { return nil }
            self = .duration(value)
        case .size:
            guard let value = SizeText.parse(text), value > 0 else { return nil }
            self = .integer(value)
        case .choice(let words):
            guard words.contains(text) else { return nil }
            self = .text(text)
        case .pointer:
            guard !text.isEmpty else {
                self = .pointer(nil)
                return
            }
            guard let pointer = try? JSONPointer(text) else { return nil }
            self = .pointer(pointer)
        case .money:
            guard text.isEmpty || Money(text, currency: "").map({ $0.units >= 0 }) == true else { return nil }
            self = .text(text)
        case .url:
            guard text.hasPrefix("http://") || text.hasPrefix("https://"), text.count > "https://".count else {
                return nil
            }
            self = .text(text)
        }
    }
}

extension SettingKey {
    /// The default, as the file would give it.
    var defaultTexts: [String] {
        if case .list = kind { return SettingsReader.list(defaultValue) }
        return [defaultValue]
    }
}
