import Foundation

/// One key of the configuration: its name, what it takes, what holds where nobody says otherwise, and what it is for.
package struct SettingKey: Sendable {
    /// What a key takes.
    package enum Kind: Sendable {
        /// Any text; empty is allowed.
        case text
        /// Text that has to be there.
        case requiredText
        /// Texts: a YAML list, or separated by commas in the environment.
        case list
        case boolean
        /// A whole number within bounds.
        case integer(ClosedRange<Int>)
        /// A number within bounds.
        case decimal(ClosedRange<Double>)
        /// `250ms`, `8s`, `5m`, `2h`, `7d`; at least this long.
        case duration(atLeast: Duration)
        /// `512`, `64KiB`, `64MiB`, `2GiB`; at least one byte.
        case size
        /// One of these words.
        case choice([String])
        /// A JSON pointer (RFC 6901), or empty for a field the signups do not have.
        case pointer
        /// An amount of money as a decimal, or empty for none.
        case money
        /// An absolute `http` or `https` address.
        case url
    }

    /// The key's path, as in the file: `kafka.bootstrapServers`.
    package let path: String
    package let kind: Kind
    /// What holds where nobody says otherwise, written as in the file; of a list, separated by commas.
    package let defaultValue: String
    /// One sentence for the operator.
    package let summary: String
    /// Whether the value is never shown.
    package let isSecret: Bool

    package init(_ path: String, _ kind: Kind, _ defaultValue: String, _ summary: String, isSecret: Bool = false) {
        self.path = path
        self.kind = kind
        self.defaultValue = defaultValue
        self.summary = summary
        self.isSecret = isSecret
    }

    /// The name of the environment variable that overrides the key: `KAFKA_BOOTSTRAP_SERVERS`.
    package var environmentName: String {
        path.split(separator: ".").map { part in
            part.reduce(into: "") { name, character in
                if character.isUppercase, !name.isEmpty { name.append("_") }
                name.append(contentsOf: character.uppercased())
            }
        }.joined(separator: "_")
    }

    /// What the key takes, in words, for errors.
    var expectation: String {
        switch kind {
        case .text: "text"
        case .requiredText: "text that is not empty"
        case .list: "a list of texts"
        case .boolean: "true or false"
        case .integer(let range):
            range.upperBound == .max
                ? "a whole number of at least \(range.lowerBound)"
                : "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .decimal(let range):
            range.upperBound == .greatestFiniteMagnitude
                ? "a number of at least \(range.lowerBound)"
                : "a number from \(range.lowerBound) to \(range.upperBound)"
        case .duration(let minimum):
            minimum == .zero
                ? "a duration such as 250ms, 8s, 5m, 2h or 7d"
                : "a duration such as 250ms, 8s, 5m, 2h or 7d, of at least \(DurationText.format(minimum))"
        case .size: "a size such as 512, 64KiB, 64MiB or 2GiB"
        case .choice(let words): words.joined(separator: ", ").replacingLast(", ", with: " or ")
        case .pointer: "a JSON pointer such as /phone, or nothing"
        case .money: "a decimal amount such as 0.03, or nothing"
        case .url: "an address that begins with http:// or https://"
        }
    }
}

extension String {
    fileprivate func replacingLast(_ part: String, with other: String) -> String {
        guard let range = range(of: part, options: .backwards) else { return self }
        return replacingCharacters(in: range, with: other)
    }
}
