import JSON

/// What a vendor's answer is made of.
enum AnswerBody: Sendable {
    /// A JSON object.
    case object(LenientFields)
    /// A web page, of a proxy, a firewall or a login form.
    case page
    /// Nothing but white space.
    case empty
    /// JSON that is no object, or no JSON at all.
    case unreadable

    init(_ response: VendorResponse) {
        var bytes = response.body[...]
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
        guard let first = bytes.first(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }) else {
            self = .empty
            return
        }
        if case .object(let object)? = try? JSONValue(parsing: bytes, maximumDepth: 16) {
            self = .object(LenientFields(object))
        } else if first == UInt8(ascii: "<") || response.headers["content-type"]?.says("html") == true {
            self = .page
        } else {
            self = .unreadable
        }
    }

    /// The object's members; `nil` where the body is no object.
    var fields: LenientFields? { if case .object(let fields) = self { fields } else { nil } }
}
