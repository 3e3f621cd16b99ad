import Glibc
import NIOCore
import NIOPosix
import Synchronization
import Vendors

/// A server that answers byte for byte as a script says, so that it can misbehave in ways no HTTP library would.
final class LoopbackServer: Sendable {
    enum Step: Sendable {
        case send([UInt8])
        /// Ends the connection in an orderly way.
        case close
        /// Ends it with a reset.
        case reset
        /// Sends one byte at a time without end.
        case drip

        static func send(_ text: String) -> Step { .send(Array(text.utf8)) }
    }

    fileprivate struct Log: Sendable {
        var connections = 0
        var requests: [String] = []
    }

    private let channel: any Channel
    private let log: SharedLog

    private init(channel: any Channel, log: SharedLog) {
        self.channel = channel
        self.log = log
    }

    var port: Int { channel.localAddress?.port ?? 0 }
    var connections: Int { log.value.withLock { $0.connections } }
    /// Head and body of each request, as they came.
    var requests: [String] { log.value.withLock { $0.requests } }

    /// Runs `body` with a server and a transport, and ends both.
    ///
    /// - Parameter script: what is done in answer to each request.
    static func with<Result>(
        _ configuration: HTTPVendorTransportConfiguration = HTTPVendorTransportConfiguration(),
        script: @escaping @Sendable (_ request: String) -> [Step],
        _ body: (LoopbackServer, HTTPVendorTransport) async throws -> Result
    ) async throws -> Result {
        let log = SharedLog()
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    log.value.withLock { $0.connections += 1 }
                    try channel.pipeline.syncOperations.addHandler(ScriptHandler(script: script, log: log))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let server = LoopbackServer(channel: channel, log: log)
        let transport = try HTTPVendorTransport(configuration)
        do {
            let result = try await body(server, transport)
            await transport.shutdown()
            try await channel.close()
            return result
        } catch {
            await transport.shutdown()
            try? await channel.close()
            throw error
        }
    }
}

private final class SharedLog: Sendable {
    let value = Mutex(LoopbackServer.Log())
}

/// Reads whole requests and follows the script.
private final class ScriptHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let script: @Sendable (String) -> [LoopbackServer.Step]
    private let log: SharedLog
    private var received = ""

    init(script: @escaping @Sendable (String) -> [LoopbackServer.Step], log: SharedLog) {
        self.script = script
        self.log = log
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        received += String(buffer: unwrapInboundIn(data))
        guard let head = received.firstRange(of: "\r\n\r\n") else { return }
        let length =
            received[..<head.lowerBound].split(separator: "\r\n").first { $0.lowercased().hasPrefix("content-length:") }
            .flatMap { Int($0.split(separator: ":")[1].drop { $0 == " " }) } ?? 0
        guard received[head.upperBound...].utf8.count >= length else { return }
        let request = received
        received = ""
        log.value.withLock { $0.requests.append(request) }
        for step in script(request) { follow(step, context: context) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    private func follow(_ step: LoopbackServer.Step, context: ChannelHandlerContext) {
        switch step {
        case .send(let bytes): context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: nil)
        case .close: context.close(promise: nil)
        case .reset:
            // A linger of no time makes the kernel send a reset.
            let isSet = (context.channel as? any SocketOptionProvider)?.setSoLinger(linger(l_onoff: 1, l_linger: 0))
            let channel = context.channel
            if let isSet {
                isSet.whenComplete { _ in channel.close(promise: nil) }
            } else {
                channel.close(promise: nil)
            }
        case .drip:
            let channel = context.channel
            channel.eventLoop.scheduleRepeatedTask(initialDelay: .zero, delay: .milliseconds(10)) { task in
                guard channel.isActive else { return task.cancel() }
                channel.writeAndFlush(ByteBuffer(string: " "), promise: nil)
            }
        }
    }
}
