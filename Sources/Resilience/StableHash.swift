/// A hash that is the same in every process and on every machine, unlike `Hasher`, whose seed changes with each start.
///
/// FNV-1a over the bytes (http://www.isthe.com/chongo/tech/comp/fnv/), then the 64-bit finaliser of MurmurHash3, because FNV
/// leaves the high bits of short inputs poorly mixed. Spreads things evenly; keeps nothing secret.
package struct StableHash: Sendable {
    private var state: UInt64 = 0xcbf2_9ce4_8422_2325

    package init() {}

    /// Adds bytes. The boundaries between two additions do not count.
    package mutating func combine(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { add(byte) }
    }

    /// Adds the text's UTF-8, and an end mark so that `ab`, `c` differs from `a`, `bc`.
    package mutating func combine(_ text: some StringProtocol) {
        combine(text.utf8)
        combine(CollectionOfOne(0xff))
    }

    /// The same for a whole text, whose type need not be looked up for each byte.
    package mutating func combine(_ text: String) {
        for byte in text.utf8 { add(byte) }
        add(0xff)
    }

    /// Adds the bytes of an integer, the highest first.
    package mutating func combine(_ number: UInt128) {
        for shift in stride(from: 120, through: 0, by: -8) { add(UInt8(truncatingIfNeeded: number >> UInt128(shift))) }
    }

    private mutating func add(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }

    /// The hash of everything added so far.
    package var value: UInt64 {
        var mixed = state
        mixed = (mixed ^ (mixed >> 33)) &* 0xff51_afd7_ed55_8ccd
        mixed = (mixed ^ (mixed >> 33)) &* 0xc4ce_b9fe_1a85_ec53
        return mixed ^ (mixed >> 33)
    }

    /// The hash of one text.
    package static func of(_ text: some StringProtocol) -> UInt64 {
        var hash = StableHash()
        hash.combine(text)
        return hash.value
    }
}
