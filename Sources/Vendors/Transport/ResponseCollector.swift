import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import Synchronization

/// Puts one answer together on the event loop, and remembers whether the request had begun to leave.
final class ResponseCollector: HTTPClientResponseDelegate {
    typealias Response = VendorResponse

    /// The body went over the bound.
    struct BodyTooLarge: Error {}

    private struct State {
        var wasSent = false
        var head: HTTPResponseHead?
        var body = ByteBuffer()
    }

    private let limit: Int
    private let state = Mutex(State())

    init(limit: Int) { self.limit = limit }

    /// Whether the request's head was handed to the connection: from then on the vendor may have seen it.
    var wasSent: Bool { state.withLock { $0.wasSent } }

    func didSendRequestHead(task: HTTPClient.Task<VendorResponse>, _ head: HTTPRequestHead) {
        state.withLock { $0.wasSent = true }
    }

    func didReceiveHead(task: HTTPClient.Task<VendorResponse>, _ head: HTTPResponseHead) -> EventLoopFuture<Void> {
        if let length = head.headers.first(name: "content-length").flatMap({ Int($0) }), length > limit {
            return task.eventLoop.makeFailedFuture(BodyTooLarge())
        }
        state.withLock { $0.head = head }
        return task.eventLoop.makeSucceededVoidFuture()
    }

    func didReceiveBodyPart(task: HTTPClient.Task<VendorResponse>, _ part: ByteBuffer) -> EventLoopFuture<Void> {
        let fits = state.withLock { state in
            guard state.body.readableBytes + part.readableBytes <= limit else { return false }
            if state.body.readableBytes == 0 {
                // Most answers come in one part, which is then not copied.
                state.body = part
            } else {
                var part = part
                state.body.writeBuffer(&part)
            }
            return true
        }
        return fits ? task.eventLoop.makeSucceededVoidFuture() : task.eventLoop.makeFailedFuture(BodyTooLarge())
    }

    func didFinishRequest(task: HTTPClient.Task<VendorResponse>) throws -> VendorResponse {
        let (head, body) = state.withLock { ($0.head, $0.body) }
        guard let head else { throw HTTPParserError.invalidEOFState }
        var headers: [String: String] = [:]
        for name in VendorResponse.headersRead {
            if let value = head.headers.first(name: name) { headers[name] = value }
        }
        return VendorResponse(status: Int(head.status.code), headers: headers, body: Array(body.readableBytesView))
    }
}
