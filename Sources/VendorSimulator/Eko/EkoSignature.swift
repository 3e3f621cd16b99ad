import Crypto
import Foundation

/// Eko's request signature: `Base64(HMAC-SHA256(key: Base64(access key), message: milliseconds))`, where the base64 text
/// itself is the key (Eko's platform documents).
struct EkoSignature: Sendable {
    private let accessKey: SymmetricKey
    private let encodedKey: SymmetricKey
    private let encodedText: [UInt8]

    init(accessKey: String) {
        let encoded = Data(accessKey.utf8).base64EncodedString()
        self.accessKey = SymmetricKey(data: Data(accessKey.utf8))
        encodedText = Array(encoded.utf8)
        encodedKey = SymmetricKey(data: encodedText)
    }

    /// The right signature's bytes.
    func code(_ timestamp: String) -> HMAC<SHA256>.MAC {
        HMAC<SHA256>.authenticationCode(for: Data(timestamp.utf8), using: encodedKey)
    }

    /// The right signature as it is sent.
    func text(_ timestamp: String) -> String { Data(code(timestamp)).base64EncodedString() }

    /// Whether a signature is right; compared in constant time.
    func isValid(_ signature: String, for timestamp: String) -> Bool {
        guard let bytes = Data(base64Encoded: signature) else { return false }
        return HMAC<SHA256>.isValidAuthenticationCode(bytes, authenticating: Data(timestamp.utf8), using: encodedKey)
    }

    /// The known mistake a wrong signature was made with, if it is one.
    func mistake(_ signature: String, for timestamp: String) -> String? {
        let message = Data(timestamp.utf8)
        let swapped = HMAC<SHA256>.authenticationCode(for: encodedText, using: SymmetricKey(data: message))
        if signature == Data(swapped).base64EncodedString() { return "key and message swapped" }
        let raw = HMAC<SHA256>.authenticationCode(for: message, using: accessKey)
        if signature == Data(raw).base64EncodedString() { return "raw access key" }
        let right = code(timestamp)
        let digits = right.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        if signature == Data(digits.utf8).base64EncodedString() || signature.lowercased() == digits {
            return "hexadecimal digest"
        }
        if let milliseconds = Int64(timestamp), signature == text(String(milliseconds / 1000)) {
            return "signed in seconds"
        }
        return nil
    }
}
