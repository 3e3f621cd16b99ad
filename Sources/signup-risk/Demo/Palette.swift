/// Colours for a terminal, or none.
struct Palette: Sendable {
    static let colour = Palette(isOn: true)
    static let plain = Palette(isOn: false)

    private let isOn: Bool

    func dim(_ text: String) -> String { paint(text, "2") }
    func bold(_ text: String) -> String { paint(text, "1") }

    /// A risk level in the colour people expect of it.
    func level(_ level: String, _ text: String) -> String {
        switch level {
        case "low": paint(text, "32")
        case "medium": paint(text, "33")
        case "high": paint(text, "31")
        case "critical": paint(text, "1;97;41")
        default: text
        }
    }

    private func paint(_ text: String, _ code: String) -> String { isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }
}
