/// Why the administration endpoint does not listen: an error of the set-up.
package struct AdminServerError: Error, Sendable, Hashable, CustomStringConvertible {
    package let host: String
    package let port: Int
    /// The system's reason.
    package let reason: String

    package init(host: String, port: Int, reason: String) {
        self.host = host
        self.port = port
        self.reason = reason
    }

    package var description: String {
        "the address \(host):\(port) (admin.host, admin.port) cannot be listened on: \(reason)"
    }
}
