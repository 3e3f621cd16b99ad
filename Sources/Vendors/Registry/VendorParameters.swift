/// The values of a vendor's own configuration keys.
package struct VendorParameters: Sendable {
    package enum Value: Sendable, Hashable {
        case text(String)
        case flag(Bool)
        case integer(Int)
        case secret(Secret)
    }

    private let values: [String: Value]
    /// The ISO 4217 code of the amounts the vendor states.
    package let currency: String
    private let reload: @Sendable (String) -> Secret?

    /// - Parameters:
    ///   - values: by the key's name; a key that is not there has its default.
    ///   - reload: reads a secret anew from where configuration found it; `nil` where it cannot be read.
    package init(
        values: [String: Value], currency: String, reload: @escaping @Sendable (String) -> Secret? = { _ in nil }
    ) {
        self.values = values
        self.currency = currency
        self.reload = reload
    }

    package subscript(key: VendorKey) -> Value? { values[key.name] }

    package func text(_ key: VendorKey) -> String {
        if case .text(let text)? = values[key.name] { return text.trimmed }
        return switch key.kind {
        case .text(let text), .url(let text): text
        case .flag, .integer, .secret: ""
        }
    }

    /// The address; where it is none, the key's default (``VendorRegistration/problems(in:)`` has told the operator by then).
    package func url(_ key: VendorKey) -> BaseURL {
        if let url = BaseURL(text(key)) { return url }
        if case .url(let text) = key.kind, let url = BaseURL(text) { return url }
        return .loopback
    }

    package func flag(_ key: VendorKey) -> Bool {
        if case .flag(let flag)? = values[key.name] { return flag }
        if case .flag(let flag) = key.kind { return flag }
        return false
    }

    package func integer(_ key: VendorKey) -> Int {
        if case .integer(let integer)? = values[key.name] { return integer }
        if case .integer(let integer, _) = key.kind { return integer }
        return 0
    }

    package func secret(_ key: VendorKey) -> Secret {
        if case .secret(let secret)? = values[key.name] { return secret }
        return Secret("")
    }

    /// Reads the secret anew.
    package func reloader(_ key: VendorKey) -> @Sendable () -> Secret? {
        { [reload] in reload(key.name) }
    }
}
