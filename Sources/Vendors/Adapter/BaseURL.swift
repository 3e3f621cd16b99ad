/// The root of a vendor's API, as configuration gives it.
package struct BaseURL: Sendable, Hashable, CustomStringConvertible {
    /// The address without a slash at its end.
    package let description: String

    private init(known description: String) { self.description = description }

    /// This machine: where nothing listens unless somebody means it to.
    static let loopback = BaseURL(known: "http://127.0.0.1")

    /// - Returns: `nil` unless `text` is an absolute `http` or `https` address without query, fragment, user or blank.
    package init?(_ text: String) {
        var root = Substring(text.trimmed)
        while root.hasSuffix("/") { root.removeLast() }
        guard let scheme = ["https://", "http://"].first(where: { root.lowercased().hasPrefix($0) }) else { return nil }
        let rest = root.dropFirst(scheme.count)
        let host = rest.prefix { $0 != "/" }
        guard !host.isEmpty, !host.hasPrefix(":"),
            root.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), !rest.contains(where: { "?#@\"<>\\^`{|}".contains($0) })
        else { return nil }
        description = scheme + rest
    }
}
