import NIOCore
import TestSupport
import Testing

@testable import Vendors

/// A server that cannot prove that it is who it says it is.
@Suite struct UntrustedServerTests {
    /// Counts what comes through once it is deciphered.
    private final class Counter: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer

        private let seen: TLSServer.Seen

        init(_ seen: TLSServer.Seen) { self.seen = seen }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) { seen.requests.withLock { $0 += 1 } }

        func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
    }

    /// Under an authority nobody believes, and under a name that is not in the certificate.
    @Test("a server that cannot prove its name is told nothing", arguments: [false, true])
    func untrusted(_ isAuthorityBelieved: Bool) async throws {
        let seen = TLSServer.Seen()
        let host = isAuthorityBelieved ? "127.0.0.2" : "127.0.0.1"
        try await TLSServer.with(host: host, handler: { Counter(seen) }) { server in
            let transport = try HTTPVendorTransport(
                HTTPVendorTransportConfiguration(
                    connectTimeout: .seconds(300),
                    certificateAuthorities: isAuthorityBelieved ? TLSServer.certificatePath : nil))
            let request = VendorRequest(method: .get, url: "https://\(host):\(server.port)/?key=s3cr3t")
            let failure = await #expect(throws: VendorFailure.self) {
                try await transport.send(request, timeout: .seconds(300))
            }
            #expect(failure?.vendorStatus == "tls_failure")
            #expect(failure?.mayHaveBeenCharged == false)
            await transport.shutdown()
        }
        #expect(seen.requests.withLock(\.self) == 0)
    }
}
