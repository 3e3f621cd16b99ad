import JSON

/// The mapped fields, and further members, found in one pass.
struct FieldSelection: Sendable {
    let selection: JSONSelection
    /// For each of a signup's fields, where its match stands among the matches.
    private let fields: [Int?]
    private let others: [Int]

    /// - Parameters:
    ///   - prefix: put before every mapped pointer, as tokens of the pointer's text.
    ///   - others: further members, as pointers that are known to be well formed.
    init(_ mapping: SignupMapping, below prefix: String = "", alsoFinding others: [String] = []) {
        var pointers: [JSONPointer] = []
        fields = mapping.pointers.map { pointer in
            guard let pointer, let whole = try? JSONPointer(prefix + pointer.description) else { return nil }
            pointers.append(whole)
            return pointers.count - 1
        }
        self.others = others.compactMap { text in
            guard let pointer = try? JSONPointer(text) else { return nil }
            pointers.append(pointer)
            return pointers.count - 1
        }
        selection = JSONSelection(pointers)
    }

    /// The match of the further member of that index.
    func other(_ index: Int, _ matches: [JSONSelection.Match?]) -> JSONSelection.Match? { matches[others[index]] }

    /// The text of the further member of that index, where it is a string or a number.
    func otherText(
        _ index: Int, _ matches: [JSONSelection.Match?], in text: UnsafeBufferPointer<UInt8>
    ) -> String? {
        Self.text(other(index, matches), in: text)
    }

    func fill(_ signup: inout Signup, from matches: [JSONSelection.Match?], in text: UnsafeBufferPointer<UInt8>) {
        func field(_ index: Int) -> String? { fields[index].flatMap { Self.text(matches[$0], in: text) } }
        signup.id = field(0)
        signup.phone = field(1)
        signup.ip = field(2)
        signup.country = field(3)
        signup.address = field(4)
        signup.occurredAt = field(5)
    }

    /// The text of a string or a number with more in it than white space; anything else is a missing field, not an error,
    /// since producers write `""`, `false` and `{}` for "none".
    private static func text(_ match: JSONSelection.Match?, in text: UnsafeBufferPointer<UInt8>) -> String? {
        guard let match, let value = match.text(in: text) else { return nil }
        let isBlank = value.utf8.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) }
        return isBlank ? nil : value
    }
}
