package import SignupRisk

/// All that the rest of the product knows of a vendor: its name, the check it serves, its configuration, how to make its adapter.
package struct VendorRegistration: Sendable {
    package let name: VendorName
    package let check: CheckKind
    /// The vendor's own configuration keys, in the order they are shown.
    package let keys: [VendorKey]
    package let defaults: VendorDefaults
    /// Makes the adapter. Only called with parameters in which ``problems(in:)`` finds nothing wrong.
    package let makeAdapter: @Sendable (VendorParameters) -> any VendorAdapter

    package init(
        name: VendorName, check: CheckKind, keys: [VendorKey], defaults: VendorDefaults,
        makeAdapter: @escaping @Sendable (VendorParameters) -> any VendorAdapter
    ) {
        self.name = name
        self.check = check
        self.keys = keys
        self.defaults = defaults
        self.makeAdapter = makeAdapter
    }

    /// What keeps an enabled vendor from being asked, key by key, in the keys' order. Never repeats a value.
    package func problems(in parameters: VendorParameters) -> [(key: VendorKey, problem: String)] {
        keys.compactMap { key in
            switch key.kind {
            case .secret:
                let secret = parameters.secret(key)
                if key.isRequired, secret.isEmpty { return (key, "is missing") }
                return secret.revealed.utf8.contains { $0 < 0x20 || $0 == 0x7F }
                    ? (key, "holds a line break or another control character") : nil
            case .text:
                let text = parameters.text(key)
                if key.isRequired, text.isEmpty { return (key, "is missing") }
                return text.utf8.contains { $0 < 0x20 || $0 == 0x7F }
                    ? (key, "holds a line break or another control character") : nil
            case .url: return BaseURL(parameters.text(key)) == nil ? (key, "is not an http or https address") : nil
            case .integer(_, let allowed):
                return allowed.contains(parameters.integer(key)) ? nil : (key, "is out of bounds")
            case .flag: return nil
            }
        }
    }
}
