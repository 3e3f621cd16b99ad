import Foundation

/// The broker in another process that these tests use, when there is one.
enum Broker {
    /// `KAFKA_BOOTSTRAP_SERVERS`, as `scripts/test` sets it for the broker it starts.
    static let servers = ProcessInfo.processInfo.environment["KAFKA_BOOTSTRAP_SERVERS"] ?? ""

    static var isThere: Bool { !servers.isEmpty }

    static let absence = "Needs a broker in another process: set KAFKA_BOOTSTRAP_SERVERS."

    /// A name that no other test and no other run uses.
    static func name(_ prefix: String) -> String {
        "\(prefix)-\(UInt64.random(in: 0 ... .max))"
    }
}
