/// An IPv4 or IPv6 address. An IPv4-mapped IPv6 address (`::ffff:a.b.c.d`, RFC 4291 2.5.5.2) is the IPv4 address it maps.
package struct IPAddress: Sendable, Hashable {
    package enum Version: Int, Sendable, Hashable {
        case v4 = 4
        case v6 = 6
    }

    package let version: Version
    /// The address as a number; an IPv4 address in the low 32 bits.
    package let value: UInt128

    package init(version: Version, value: UInt128) {
        self.version = version
        self.value = value
    }
}

/// What became of the text in a signup's IP field.
package enum IPInput: Sendable, Hashable {
    /// There was none.
    case missing
    /// An address of the public internet.
    case address(IPAddress)
    /// An address of a special-purpose range, which belongs to nobody in particular. Never sent anywhere.
    case reserved(IPAddress, SpecialPurposeRange)
    /// No address.
    case unreadable

    /// The address, public or not.
    package var parsed: IPAddress? {
        switch self {
        case .address(let address), .reserved(let address, _): address
        case .missing, .unreadable: nil
        }
    }
}

/// A block of the IANA special-purpose address registries.
package struct SpecialPurposeRange: Sendable, Hashable {
    /// The registry's name for it, in snake case: `private_use`, `loopback`, `documentation`.
    package let name: String
    package init(name: String) { self.name = name }
}
