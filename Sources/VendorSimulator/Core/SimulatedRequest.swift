import NIOHTTP1

/// A request as the simulated vendors see it.
struct SimulatedRequest: Sendable {
    var method: HTTPMethod
    /// Before the question mark.
    var path: String
    /// After it; empty where there is none.
    var query: String
    var headers: HTTPHeaders
    var body: [UInt8]

    init(method: HTTPMethod, uri: String, headers: HTTPHeaders = [:], body: [UInt8] = []) {
        self.method = method
        if let mark = uri.utf8.firstIndex(of: UInt8(ascii: "?")) {
            path = String(uri[..<mark])
            query = String(uri[uri.index(after: mark)...])
        } else {
            path = uri
            query = ""
        }
        self.headers = headers
        self.body = body
    }

    /// The media type of the body in lower case, without parameters; empty where none is named.
    var mediaType: String {
        guard let type = headers.first(name: "content-type") else { return "" }
        let plain = type.prefix { $0 != ";" }
        return plain.trimmed.lowercased()
    }

    /// Whether a header's list names a token, as `Accept-Encoding: gzip, deflate` does.
    func header(_ name: String, names token: String) -> Bool {
        headers.first(name: name)?.lowercased().contains(token) ?? false
    }
}

extension StringProtocol {
    /// Without spaces and tabs at either end.
    var trimmed: Substring {
        var text = Substring(self)
        while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
        while let last = text.last, last == " " || last == "\t" { text.removeLast() }
        return text
    }

    /// Only its digits 0 to 9.
    var asciiDigits: String {
        String(decoding: utf8.filter { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }, as: UTF8.self)
    }
}
