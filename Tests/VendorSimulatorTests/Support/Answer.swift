import AsyncHTTPClient
import JSON
import NIOCore
import NIOHTTP1

/// An answer as a client got it.
struct Answer: Sendable {
    let status: Int
    let headers: HTTPHeaders
    let body: [UInt8]

    /// The body as JSON; `null` where it is none.
    var json: JSONValue { (try? JSONValue(parsing: body)) ?? .null }
    var text: String { String(decoding: body, as: UTF8.self) }

    /// The member at the end of a path of names; `nil` where there is none.
    subscript(path: String...) -> JSONValue? {
        var value: JSONValue? = json
        for name in path { value = value?[name] }
        return value
    }
}
