import NIOCore

/// Writes answers as bytes. They do not go through a response encoder, because faults need a wrong `Content-Length` and
/// connections that end in the middle.
enum ResponseWriter {
    /// The whole answer, or as much of it as its delivery lets through before the connection ends.
    static func write(_ exchange: Exchange, keepAlive: Bool, isHead: Bool, into buffer: inout ByteBuffer) {
        let response = exchange.response
        var length = response.body.count
        var sent = response.body[...]
        switch exchange.delivery {
        case .wrongLength(let difference):
            length = max(0, length + difference)
        case .resetMidBody: sent = sent.prefix(sent.count / 2)
        case .whole, .refuse, .resetBeforeHeaders, .drip: break
        }
        buffer.writeStaticString("HTTP/1.1 ")
        buffer.writeString(String(response.status))
        buffer.writeStaticString(" ")
        buffer.writeString(SimulatedResponse.reason(response.status))
        buffer.writeStaticString("\r\nDate: ")
        buffer.writeString(exchange.date)
        if !response.contentType.isEmpty {
            buffer.writeStaticString("\r\nContent-Type: ")
            buffer.writeString(response.contentType)
        }
        buffer.writeStaticString("\r\nContent-Length: ")
        buffer.writeString(String(length))
        for header in response.headers {
            buffer.writeStaticString("\r\n")
            buffer.writeString(header.name)
            buffer.writeStaticString(": ")
            buffer.writeString(header.value)
        }
        if !keepAlive { buffer.writeStaticString("\r\nConnection: close") }
        buffer.writeStaticString("\r\n\r\n")
        if !isHead { buffer.writeBytes(sent) }
    }
}
