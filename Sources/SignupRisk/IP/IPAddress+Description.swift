extension IPAddress: CustomStringConvertible {
    /// The canonical form: dotted decimal for IPv4, RFC 5952 for IPv6 (lower case, no leading zeros, the longest run of two or
    /// more zero groups shortened, the first of equals).
    package var description: String {
        switch version {
        case .v4: Self.dotted(UInt32(truncatingIfNeeded: value))
        case .v6: Self.grouped(value)
        }
    }

    private static func dotted(_ value: UInt32) -> String {
        "\(value >> 24).\(value >> 16 & 0xFF).\(value >> 8 & 0xFF).\(value & 0xFF)"
    }

    private static func grouped(_ value: UInt128) -> String {
        let groups = (0..<8).map { UInt16(truncatingIfNeeded: value >> UInt128(112 - 16 * $0)) }
        let gap = longestZeros(groups)
        var text = ""
        for (index, group) in groups.enumerated() {
            if let gap, gap.contains(index) {
                if index == gap.lowerBound { text += "::" }
                continue
            }
            if !text.isEmpty, !text.hasSuffix(":") { text += ":" }
            text += String(group, radix: 16)
        }
        return text
    }

    private static func longestZeros(_ groups: [UInt16]) -> Range<Int>? {
        var longest = 0..<0
        var start = 0
        for (index, group) in groups.enumerated() {
            if group != 0 {
                start = index + 1
            } else if index + 1 - start > longest.count {
                longest = start..<index + 1
            }
        }
        return longest.count > 1 ? longest : nil
    }
}
