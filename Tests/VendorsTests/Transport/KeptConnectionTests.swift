import NIOCore
import NIOSSL
import TestSupport
import Testing

@testable import Vendors

/// Kept connections with TLS, whose end a server says in bytes before it hangs up.
@Suite struct KeptConnectionTests {
    /// Answers every request, and closes the connection as soon as the first one is answered.
    private final class AnswerOnce: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer

        private let seen: TLSServer.Seen

        init(_ seen: TLSServer.Seen) { self.seen = seen }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            seen.requests.withLock { $0 += 1 }
            let answer = ByteBuffer(string: "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
            context.writeAndFlush(wrapOutboundOut(answer), promise: nil)
            context.close(promise: nil)
        }

        func channelInactive(context: ChannelHandlerContext) { seen.ended.continuation.yield() }

        func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
    }

    @Test("a kept connection that the server has ended is not used for the next call")
    func ended() async throws {
        let seen = TLSServer.Seen()
        try await TLSServer.with(handler: { AnswerOnce(seen) }) { server in
            let transport = try HTTPVendorTransport(
                HTTPVendorTransportConfiguration(
                    connectTimeout: .seconds(300), certificateAuthorities: TLSServer.certificatePath))
            let request = VendorRequest(method: .post, url: "https://127.0.0.1:\(server.port)/", body: [1, 2, 3])
            var ends = seen.ended.stream.makeAsyncIterator()
            for _ in 0..<4 {
                let response = try await transport.send(request, timeout: .seconds(300))
                #expect(response.status == 200)
                _ = await ends.next()
            }
            #expect(seen.requests.withLock(\.self) == 4)
            await transport.shutdown()
        }
    }
}
