import Hummingbird
import HummingbirdTesting
import ServiceLifecycle
import Synchronization
import Testing

@testable import Telemetry

@Suite struct AdminServerTests {
    /// A server on a free port, without the service around it.
    private func application(
        health: @escaping @Sendable () -> HealthReport = { Samples.good }, registry: MetricsRegistry = MetricsRegistry()
    ) -> some ApplicationProtocol {
        AdminServer(host: "127.0.0.1", port: 0, health: health, registry: registry, logger: Samples.silent) { _ in }
            .application
    }

    @Test("a healthy worker is live and ready, and shows its metrics")
    func healthy() async throws {
        let (registry, _) = Samples.filled()
        try await application(registry: registry).test(.live) { client in
            for path in ["/livez", "/readyz"] {
                let answer = try await client.executeRequest(uri: path, method: .get, headers: [:], body: nil)
                #expect(answer.status == .ok && answer.headers[.contentType] == "application/json")
                #expect(String(buffer: answer.body) == #"{"live":true,"ready":true,"reasons":[]}"#)
            }
            let answer = try await client.executeRequest(uri: "/metrics", method: .get, headers: [:], body: nil)
            let page = String(buffer: answer.body)
            #expect(answer.status == .ok)
            #expect(answer.headers[.contentType] == "text/plain; version=0.0.4; charset=utf-8")
            #expect(page == PrometheusText.page(registry.families()).replacingProcess(from: page))
            for (path, method) in [("/", HTTPRequest.Method.get), ("/metrics", .post), ("/livez/..", .get)] {
                let answer = try await client.executeRequest(uri: path, method: method, headers: [:], body: nil)
                #expect(answer.status == .notFound)
            }
        }
    }

    @Test("a worker that drains is live and not ready, one that has failed is neither, and both say why")
    func unhealthy() async throws {
        let reports = Mutex(HealthReport(isLive: true, isReady: false, reasons: [.draining]))
        try await application(health: { reports.withLock { $0 } }).test(.live) { client in
            func get(_ path: String) async throws -> (status: HTTPResponse.Status, body: String) {
                let answer = try await client.executeRequest(uri: path, method: .get, headers: [:], body: nil)
                return (answer.status, String(buffer: answer.body))
            }
            #expect(try await get("/livez").status == .ok)
            let ready = try await get("/readyz")
            #expect(ready.status == .serviceUnavailable && ready.body.contains("draining"))
            reports.withLock { $0 = HealthReport(isLive: false, isReady: false, reasons: [.fatalError]) }
            let live = try await get("/livez")
            #expect(live.status == .serviceUnavailable && live.body.contains("fatal_error"))
        }
    }

    @Test("a port that is taken is an error that names the keys to change")
    func portTaken() async throws {
        let (ports, listening) = AsyncStream<Int>.makeStream()
        let first = AdminServer(
            host: "127.0.0.1", port: 0, health: { Samples.good }, registry: MetricsRegistry(), logger: Samples.silent
        ) { listening.yield($0) }
        let task = Task { try await first.run() }
        var iterator = ports.makeAsyncIterator()
        let port = try #require(await iterator.next())
        let second = AdminServer(
            host: "127.0.0.1", port: port, health: { Samples.good }, registry: MetricsRegistry(),
            logger: Samples.silent)
        let error = await #expect(throws: AdminServerError.self) { try await second.run() }
        #expect(
            error?.description
                == "the address 127.0.0.1:\(port) (admin.host, admin.port) cannot be listened on: Address already in use"
        )
        task.cancel()
        _ = await task.result
    }

    @Test("a host that is not known is an error of the set-up")
    func unknownHost() async throws {
        let server = AdminServer(
            host: "no-such-host.invalid", port: 9464, health: { Samples.good }, registry: MetricsRegistry(),
            logger: Samples.silent)
        let error = await #expect(throws: AdminServerError.self) { try await server.run() }
        #expect(error?.reason == "the host is not known")
    }

    @Test("port 0 turns the endpoint off, and the worker runs all the same")
    func off() async throws {
        let server = AdminServer(
            host: "127.0.0.1", port: 0, health: { Samples.good }, registry: MetricsRegistry(), logger: Samples.silent)
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(services: [server], logger: Samples.silent))
        try await withThrowingTaskGroup { tasks in
            tasks.addTask { try await group.run() }
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }
}

extension String {
    /// This page with the process' own figures, which move on, as `other` has them.
    fileprivate func replacingProcess(from other: String) -> String {
        let moving = ["process_memory_usage_bytes ", "process_cpu_time_seconds_total "]
        let lines = other.split(separator: "\n", omittingEmptySubsequences: false)
        return split(separator: "\n", omittingEmptySubsequences: false).map { line in
            guard let name = moving.first(where: { line.hasPrefix($0) }) else { return line }
            return lines.first { $0.hasPrefix(name) } ?? line
        }.joined(separator: "\n")
    }
}
