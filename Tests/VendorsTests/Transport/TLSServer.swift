import Foundation
import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// A server with TLS on loopback, whose certificate nobody has signed but itself.
struct TLSServer {
    /// What a handler has seen.
    final class Seen: Sendable {
        let requests = Mutex(0)
        /// One element for each connection that has ended.
        let ended = AsyncStream.makeStream(of: Void.self)
    }

    static var certificatePath: String { path("untrusted-certificate.pem") }

    let port: Int

    private static func path(_ name: String) -> String {
        Bundle.module.resourceURL?.appending(path: "Fixtures/TLS/\(name)").path() ?? name
    }

    /// Runs `body` with a server, and ends it.
    ///
    /// - Parameter host: one of loopback's addresses; the certificate names the first.
    static func with(
        host: String = "127.0.0.1", handler: @escaping @Sendable () -> any ChannelHandler,
        _ body: (TLSServer) async throws -> Void
    ) async throws {
        let certificate = try NIOSSLCertificate.fromPEMFile(certificatePath)
        let key = try NIOSSLPrivateKey(file: path("untrusted-key.pem"), format: .pem)
        let context = try NIOSSLContext(
            configuration: .makeServerConfiguration(
                certificateChain: certificate.map { .certificate($0) }, privateKey: .privateKey(key)))
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: context))
                    try channel.pipeline.syncOperations.addHandler(handler())
                }
            }
            .bind(host: host, port: 0).get()
        do {
            try await body(TLSServer(port: channel.localAddress?.port ?? 0))
            try await channel.close()
        } catch {
            try? await channel.close()
            throw error
        }
    }
}
