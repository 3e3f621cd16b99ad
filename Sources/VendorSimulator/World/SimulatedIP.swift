import Foundation

/// An IP address as the simulated vendors read it.
struct SimulatedIP: Sendable, Hashable {
    /// 4 or 6.
    let version: Int
    /// The upper half of an IPv6 address, 0 for IPv4.
    let high: UInt64
    /// The lower half of an IPv6 address, or an IPv4 address.
    let low: UInt64

    /// Reads dotted-quad IPv4 without leading zeros, or IPv6 as RFC 4291 writes it; `nil` for anything else.
    init?(_ text: String) {
        if let value = Self.dottedQuad(text) {
            (version, high, low) = (4, 0, UInt64(value))
            return
        }
        guard text.utf8.contains(UInt8(ascii: ":")), text.utf8.count <= 45 else { return nil }
        var address = in6_addr()
        guard inet_pton(AF_INET6, text, &address) == 1 else { return nil }
        let bytes = withUnsafeBytes(of: &address) { Array($0) }
        guard bytes.count == 16 else { return nil }
        let high = bytes[..<8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let low = bytes[8...].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        if high == 0, low >> 32 == 0xFFFF {
            (version, self.high, self.low) = (4, 0, low & 0xFFFF_FFFF)
        } else {
            (version, self.high, self.low) = (6, high, low)
        }
    }

    init(ipv4: UInt32) { (version, high, low) = (4, 0, UInt64(ipv4)) }

    /// Reads `a.b.c.d` without leading zeros.
    static func dottedQuad(_ text: String) -> UInt32? {
        guard text.utf8.count <= 15 else { return nil }
        var value: UInt32 = 0
        var octet: UInt32?
        var dots = 0
        for byte in text.utf8 {
            if byte == UInt8(ascii: ".") {
                guard let finished = octet, dots < 3 else { return nil }
                value = value << 8 | finished
                octet = nil
                dots += 1
            } else {
                guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9"), octet != 0 else { return nil }
                let next = (octet ?? 0) * 10 + UInt32(byte - UInt8(ascii: "0"))
                guard next <= 255 else { return nil }
                octet = next
            }
        }
        guard dots == 3, let last = octet else { return nil }
        return value << 8 | last
    }

    /// The last octet of an IPv4 address; the last byte of an IPv6 address.
    var lastOctet: Int { Int(low & 0xFF) }

    /// The two halves as one lookup key.
    func isIn(_ network: (ip: SimulatedIP, bits: Int)) -> Bool {
        guard network.ip.version == version else { return false }
        if version == 4 { return Self.same(low << 32, network.ip.low << 32, bits: network.bits) }
        return Self.same(high, network.ip.high, bits: min(network.bits, 64))
            && Self.same(low, network.ip.low, bits: max(network.bits - 64, 0))
    }

    private static func same(_ left: UInt64, _ right: UInt64, bits: Int) -> Bool {
        bits <= 0 || (left ^ right) >> UInt64(64 - min(bits, 64)) == 0
    }
}

extension SimulatedIP {
    /// The three networks for documentation (RFC 5737), which choose cases where magic inputs are on.
    enum DocumentationNetwork { case first, second, third }

    var documentationNetwork: DocumentationNetwork? {
        guard version == 4 else { return nil }
        switch low >> 8 {
        case 0xC0_00_02: return .first
        case 0xC6_33_64: return .second
        case 0xCB_00_71: return .third
        default: return nil
        }
    }

    /// Whether the address is one of the public internet (IANA's special-purpose registries), so that a lookup makes sense.
    var isPublic: Bool {
        guard version == 4 else {
            // Global unicast is 2000::/3, without the documentation prefixes.
            return high >> 61 == 1 && high >> 32 != 0x2001_0DB8 && high >> 44 != 0x3FFF0
        }
        let (first, second) = (low >> 24, (low >> 16) & 0xFF)
        switch first {
        case 0, 10, 127, 224...: return false
        case 100: return !(64...127).contains(second)
        case 169: return second != 254
        case 172: return !(16...31).contains(second)
        case 192: return second != 168 && low >> 8 != 0xC0_00_00 && low >> 8 != 0xC0_00_02
        case 198: return second != 18 && second != 19 && low >> 8 != 0xC6_33_64
        case 203: return low >> 8 != 0xCB_00_71
        default: return true
        }
    }
}
