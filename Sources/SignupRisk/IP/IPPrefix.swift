/// A block of addresses: those whose first `length` bits are those of `first`.
struct IPPrefix: Hashable {
    let version: IPAddress.Version
    let first: UInt128
    let length: Int
    /// The bits that say which block an address is in.
    private let mask: UInt128

    /// - Parameters:
    ///   - first: the block's first address.
    ///   - length: bits counted from the top of this version's addresses; held to those it has.
    init(_ first: IPAddress, length: Int) {
        let bits = first.version == .v4 ? 32 : 128
        let length = min(max(0, length), bits)
        let all: UInt128 = first.version == .v4 ? 0xFFFF_FFFF : .max
        version = first.version
        mask = all & ~(length == 0 ? all : (UInt128(1) << UInt128(bits - length)) - 1)
        self.first = first.value & mask
        self.length = length
    }

    func contains(_ address: IPAddress) -> Bool {
        address.version == version && address.value & mask == first
    }
}
