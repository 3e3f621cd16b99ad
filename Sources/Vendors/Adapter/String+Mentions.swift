extension String {
    /// Whether one of `first` stands in the text and one of `second` somewhere behind it. Both are in lower case, as the text is.
    func mentions(_ first: [String], before second: [String]) -> Bool {
        first.contains { word in
            guard let range = firstRange(of: word) else { return false }
            let rest = self[range.upperBound...]
            return second.contains { rest.contains($0) }
        }
    }
}
