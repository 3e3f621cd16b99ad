import Crypto
import FoundationEssentials

/// Makes pseudonyms of phone numbers and IP addresses: the same for the same input, told apart from each other, and traced
/// back only by who has the key.
package struct Pseudonymizer: Sendable {
    /// There is no key. Without one every phone number could be found by trying them all.
    package struct MissingKey: Error, Sendable, Hashable, CustomStringConvertible {
        package var description: String { "The privacy mode pseudonymous needs a key in privacy.hmacKey." }
    }

    private let key: SymmetricKey

    /// - Parameter key: a secret text; its UTF-8 bytes are the key. 32 random characters or more keep it from being guessed.
    package init(key: String) throws(MissingKey) {
        guard !key.isEmpty else { throw MissingKey() }
        self.key = SymmetricKey(data: Data(key.utf8))
    }

    /// HMAC-SHA256 (RFC 2104) of the text's UTF-8 bytes, in hexadecimal.
    package func hash(_ text: String) -> String {
        var hash = HMAC<SHA256>(key: key)
        hash.update(data: Data(text.utf8))
        let digits: StaticString = "0123456789abcdef"
        return String(unsafeUninitializedCapacity: 64) { characters in
            var position = 0
            for byte in hash.finalize() {
                characters[position] = digits.utf8Start[Int(byte >> 4)]
                characters[position + 1] = digits.utf8Start[Int(byte & 0x0F)]
                position += 2
            }
            return position
        }
    }

    /// The plus sign, two digits and the last two of a number in E.164 form: `+44********01`. A number with fewer than seven
    /// digits is masked whole.
    package static func masked(phone e164: String) -> String {
        let count = e164.count
        guard count >= 8 else { return String(repeating: "*", count: count) }
        return e164.prefix(3) + String(repeating: "*", count: count - 5) + e164.suffix(2)
    }

    /// The network an address is in: 24 bits of IPv4, 48 of IPv6, as `198.51.100.0/24`.
    package static func masked(ip address: IPAddress) -> String {
        let (kept, all): (Int, Int) = address.version == .v4 ? (24, 32) : (48, 128)
        let network = (address.value >> UInt128(all - kept)) << UInt128(all - kept)
        return "\(IPAddress(version: address.version, value: network))/\(kept)"
    }
}
