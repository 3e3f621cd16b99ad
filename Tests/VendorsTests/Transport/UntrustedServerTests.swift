import Foundation
import NIOCore
import NIOPosix
import NIOSSL
import Synchronization
import Testing

@testable import Vendors

/// A server with TLS whose certificate nobody has signed but itself.
@Suite struct UntrustedServerTests {
    private final class Received: Sendable { let bytes = Mutex(0) }

    /// Counts what it is sent once it is unlocked.
    private final class Counter: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer

        private let received: Received

        init(_ received: Received) { self.received = received }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let count = unwrapInboundIn(data).readableBytes
            received.bytes.withLock { $0 += count }
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
    }

    @Test("a server that cannot prove its name is told nothing")
    func untrusted() async throws {
        let folder = try #require(Bundle.module.resourceURL).appending(path: "Fixtures/TLS")
        let certificate = try NIOSSLCertificate.fromPEMFile(folder.appending(path: "untrusted-certificate.pem").path())
        let key = try NIOSSLPrivateKey(file: folder.appending(path: "untrusted-key.pem").path(), format: .pem)
        let context = try NIOSSLContext(
            configuration: .makeServerConfiguration(
                certificateChain: certificate.map { .certificate($0) }, privateKey: .privateKey(key)))
        let received = Received()
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: context))
                    try channel.pipeline.syncOperations.addHandler(Counter(received))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let port = try #require(channel.localAddress?.port)
        let transport = try HTTPVendorTransport(HTTPVendorTransportConfiguration(connectTimeout: .seconds(300)))
        let request = VendorRequest(method: .get, url: "https://127.0.0.1:\(port)/?key=s3cr3t")
        let failure = await #expect(throws: VendorFailure.self) {
            try await transport.send(request, timeout: .seconds(300))
        }
        #expect(failure?.vendorStatus == "tls_failure")
        #expect(failure?.mayHaveBeenCharged == false)
        await transport.shutdown()
        try await channel.close()
        #expect(received.bytes.withLock(\.self) == 0)
    }
}
