/// A member's name, compared code unit by code unit (RFC 8259, 8.3), not as the characters that are shown.
struct JSONName: Sendable, Hashable {
    let text: String
    /// A number that nearly all names of one object differ in, so that a name is found without reading the others: the length, and
    /// the first and the last eight bytes.
    let mark: UInt64

    init(_ text: String) {
        self.text = text
        mark = Self.mark(of: text.utf8)
    }

    static func == (left: JSONName, right: JSONName) -> Bool {
        left.mark == right.mark && areSame(left.text.utf8, right.text.utf8)
    }

    /// Takes in all bytes, unlike the mark, for which a stranger could choose a thousand names that share it.
    func hash(into hasher: inout Hasher) {
        let utf8 = text.utf8
        utf8.span.withUnsafeBytes { hasher.combine(bytes: $0) }
    }

    private static func areSame(_ left: String.UTF8View, _ right: String.UTF8View) -> Bool {
        let left = left.span
        let right = right.span
        guard left.count == right.count else { return false }
        for index in left.indices where left[index] != right[index] { return false }
        return true
    }

    private static func mark(of name: String.UTF8View) -> UInt64 {
        let bytes = name.span.bytes
        let count = UInt64(bytes.byteCount)
        guard bytes.byteCount >= 8 else {
            return bytes.byteOffsets.reduce(count) {
                $0 << 8 | UInt64(bytes.unsafeLoad(fromByteOffset: $1, as: UInt8.self))
            }
        }
        let head = bytes.unsafeLoadUnaligned(fromByteOffset: 0, as: UInt64.self)
        let tail = bytes.unsafeLoadUnaligned(fromByteOffset: bytes.byteCount - 8, as: UInt64.self)
        return (head &+ count) ^ (tail &* 0x9e37_79b9_7f4a_7c15)
    }
}
