import Foundation
import Glibc

/// A broker that a test may stop and start: the program that `scripts/broker` runs, once more, with data of its own.
///
/// Used by one test, one call after the other.
final class OwnBroker: @unchecked Sendable {
    /// The program; `nil` where the broker is somebody else's, who has not told what it is.
    static let program = ProcessInfo.processInfo.environment["SIGNUP_RISK_BROKER_PID"].flatMap {
        try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\($0)/exe")
    }

    let address: String
    private let port: Int
    private let data = temporaryPath("broker")
    private var process: Process?

    init() throws {
        port = try freePort()
        address = "127.0.0.1:\(port)"
    }

    deinit { process?.terminate() }

    private func run() throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Self.program ?? "")
        process.arguments = [
            "start", "--data-dir", data.path, "--only", "kafka", "--kafka-port", "\(port)", "--host", "127.0.0.1",
        ]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        // A process inherits what its starter's thread blocks, and the threads of tasks block nearly every signal.
        var (none, blocked) = (sigset_t(), sigset_t())
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, &blocked)
        defer { pthread_sigmask(SIG_SETMASK, &blocked, nil) }
        try process.run()
        self.process = process
    }

    /// Returns once it takes connections.
    func start() async throws {
        try run()
        while !isConnectable(port) { try await Task.sleep(for: .milliseconds(50)) }
    }

    /// Asks it to end, and waits until its port is closed: what was acknowledged is kept.
    func stop() async throws {
        process?.terminate()
        process = nil
        while isConnectable(port) { try await Task.sleep(for: .milliseconds(50)) }
    }

    func remove() async throws {
        try await stop()
        try? FileManager.default.removeItem(at: data)
    }
}

/// A port on loopback for a listener in another process.
///
/// It stays bound here, without listening, until this process ends: nobody else is given it meanwhile, neither another test nor an
/// outgoing connection, while a listener that reuses addresses, as servers do, may take it and come back to it.
func freePort() throws -> Int {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var reuses: CInt = 1
    var address = loopback(port: 0)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &reuses, socklen_t(MemoryLayout<CInt>.size)) == 0
                && bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
        }
    }
    guard isBound else {
        close(descriptor)
        throw POSIXError(.EADDRNOTAVAIL)
    }
    return Int(UInt16(bigEndian: address.sin_port))
}

private func isConnectable(_ port: Int) -> Bool {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = loopback(port: port)
    return withUnsafePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
        }
    }
}

private func loopback(port: Int) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
    return address
}
