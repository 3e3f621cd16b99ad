/// Just enough of gzip (RFC 1952) and deflate (RFC 1951) to send a compressed answer and a bomb.
enum Gzip {
    private static let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]

    /// The bytes in one stored block.
    static func stored(_ bytes: [UInt8]) -> [UInt8] {
        let length = UInt16(truncatingIfNeeded: bytes.count)
        return header + [1] + little(length) + little(~length) + bytes + little(checksum(bytes))
            + little(UInt32(truncatingIfNeeded: bytes.count))
    }

    /// A stream that unpacks to one byte and then `repeats` times 258 of the same: 13 bits make 258 bytes.
    static func bomb(repeats: Int) -> [UInt8] {
        var bits = BitWriter()
        bits.write(1, count: 1)  // the last block
        bits.write(1, count: 2)  // with the fixed codes
        bits.writeReversed(0x30 + 0x20, count: 8)  // a blank
        for _ in 0..<repeats {
            bits.writeReversed(0b1100_0101, count: 8)  // a length of 258
            bits.writeReversed(0, count: 5)  // a distance of 1
        }
        bits.writeReversed(0, count: 7)
        return header + bits.bytes + [0, 0, 0, 0, 0, 0, 0, 0]
    }

    private static func little<Integer: FixedWidthInteger>(_ value: Integer) -> [UInt8] {
        withUnsafeBytes(of: value.littleEndian) { Array($0) }
    }

    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var sum: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? (sum >> 1) ^ 0xEDB8_8320 : sum >> 1 }
        }
        return ~sum
    }

    private struct BitWriter {
        private(set) var bytes: [UInt8] = []
        private var used = 8

        /// Low bit first, as deflate writes numbers.
        mutating func write(_ value: Int, count: Int) {
            for bit in 0..<count { append(value >> bit & 1) }
        }

        /// High bit first, as deflate writes codes.
        mutating func writeReversed(_ value: Int, count: Int) {
            for bit in (0..<count).reversed() { append(value >> bit & 1) }
        }

        private mutating func append(_ bit: Int) {
            if used == 8 {
                bytes.append(0)
                used = 0
            }
            bytes[bytes.count - 1] |= UInt8(bit << used)
            used += 1
        }
    }
}
