import Hummingbird
package import Logging
import NIOCore
import ServiceLifecycle

/// `/livez`, `/readyz` and `/metrics` over HTTP, for the platform's probes and Prometheus.
///
/// Nothing here changes anything, and nothing is secret; still it listens on loopback unless told otherwise.
package struct AdminServer: Service {
    /// Connections at once; more wait, so that nobody can take the process' descriptors through this door.
    private static let maximumConnections = 64
    /// After this long without a request a connection is closed.
    private static let idleTimeout = TimeAmount.seconds(60)

    private let host: String
    private let port: Int
    private let health: @Sendable () -> HealthReport
    private let registry: MetricsRegistry
    private let logger: Logger
    private let onListening: @Sendable (Int) async -> Void
    private let isOff: Bool

    /// - Parameter port: 0 turns the endpoint off.
    package init(
        host: String, port: Int, health: @escaping @Sendable () -> HealthReport, registry: MetricsRegistry,
        logger: Logger
    ) {
        self.init(host: host, port: port, isOff: port == 0, health: health, registry: registry, logger: logger) { _ in }
    }

    /// - Parameters:
    ///   - port: 0 takes any free port.
    ///   - onListening: told the port once requests are answered.
    init(
        host: String, port: Int, isOff: Bool = false, health: @escaping @Sendable () -> HealthReport,
        registry: MetricsRegistry, logger: Logger, onListening: @escaping @Sendable (Int) async -> Void
    ) {
        self.host = host
        self.port = port
        self.isOff = isOff
        self.health = health
        self.registry = registry
        self.logger = logger
        self.onListening = onListening
    }

    package func run() async throws {
        guard !isOff else {
            // A service that returns would end the group it is in.
            return try await gracefulShutdown()
        }
        do {
            try await application.run()
        } catch let error as IOError {
            throw AdminServerError(host: host, port: port, reason: LineOutputError.reason(error.errnoCode))
        } catch is SocketAddressError.UnknownHost {
            throw AdminServerError(host: host, port: port, reason: "the host is not known")
        } catch is SocketAddressError {
            throw AdminServerError(host: host, port: port, reason: "the host is no address to listen on")
        }
    }

    var application: some ApplicationProtocol {
        let router = Router()
        router.get("/livez") { _, _ in Self.answer(health(), isGood: \.isLive) }
        router.get("/readyz") { _, _ in Self.answer(health(), isGood: \.isReady) }
        router.get("/metrics") { _, _ in
            Self.response(.ok, PrometheusText.contentType, Array(PrometheusText.page(registry.families()).utf8))
        }
        var quiet = logger
        quiet.logLevel = max(logger.logLevel, .warning)
        return Application(
            router: router,
            server: .http1(configuration: .init(idleTimeout: Self.idleTimeout)),
            configuration: ApplicationConfiguration(
                address: .hostname(host, port: port),
                availableConnectionsDelegate: .maximum(Self.maximumConnections, logger: quiet)),
            onServerRunning: { channel in
                let port = channel.localAddress?.port ?? self.port
                self.logger.info("health and metrics are served", [.address: "\(self.host):\(port)"])
                await self.onListening(port)
            },
            logger: quiet)
    }

    private static func answer(_ report: HealthReport, isGood: (HealthReport) -> Bool) -> Response {
        response(isGood(report) ? .ok : .serviceUnavailable, "application/json", report.encoded())
    }

    private static func response(_ status: HTTPResponse.Status, _ type: String, _ body: [UInt8]) -> Response {
        var headers = HTTPFields()
        headers[.contentType] = type
        headers[.cacheControl] = "no-store"
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
    }
}
