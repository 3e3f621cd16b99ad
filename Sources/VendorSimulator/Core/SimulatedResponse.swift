import JSON
import NIOHTTP1

/// An answer before it is written.
struct SimulatedResponse: Sendable {
    var status: Int
    /// Empty for an answer without body and type.
    var contentType: String
    var headers: [(name: String, value: String)] = []
    var body: [UInt8]

    init(
        status: Int = 200, contentType: String = "application/json", headers: [(name: String, value: String)] = [],
        body: [UInt8]
    ) {
        self.status = status
        self.contentType = contentType
        self.headers = headers
        self.body = body
    }

    /// JSON, written by `write` inside the braces of an object.
    static func object(
        status: Int = 200, headers: [(name: String, value: String)] = [], _ write: (inout JSONWriter) -> Void
    ) -> SimulatedResponse {
        var writer = JSONWriter(reservingCapacity: 768)
        writer.beginObject()
        write(&writer)
        writer.endObject()
        return SimulatedResponse(status: status, headers: headers, body: writer.bytes)
    }

    static func html(status: Int, _ text: String) -> SimulatedResponse {
        SimulatedResponse(
            status: status, contentType: "text/html; charset=UTF-8",
            body: Array("<!DOCTYPE html><html><head><title>\(text)</title></head><body>\(text)</body></html>".utf8)
        )
    }
}

extension SimulatedResponse {
    /// The reason phrase of a status.
    static func reason(_ status: Int) -> String { HTTPResponseStatus(statusCode: status).reasonPhrase }
}
