/// The fields of a query or of an `application/x-www-form-urlencoded` body (WHATWG URL standard, section 5), in their order.
struct FormFields: Sendable {
    struct Pair: Sendable {
        let name: String
        let value: String
    }

    /// More fields than any vendor has are not read.
    private static let maximumCount = 256

    let pairs: [Pair]

    init(_ text: some StringProtocol) {
        guard !text.isEmpty else {
            pairs = []
            return
        }
        pairs = text.utf8.split(separator: UInt8(ascii: "&"), maxSplits: Self.maximumCount).prefix(Self.maximumCount)
            .map {
                let parts = $0.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
                return Pair(name: Self.decoded(parts[0]), value: parts.count == 2 ? Self.decoded(parts[1]) : "")
            }
    }

    /// The first value of that name.
    subscript(name: String) -> String? { pairs.first { $0.name == name }?.value }

    private static func decoded(_ text: some Collection<UInt8>) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        var rest = text.makeIterator()
        while let byte = rest.next() {
            switch byte {
            case UInt8(ascii: "+"): bytes.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                // A percent sign without two hexadecimal digits stands for itself.
                var ahead = rest
                if let high = ahead.next().flatMap(digit), let low = ahead.next().flatMap(digit) {
                    bytes.append(high << 4 | low)
                    rest = ahead
                } else {
                    bytes.append(byte)
                }
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
