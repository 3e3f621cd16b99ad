/// Whether two things a signup says fit together. Where one of them is unknown there is no verdict.
package enum MatchVerdict: String, Sendable, Hashable, CaseIterable {
    case match
    case mismatch

    init(_ matches: Bool) { self = matches ? .match : .mismatch }

    /// Whether two countries are the same; `nil` where one is unknown.
    init?(_ left: String?, _ right: String?) {
        guard let left, let right else { return nil }
        self.init(left == right)
    }
}
