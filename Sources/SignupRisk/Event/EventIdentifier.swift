import Crypto

/// The `id` of a risk event: a UUID of version 5 (RFC 9562, 5.5), so that the same signup gives the same `id` whoever
/// delivers it, and however often.
package enum EventIdentifier {
    /// The namespace `6e0d6f1c-7c1a-4f0e-9d55-1f2a6c0b8e37`, which is the product's own and never changes.
    package static let namespace: [UInt8] = [
        0x6E, 0x0D, 0x6F, 0x1C, 0x7C, 0x1A, 0x4F, 0x0E, 0x9D, 0x55, 0x1F, 0x2A, 0x6C, 0x0B, 0x8E, 0x37,
    ]

    /// - Parameters:
    ///   - sourceID: the signup's own identifier; the UUID's name where there is one.
    ///   - record: where the signup was read; `topic/partition/offset` is the name where it has no identifier.
    package static func make(sourceID: String?, record: RecordSource) -> String {
        String(decoding: bytes(sourceID: sourceID, record: record), as: UTF8.self)
    }

    /// The same in ASCII.
    static func bytes(sourceID: String?, record: RecordSource) -> [UInt8] {
        var name = sourceID ?? "\(record.topic)/\(record.partition)/\(record.offset)"
        return name.withUTF8(uuid)
    }

    private static func uuid(_ name: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var hash = Insecure.SHA1()
        namespace.withUnsafeBytes { hash.update(bufferPointer: $0) }
        hash.update(bufferPointer: UnsafeRawBufferPointer(name))
        return hash.finalize().withUnsafeBytes { digest in
            [UInt8](unsafeUninitializedCapacity: 36) { text, count in
                write(digest, to: text)
                count = 36
            }
        }
    }

    /// Writes 16 of the digest's 20 bytes with version and variant set, in the 36 characters every UUID has.
    private static func write(_ digest: UnsafeRawBufferPointer, to text: UnsafeMutableBufferPointer<UInt8>) {
        let digits: StaticString = "0123456789abcdef"
        var position = 0
        for index in 0..<16 {
            var byte = digest[index]
            if index == 6 { byte = byte & 0x0F | 0x50 }
            if index == 8 { byte = byte & 0x3F | 0x80 }
            if index == 4 || index == 6 || index == 8 || index == 10 {
                text[position] = UInt8(ascii: "-")
                position += 1
            }
            text[position] = digits.utf8Start[Int(byte >> 4)]
            text[position + 1] = digits.utf8Start[Int(byte & 0x0F)]
            position += 2
        }
    }
}
