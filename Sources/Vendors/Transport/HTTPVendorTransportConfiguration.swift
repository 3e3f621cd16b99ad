/// How the transport uses the network.
package struct HTTPVendorTransportConfiguration: Sendable {
    /// Bytes of a body, decompressed, that are taken; no vendor's answer comes near it.
    package var bodyLimit: Int
    /// For name resolution, connection and TLS handshake together. In milliseconds, at least one.
    package var connectTimeout: Duration
    /// How long an unused connection is kept: less than the servers keep theirs, so that it is seldom closed just as it is used.
    /// In whole seconds, at least one.
    package var idleTimeout: Duration
    /// Connections to one host. Calls are limited before they get here; this only has to be no less.
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
}
