extension StringProtocol where UTF8View: BidirectionalCollection {
    /// Whether the text has these words in it, ASCII letters compared without regard to case.
    ///
    /// Compares bytes: vendors' texts are looked through for a dozen phrases each, and comparing characters would cost more
    /// than reading the answer does.
    func says(_ words: String) -> Bool { words.utf8.isEmpty || position(of: words) != nil }

    /// Whether the text begins with these words, ASCII letters compared without regard to case.
    func opens(with words: String) -> Bool { utf8.starts(with: words.utf8) { $0.folded == $1.folded } }

    /// Whether the text ends with these words, ASCII letters compared without regard to case.
    func closes(with words: String) -> Bool {
        utf8.reversed().starts(with: words.utf8.reversed()) { $0.folded == $1.folded }
    }

    /// Whether the text is these words, ASCII letters compared without regard to case.
    func isWord(_ words: String) -> Bool { utf8.count == words.utf8.count && opens(with: words) }

    /// The byte at which the first of these words begins; `nil` where they are not in the text.
    private func position(of words: String) -> Int? {
        let found = utf8.withContiguousStorageIfAvailable { text in
            words.utf8.withContiguousStorageIfAvailable { Self.position(of: $0, in: text) } ?? nil
        }
        if let found { return found }
        return Array(utf8).withUnsafeBufferPointer { text in
            Array(words.utf8).withUnsafeBufferPointer { Self.position(of: $0, in: text) }
        }
    }

    private static func position(
        of words: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>
    ) -> Int? {
        guard let first = words.first?.folded, words.count <= text.count else { return nil }
        return (0...(text.count - words.count)).first { start in
            text[start].folded == first
                && (1..<words.count).allSatisfy { text[start + $0].folded == words[$0].folded }
        }
    }
}
