extension IPAddress: CustomStringConvertible {
    /// The canonical form: dotted decimal for IPv4, RFC 5952 for IPv6 (lower case, no leading zeros, the longest run of two or
    /// more zero groups shortened, the first of equals).
    package var description: String {
        // 39 is the longest: eight groups of four digits, and the colons between them.
        String(unsafeUninitializedCapacity: 39) { buffer in
            var writer = Writer(buffer: buffer)
            switch version {
            case .v4: writer.writeDotted(UInt32(truncatingIfNeeded: value))
            case .v6: writer.writeGroups(value)
            }
            return writer.count
        }
    }

    /// Writes into memory that holds the longest form, which is why no bound is checked.
    private struct Writer {
        let buffer: UnsafeMutableBufferPointer<UInt8>
        var count = 0

        mutating func write(_ byte: UInt8) {
            buffer[count] = byte
            count += 1
        }

        mutating func writeDotted(_ value: UInt32) {
            for shift: UInt32 in [24, 16, 8, 0] {
                let number = UInt8(truncatingIfNeeded: value >> shift)
                if number >= 100 { write(0x30 + number / 100) }
                if number >= 10 { write(0x30 + number / 10 % 10) }
                write(0x30 + number % 10)
                if shift > 0 { write(UInt8(ascii: ".")) }
            }
        }

        mutating func writeGroups(_ value: UInt128) {
            let gap = longestZeros(value)
            var index = 0
            while index < 8 {
                if index == gap.lowerBound, !gap.isEmpty {
                    write(UInt8(ascii: ":"))
                    if gap.upperBound == 8 { write(UInt8(ascii: ":")) }
                    index = gap.upperBound
                    continue
                }
                if index > 0 { write(UInt8(ascii: ":")) }
                writeHexadecimal(group(index, of: value))
                index += 1
            }
        }

        private mutating func writeHexadecimal(_ group: UInt16) {
            var shift: UInt16 = group > 0xFFF ? 12 : group > 0xFF ? 8 : group > 0xF ? 4 : 0
            while true {
                let digit = UInt8(truncatingIfNeeded: group >> shift & 0xF)
                write(digit < 10 ? 0x30 + digit : 0x61 + digit - 10)
                guard shift > 0 else { return }
                shift -= 4
            }
        }

        private func group(_ index: Int, of value: UInt128) -> UInt16 {
            UInt16(truncatingIfNeeded: value >> UInt128(112 - 16 * index))
        }

        /// The run of groups to shorten; empty where there is none.
        private func longestZeros(_ value: UInt128) -> Range<Int> {
            var longest = 0..<0
            var start = 0
            for index in 0..<8 {
                if group(index, of: value) != 0 {
                    start = index + 1
                } else if index + 1 - start > max(1, longest.count) {
                    longest = start..<index + 1
                }
            }
            return longest
        }
    }
}
