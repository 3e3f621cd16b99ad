import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// What the connections share: the core behind its lock, the listening socket, the open channels.
final class SimulatorService: Sendable {
    private struct Listener {
        var channel: (any Channel)?
        var port = 0
        var open: [ObjectIdentifier: any Channel] = [:]
        var isStopping = false
    }

    private let core: Mutex<SimulatorCore>
    private let listener = Mutex(Listener())
    private let group: MultiThreadedEventLoopGroup

    init(_ configuration: SimulatorConfiguration) {
        core = Mutex(SimulatorCore(configuration))
        group = MultiThreadedEventLoopGroup(numberOfThreads: min(max(configuration.threads, 1), 64))
    }

    var port: Int { listener.withLock { $0.port } }

    /// Reads or changes the core.
    func withCore<Result: Sendable>(_ body: (inout sending SimulatorCore) -> sending Result) -> Result {
        core.withLock { body(&$0) }
    }

    /// The machine's time in milliseconds since 1970 UTC.
    static var machineTime: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }

    func handle(_ request: SimulatedRequest) -> Exchange {
        let machine = Self.machineTime
        if request.path.hasPrefix(ControlRequest.prefix) {
            return core.withLock { core in
                Exchange(
                    response: ControlRequest.answer(request, core: &core, machine: machine),
                    date: HTTPDate.text(core.now(machine) / 1000)
                )
            }
        }
        return core.withLock { $0.handle(request, machine: machine) }
    }

    func finish(_ ticket: Exchange.Ticket, delivered: Bool) {
        let machine = Self.machineTime
        core.withLock { $0.finish(ticket, delivered: delivered, machine: machine) }
    }
}

extension SimulatorService {
    func start(port: Int) async throws {
        let channel = try await bind(port: port)
        listener.withLock { listener in
            listener.channel = channel
            listener.port = channel.localAddress?.port ?? port
        }
    }

    func stop() async throws {
        let channel = listener.withLock { listener in
            listener.isStopping = true
            defer { listener.channel = nil }
            return listener.channel
        }
        try? await channel?.close().get()
        try await group.shutdownGracefully()
    }

    private func bind(port: Int) async throws -> any Channel { try await bindFuture(port: port).get() }

    private func bindFuture(port: Int) -> EventLoopFuture<any Channel> {
        ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 1024)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelOption(.allowRemoteHalfClosure, value: false)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let decoder = HTTPRequestDecoder(leftOverBytesStrategy: .dropBytes)
                    try channel.pipeline.syncOperations.addHandlers(
                        ByteToMessageHandler(decoder), SimulatorHandler(self)
                    )
                }
            }
            .bind(host: "127.0.0.1", port: port)
    }

    func opened(_ channel: any Channel) { listener.withLock { $0.open[ObjectIdentifier(channel)] = channel } }
    func closed(_ channel: any Channel) {
        listener.withLock { _ = $0.open.removeValue(forKey: ObjectIdentifier(channel)) }
    }

    /// Closes the port and every connection, and opens the port again after a while.
    func refuseConnections(milliseconds: Int) {
        let (channel, open) = listener.withLock { listener in
            let closing = (listener.channel, Array(listener.open.values))
            listener.channel = nil
            return closing
        }
        guard let channel else { return }
        channel.close(promise: nil)
        for connection in open { Self.reset(connection) }
        group.any().scheduleTask(in: .milliseconds(Int64(milliseconds))) { self.reopen(attempts: 100) }
    }

    /// Binds the same port again; another process may hold it for a moment.
    private func reopen(attempts: Int) {
        let (port, isStopping) = listener.withLock { ($0.port, $0.isStopping) }
        guard !isStopping, attempts > 0 else { return }
        bindFuture(port: port).whenComplete { result in
            switch result {
            case .success(let channel):
                let isStopping = self.listener.withLock { listener in
                    listener.channel = channel
                    return listener.isStopping
                }
                if isStopping { channel.close(promise: nil) }
            case .failure:
                self.group.any().scheduleTask(in: .milliseconds(50)) { self.reopen(attempts: attempts - 1) }
            }
        }
    }

    /// Closes a connection so that the peer sees a reset.
    static func reset(_ channel: any Channel) {
        guard let socket = channel as? any SocketOptionProvider else { return channel.close(promise: nil) }
        socket.setSoLinger(linger(l_onoff: 1, l_linger: 0)).whenComplete { _ in channel.close(promise: nil) }
    }
}
