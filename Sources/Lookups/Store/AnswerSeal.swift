import Crypto
import Foundation
import SignupRisk
import Vendors

/// Hides what a stored answer is about: whoever has the file, but not the input, learns neither the input nor the answer.
///
/// An answer is stored under the HMAC-SHA256 of its query, and its bytes are encrypted (AES-256-GCM) with a key that is
/// another HMAC of the same query. So reading an answer takes the secret and the very phone number or address it is about.
/// The seal also makes damage visible: altered bytes open to nothing.
struct AnswerSeal: Sendable {
    /// The name a query's answer is stored under.
    struct Name: Sendable, Hashable {
        let bytes: Data
    }

    private let names: SymmetricKey
    private let contents: SymmetricKey
    /// What tells this secret from another without giving it away.
    let fingerprint: Data

    init(secret: Data) {
        let secret = SymmetricKey(data: SHA256.hash(data: secret))
        names = Self.derive("answer name", from: secret)
        contents = Self.derive("answer contents", from: secret)
        fingerprint = Self.derive("fingerprint", from: secret).withUnsafeBytes { Data($0) }
    }

    /// The name `query`'s answer has.
    func name(of query: VendorQuery, at vendor: VendorName) -> Name {
        Name(bytes: Data(HMAC<SHA256>.authenticationCode(for: Self.canonical(query, at: vendor), using: names)))
    }

    /// The answer's bytes, to be opened with the same query only; `nil` where they cannot be encrypted.
    func seal(_ bytes: [UInt8], for query: VendorQuery, at vendor: VendorName) -> Data? {
        try? AES.GCM.seal(Data(bytes), using: key(for: query, at: vendor)).combined
    }

    /// The bytes that were sealed, or `nil` where they are damaged or about another query.
    func open(_ sealed: Data, for query: VendorQuery, at vendor: VendorName) -> [UInt8]? {
        guard let box = try? AES.GCM.SealedBox(combined: sealed),
            let plain = try? AES.GCM.open(box, using: key(for: query, at: vendor))
        else { return nil }
        return Array(plain)
    }

    private func key(for query: VendorQuery, at vendor: VendorName) -> SymmetricKey {
        SymmetricKey(
            data: HMAC<SHA256>.authenticationCode(for: Self.canonical(query, at: vendor), using: contents))
    }

    private static func derive(_ purpose: String, from secret: SymmetricKey) -> SymmetricKey {
        SymmetricKey(data: HMAC<SHA256>.authenticationCode(for: Data(purpose.utf8), using: secret))
    }

    /// The query as bytes. Every part is preceded by its length, so that no two queries look alike.
    private static func canonical(_ query: VendorQuery, at vendor: VendorName) -> Data {
        var bytes = Data()
        func append(_ part: (some Collection<UInt8>)?) {
            // An absent part and an empty one differ: lengths are counted from one.
            let length = UInt32(clamping: part.map { $0.count + 1 } ?? 0)
            withUnsafeBytes(of: length.littleEndian) { bytes.append(contentsOf: $0) }
            if let part { bytes.append(contentsOf: part) }
        }
        append(vendor.rawValue.utf8)
        append(query.phone?.utf8)
        append(
            query.ip.map { ip in
                withUnsafeBytes(of: ip.value.bigEndian) { [UInt8(truncatingIfNeeded: ip.version.rawValue)] + $0 }
            })
        append(query.country?.utf8)
        append(query.address?.utf8)
        append(query.options.utf8)
        return bytes
    }
}
