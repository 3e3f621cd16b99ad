/// A JSON pointer (RFC 6901), read once and then looked up in many texts.
package struct JSONPointer: Sendable, Hashable, CustomStringConvertible {
    /// Why a text is not a pointer.
    package struct Malformed: Error, Hashable, Sendable, CustomStringConvertible {
        package let description: String
    }

    /// The pointer as it was written.
    package let description: String
    /// The names or indexes from the root inwards, unescaped; none for the whole text.
    package let tokens: [String]

    package init(_ text: String) throws(Malformed) {
        description = text
        guard !text.isEmpty else {
            tokens = []
            return
        }
        guard text.hasPrefix("/") else { throw Malformed(description: "a JSON pointer begins with \"/\"") }
        var tokens: [String] = []
        for token in text.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            var plain = ""
            var characters = token.makeIterator()
            while let character = characters.next() {
                guard character == "~" else {
                    plain.append(character)
                    continue
                }
                switch characters.next() {
                case "0": plain.append("~")
                case "1": plain.append("/")
                default: throw Malformed(description: "in a JSON pointer \"~\" is followed by 0 or 1")
                }
            }
            tokens.append(plain)
        }
        self.tokens = tokens
    }
}
