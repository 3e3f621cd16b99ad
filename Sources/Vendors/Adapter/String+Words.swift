extension String {
    /// Whether the text has these words in it, ASCII letters compared without regard to case.
    ///
    /// Compares bytes: vendors' texts are looked through for a dozen phrases each, and comparing characters would cost more
    /// than reading the answer does.
    func says(_ words: String) -> Bool {
        let (own, others) = (utf8, words.utf8)
        let text = own.span
        let words = others.span
        guard !words.isEmpty else { return true }
        guard words.count <= text.count else { return false }
        let first = words[0].folded
        for start in 0...(text.count - words.count) where text[start].folded == first && text.has(words, at: start) {
            return true
        }
        return false
    }

    /// Whether the text begins with these words, ASCII letters compared without regard to case.
    func opens(with words: String) -> Bool { says(words, at: 0) }

    /// Whether the text ends with these words, ASCII letters compared without regard to case.
    func closes(with words: String) -> Bool { says(words, at: utf8.count - words.utf8.count) }

    /// Whether the text is these words, ASCII letters compared without regard to case.
    func isWord(_ words: String) -> Bool { utf8.count == words.utf8.count && says(words, at: 0) }

    /// Whether the words begin at a byte, which may lie before the text's first one.
    private func says(_ words: String, at start: Int) -> Bool {
        let (own, others) = (utf8, words.utf8)
        let text = own.span
        let words = others.span
        return start >= 0 && words.count <= text.count - start && text.has(words, at: start)
    }
}

extension Span<UInt8> {
    /// Whether the words begin at a byte; there has to be room for them.
    fileprivate func has(_ words: Span<UInt8>, at start: Int) -> Bool {
        for index in words.indices where self[start + index].folded != words[index].folded { return false }
        return true
    }
}
