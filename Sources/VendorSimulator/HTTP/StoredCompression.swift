/// Content codings whose blocks hold their bytes uncompressed: what a client has to cope with, without a compressor.
enum StoredCompression {
    /// A gzip member (RFC 1952) of stored blocks (RFC 1951, section 3.2.4).
    static func gzip(_ body: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = [0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 0, 0xFF]
        bytes.reserveCapacity(body.count + 32)
        var rest = body[...]
        repeat {
            let block = rest.prefix(0xFFFF)
            rest = rest.dropFirst(block.count)
            bytes.append(rest.isEmpty ? 1 : 0)
            let length = UInt16(block.count)
            append(length, to: &bytes)
            append(~length, to: &bytes)
            bytes.append(contentsOf: block)
        } while !rest.isEmpty
        append(checksum(body), to: &bytes)
        append(UInt32(truncatingIfNeeded: body.count), to: &bytes)
        return bytes
    }

    /// A Brotli stream (RFC 7932) of uncompressed meta-blocks.
    static func brotli(_ body: [UInt8]) -> [UInt8] {
        // A window of 2^16 bytes is the single bit 0; then each meta-block: not the last, length in four nibbles,
        // uncompressed, padding to the next byte.
        var bytes: [UInt8] = []
        var bits: UInt32 = 0
        var count: UInt32 = 1
        var rest = body[...]
        while !rest.isEmpty {
            let block = rest.prefix(0x8000)
            rest = rest.dropFirst(block.count)
            bits |= UInt32(block.count - 1) << (count + 3)
            bits |= 1 << (count + 19)
            count += 20
            while count > 0 {
                bytes.append(UInt8(truncatingIfNeeded: bits))
                bits >>= 8
                count = count > 8 ? count - 8 : 0
            }
            bits = 0
            bytes.append(contentsOf: block)
        }
        // The last, empty meta-block.
        bytes.append(UInt8(truncatingIfNeeded: bits | 0b11 << count))
        return bytes
    }

    private static func append(_ value: some FixedWidthInteger, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    /// CRC-32 as gzip uses it.
    static func checksum(_ body: [UInt8]) -> UInt32 {
        ~body.reduce(~0) { sum, byte in (sum >> 8) ^ table[Int(UInt8(truncatingIfNeeded: sum) ^ byte)] }
    }

    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? (value >> 1) ^ 0xEDB8_8320 : value >> 1 }
    }
}
