import Crypto
import FoundationEssentials

/// The signature of Eko's requests: `secret-key`.
///
/// `Base64( HMAC-SHA256( key: the ASCII of Base64(access key), message: the timestamp's ASCII ) )`. The Base64 text itself is the
/// key: neither the access key nor the bytes it would decode to. The vendor's page names the arguments as (message, key).
struct EkoSignature: Sendable {
    /// With the key taken in, which is half of the work and the same each time.
    private let begun: HMAC<SHA256>

    init(accessKey: Secret) {
        begun = HMAC(key: SymmetricKey(data: Data(Data(accessKey.revealed.utf8).base64EncodedString().utf8)))
    }

    /// - Parameter timestamp: milliseconds since 1970 in decimal, exactly as sent in `secret-key-timestamp`.
    func signature(of timestamp: String) -> String {
        var code = begun
        code.update(data: Data(timestamp.utf8))
        return Data(code.finalize()).base64EncodedString()
    }
}
