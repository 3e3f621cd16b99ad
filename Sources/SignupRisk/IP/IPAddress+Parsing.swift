extension IPAddress {
    /// Reads an address as it is written, white space around it left out of account.
    ///
    /// IPv4 is four decimal numbers without leading zeros, which some programs read as octal (RFC 6943 3.1.1). IPv6 is any form
    /// of RFC 4291 2.2, the compressed and the mixed one included, also in the square brackets of a URL (RFC 3986). An address
    /// with a zone (`%eth0`) is only meaningful on the host that wrote it and is refused, as are ports and prefix lengths.
    /// An IPv4-mapped address becomes the IPv4 address it maps.
    package init?(parsing text: String) {
        guard text.utf8.count <= Self.longestText else { return nil }
        var text = text
        // The bytes are only looked at inside the closure.
        guard let address = text.withUTF8({ IPAddress(parsing: $0[...]) }) else { return nil }
        self = address
    }

    private init?(parsing text: Bytes) {
        var bytes = text
        while let byte = bytes.first, Self.isSpace(byte) { bytes.removeFirst() }
        while let byte = bytes.last, Self.isSpace(byte) { bytes.removeLast() }
        if let value = Self.ipv4(bytes) {
            self.init(version: .v4, value: UInt128(value))
            return
        }
        if bytes.first == UInt8(ascii: "["), bytes.last == UInt8(ascii: "]"), bytes.count > 2 {
            bytes = bytes.dropFirst().dropLast()
        }
        guard let value = Self.ipv6(bytes) else { return nil }
        self =
            value >> 32 == 0xFFFF
            ? IPAddress(version: .v4, value: value & 0xFFFF_FFFF) : IPAddress(version: .v6, value: value)
    }

    private typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

    /// Longer than any address with brackets and generous white space.
    private static let longestText = 256

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    private static func ipv4(_ bytes: Bytes) -> UInt32? {
        guard (7...15).contains(bytes.count) else { return nil }
        var value: UInt32 = 0
        var number: UInt32 = 0
        var digits = 0
        var numbers = 1
        for byte in bytes {
            if byte == UInt8(ascii: ".") {
                guard digits > 0, numbers < 4 else { return nil }
                value = value << 8 | number
                (number, digits, numbers) = (0, 0, numbers + 1)
                continue
            }
            guard (0x30...0x39).contains(byte), digits < 3, digits == 0 || number > 0 else { return nil }
            number = number * 10 + UInt32(byte - 0x30)
            digits += 1
            guard number <= 255 else { return nil }
        }
        return digits > 0 && numbers == 4 ? value << 8 | number : nil
    }

    private static func ipv6(_ bytes: Bytes) -> UInt128? {
        guard (2...45).contains(bytes.count) else { return nil }
        guard let gap = indexOfGap(bytes) else {
            guard let all = groups(bytes), all.count == 8 else { return nil }
            return all.value
        }
        // What stands before the gap fills from the top, what stands after it from the bottom; the gap itself is one
        // group or more.
        let before = bytes[..<gap]
        let after = bytes[(gap + 2)...]
        guard let head = before.isEmpty ? (0, 0) : groups(before, mayEndInIPv4: false),
            let tail = after.isEmpty ? (0, 0) : groups(after), head.count + tail.count <= 7
        else { return nil }
        return (head.count == 0 ? 0 : head.value << UInt128(16 * (8 - head.count))) | tail.value
    }

    /// Where the first `::` stands.
    private static func indexOfGap(_ bytes: Bytes) -> Int? {
        bytes.indices.dropLast().first { bytes[$0] == UInt8(ascii: ":") && bytes[$0 + 1] == UInt8(ascii: ":") }
    }

    /// Reads groups of up to four hexadecimal digits between single colons, at most eight; the last two may be an IPv4 address.
    private static func groups(_ bytes: Bytes, mayEndInIPv4: Bool = true) -> (count: Int, value: UInt128)? {
        var count = 0
        var value: UInt128 = 0
        var rest = bytes
        while true {
            let end = rest.firstIndex(of: UInt8(ascii: ":")) ?? rest.endIndex
            let group = rest[..<end]
            if end == rest.endIndex, mayEndInIPv4, count <= 6, let embedded = ipv4(group) {
                return (count + 2, value << 32 | UInt128(embedded))
            }
            guard count < 8, let number = hexadecimal(group) else { return nil }
            value = value << 16 | UInt128(number)
            count += 1
            guard end < rest.endIndex else { return (count, value) }
            rest = rest[(end + 1)...]
        }
    }

    private static func hexadecimal(_ bytes: Bytes) -> UInt16? {
        guard (1...4).contains(bytes.count) else { return nil }
        var value: UInt16 = 0
        for byte in bytes {
            let digit: UInt8
            switch byte {
            case 0x30...0x39: digit = byte - 0x30
            case 0x41...0x46: digit = byte - 0x41 + 10
            case 0x61...0x66: digit = byte - 0x61 + 10
            default: return nil
            }
            value = value << 4 | UInt16(digit)
        }
        return value
    }
}
