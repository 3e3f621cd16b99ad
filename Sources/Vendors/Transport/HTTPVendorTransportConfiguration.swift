import AsyncHTTPClient
import NIOCore
import NIOHTTPCompression

/// How the transport uses the network.
package struct HTTPVendorTransportConfiguration: Sendable {
    /// Bytes of a body, decompressed, that are taken; no vendor's answer comes near it.
    package var bodyLimit: Int
    /// For name resolution, connection and TLS handshake together.
    package var connectTimeout: Duration
    /// How long an unused connection is kept: less than the servers keep theirs, so that it is seldom closed just as it is used.
    package var idleTimeout: Duration
    /// Connections to one vendor. Calls are limited before they get here; this only has to be no less.
    package var maximumConnections: Int

    package init(
        bodyLimit: Int = 256 * 1024, connectTimeout: Duration = .seconds(5), idleTimeout: Duration = .seconds(30),
        maximumConnections: Int = 1024
    ) {
        self.bodyLimit = bodyLimit
        self.connectTimeout = connectTimeout
        self.idleTimeout = idleTimeout
        self.maximumConnections = maximumConnections
    }

    /// The client's own configuration. Everything not named here is as it comes: certificates are verified.
    var clientConfiguration: HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        configuration.httpVersion = .http1Only
        configuration.decompression = .enabled(limit: .size(bodyLimit))
        configuration.timeout = .init(connect: .nanoseconds(Self.nanoseconds(connectTimeout)))
        configuration.connectionPool.idleTimeout = .nanoseconds(Self.nanoseconds(idleTimeout))
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = max(1, maximumConnections)
        // Whether and when to try again is decided by those who know the deadline and the vendor's health.
        configuration.connectionPool.retryConnectionEstablishment = false
        // Without one the client still describes each request to a tracer that does nothing.
        configuration.tracing.tracer = nil
        return configuration
    }

    private static func nanoseconds(_ duration: Duration) -> Int64 {
        let (seconds, attoseconds) = duration.components
        guard seconds < 86_400 else { return 86_400_000_000_000 }
        return max(0, seconds) * 1_000_000_000 + max(0, attoseconds) / 1_000_000_000
    }
}
