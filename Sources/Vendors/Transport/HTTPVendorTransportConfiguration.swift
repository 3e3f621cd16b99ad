/// How the transport uses the network.
package struct HTTPVendorTransportConfiguration: Sendable {
    /// Bytes of a body, decompressed, that are taken; no vendor's answer comes near it.
    package var bodyLimit: Int
    /// For name resolution, connection and TLS handshake together. In milliseconds, at least one.
    package var connectTimeout: Duration
    /// A connection that has not been used for so long is not used again: less than the servers keep theirs, so that it is seldom
    /// closed just as it is used. In whole seconds, at least one.
    package var idleTimeout: Duration
    /// Connections that are kept for later calls, to all vendors together. There are as many as there are calls at once, which are
    /// limited before they get here.
    package var keptConnections: Int
    /// A file of the certificate authorities to believe, as PEM; `nil` is the system's.
    package var certificateAuthorities: String?

    package init(
        bodyLimit: Int = 256 * 1024, connectTimeout: Duration = .seconds(5), idleTimeout: Duration = .seconds(30),
        keptConnections: Int = 1024, certificateAuthorities: String? = nil
    ) {
        self.bodyLimit = bodyLimit
        self.connectTimeout = connectTimeout
        self.idleTimeout = idleTimeout
        self.keptConnections = keptConnections
        self.certificateAuthorities = certificateAuthorities
    }
}
