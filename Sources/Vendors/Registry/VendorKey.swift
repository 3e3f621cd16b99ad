/// A configuration key of a vendor's own, beneath `vendors.<name>`.
package struct VendorKey: Sendable, Hashable {
    /// What a key holds, and what it holds when nothing is said.
    package enum Kind: Sendable, Hashable {
        case text(default: String)
        case url(default: String)
        case flag(default: Bool)
        case integer(default: Int, allowed: ClosedRange<Int>)
        /// Never shown anywhere, and readable from a mounted file.
        case secret
    }

    /// As it is written in the configuration file: `apiKey`.
    package let name: String
    package let kind: Kind
    /// Whether the vendor cannot be asked without it.
    package let isRequired: Bool
    /// What an operator has to give here, as the end of the sentence "expected …".
    package let expectation: String

    package init(_ name: String, _ kind: Kind, isRequired: Bool = false, expectation: String) {
        self.name = name
        self.kind = kind
        self.isRequired = isRequired
        self.expectation = expectation
    }

    package var isSecret: Bool { kind == .secret }
}
