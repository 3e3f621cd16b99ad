import SignupRisk

/// Takes every trace of the input and of the credentials out of a vendor's words, so that they may be logged.
///
/// What is known (the query, the credentials) is taken out wherever it stands; what merely looks like a number, an address, a
/// mailbox or a token is taken out too, since a vendor may echo the input in another form than it was sent.
package struct Redactor: Sendable {
    /// Characters kept of a message.
    package static let longestMessage = 200
    /// Digits that make a text a number: fewer than any phone number with its area code has.
    private static let manyDigits = 6
    private static let longToken = 20
    /// Bytes that the input or a credential has, or it would stand in any text by chance.
    private static let shortestKnown = 3

    private let query: VendorQuery
    private let secrets: [Secret]

    /// - Parameter secrets: every credential that the request carried.
    package init(query: VendorQuery, secrets: [Secret]) {
        self.query = query
        self.secrets = secrets
    }

    /// What is known of the input and the credentials.
    private var known: [String] {
        let input = [query.phone, query.ip?.description, query.address].compactMap(\.self)
        return (secrets.map(\.revealed) + input).filter(Self.isKnowledge)
    }

    /// Whether the text is too long to stand in another by chance.
    private static func isKnowledge(_ text: String) -> Bool { text.utf8.count >= shortestKnown }

    /// The message in one line, bounded, without what must not be seen; `nil` where nothing is left to say.
    package func redact(_ message: String?) -> String? {
        guard let message else { return nil }
        if Self.isHarmless(message), !saysWords(message) { return message }
        let known = known
        var text = String(message.prefix(4 * Self.longestMessage))
        for value in known.sorted(by: { $0.count > $1.count }) { text = Self.replacing(value, in: text) }
        let words = text.split(whereSeparator: \.isBlank)
        let redacted = Self.judged(words).joined(separator: " ")
        guard !redacted.isEmpty else { return nil }
        return redacted.count <= Self.longestMessage
            ? redacted : redacted.prefix(Self.longestMessage - 1) + "…"
    }

    /// An identifier the vendor gave the call, where it is a plain token that repeats nothing of the input.
    package func identifier(_ text: String?) -> String? {
        guard let text, !text.isEmpty, text.utf8.count <= 64,
            text.utf8.allSatisfy({ $0.isDigit || (0x61...0x7A).contains($0.folded) || "-_.:".utf8.contains($0) }),
            text.utf8.count < Self.shortestKnown || !known.contains(where: { text.says($0) })
        else { return nil }
        return text
    }

    /// Whether a credential or the address stands in a harmless text, which has nothing in it that numbers and IP addresses are
    /// made of.
    private func saysWords(_ text: String) -> Bool {
        secrets.contains { Self.isKnowledge($0.revealed) && text.says($0.revealed) }
            || query.address.map { Self.isKnowledge($0) && text.says($0) } ?? false
    }

    /// Whether nothing in a message looks like anything: one short line of ASCII, without a digit, a colon or an `@`, of which
    /// numbers, addresses and mailboxes are made, and without a word that could be a token. What comes with a success is.
    private static func isHarmless(_ message: String) -> Bool {
        guard message.utf8.count <= longestMessage else { return false }
        let blank = UInt8(ascii: " ")
        var previous = blank
        var word = 0
        for byte in message.utf8 {
            word = byte == blank ? 0 : word + 1
            guard byte.isGraphic ? word < 2 * longToken : byte == blank && previous != blank,
                !byte.isDigit, byte != UInt8(ascii: ":"), byte != UInt8(ascii: "@")
            else { return false }
            previous = byte
        }
        return previous != blank
    }

    private static func replacing(_ value: String, in text: String) -> String {
        let haystack = Array(text)
        let needle = Array(value.lowercased())
        guard haystack.count >= needle.count else { return text }
        let folded = haystack.map { $0.lowercased() }
        let target = needle.map { String($0) }
        var result = ""
        var index = 0
        while index < haystack.count {
            if index + target.count <= folded.count, folded[index..<(index + target.count)].elementsEqual(target) {
                result += "[redacted]"
                index += target.count
            } else {
                result.append(haystack[index])
                index += 1
            }
        }
        return result
    }

    /// The words, or what kind of thing stood in their place. Words that together spell a number (`07700 900 001`,
    /// `(202) 555-0143`) are one.
    private static func judged(_ words: [Substring]) -> [String] {
        var judged: [String] = []
        var run: [Substring] = []
        func close() {
            let digits = run.reduce(0) { $0 + $1.count { $0.isWholeNumber } }
            if digits >= manyDigits {
                judged.append("[number]")
            } else {
                judged.append(contentsOf: run.map(String.init))
            }
            run = []
        }
        for word in words {
            if isNumeric(word) {
                run.append(word)
            } else {
                close()
                judged.append(self.judged(word))
            }
        }
        close()
        return judged
    }

    /// Whether the word is digits and what stands between a number's groups.
    private static func isNumeric(_ word: Substring) -> Bool {
        word.contains(where: \.isWholeNumber) && word.allSatisfy { $0.isWholeNumber || "+-–—./()[],;:'\"".contains($0) }
            && !isIPv4(word) && !isIPv6(word)
    }

    private static func judged(_ word: Substring) -> String {
        let digits = word.count { $0.isWholeNumber }
        if word.contains("@") { return "[email]" }
        if isIPv4(word) || isIPv6(word) { return "[ip]" }
        if digits >= manyDigits { return "[number]" }
        if word.utf8.count >= longToken, digits > 0, word.contains(where: \.isLetter) { return "[token]" }
        if word.utf8.count >= 2 * longToken { return "[token]" }
        return String(word)
    }

    private static func isIPv4(_ word: Substring) -> Bool {
        let groups = word.split(whereSeparator: { !$0.isWholeNumber && $0 != "." })
        return groups.contains { group in
            let numbers = group.split(separator: ".", omittingEmptySubsequences: false)
            return numbers.count >= 4 && numbers.filter { !$0.isEmpty }.count >= 4
        }
    }

    private static func isIPv6(_ word: Substring) -> Bool {
        word.split(whereSeparator: { !$0.isHexDigit && $0 != ":" && $0 != "." })
            .contains { part in
                part.count { $0 == ":" } >= 2 && (part.contains("::") || part.count { $0 == ":" } >= 4)
            }
    }
}
