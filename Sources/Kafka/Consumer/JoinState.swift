/// Where a member stands in joining its group. librdkafka tells it in its log alone, as `Group "g" changed join state steady -> init
/// (state up)`, in lines of one facility; without them it stays as it is, which is not joining.
package struct JoinState {
    /// What the lines that tell it are called.
    package static let facility = "CGRPJOINSTATE"

    /// From the decision to join until the assignment has come.
    private static let joining: Set<Substring> = ["init", "wait-join", "wait-metadata", "wait-sync"]

    package private(set) var isJoining = false

    package init() {}

    /// Takes in a line of the log.
    package mutating func note(_ line: LogLine) {
        guard line.facility == Self.facility, let arrow = line.message.range(of: " -> ") else { return }
        isJoining = Self.joining.contains(line.message[arrow.upperBound...].prefix { $0 != " " })
    }
}

extension String {
    /// Where a text stands in this one for the last time.
    fileprivate func range(of text: String) -> Range<Index>? {
        var start = endIndex
        while start > startIndex {
            start = index(before: start)
            if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
        }
        return nil
    }
}
