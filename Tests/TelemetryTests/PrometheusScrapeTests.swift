import Foundation
import Hummingbird
import JSON
import ServiceLifecycle
import Testing

@testable import Telemetry

/// A real Prometheus, where one is installed (Debian's package `prometheus`): it scrapes the page and tells what it read by
/// way of alerts, so that nobody has to ask it again and again.
@Suite struct PrometheusScrapeTests {
    private static var isInstalled: Bool { system("command -v prometheus >/dev/null 2>&1") == 0 }

    private static let conditions = [
        ("books", "sum(messaging_client_sent_messages_total) == 930"),
        ("histogram", "histogram_quantile(0.5, sum by (le) (messaging_process_duration_seconds_bucket)) > 0.03"),
        ("lag", "sum by (messaging_destination_name) (signup_risk_consumer_lag) == 12"),
        ("vendor", "http_client_request_duration_seconds_count{vendor=\"eko\",error_type=\"timeout\"} == 1"),
        ("paused", "max by (vendor, problem) (signup_risk_vendor_paused) == 1"),
    ]

    @Test(
        "a real Prometheus reads the page", .enabled(if: isInstalled, "prometheus is not installed"),
        .timeLimit(.minutes(10)))
    func scrape() async throws {
        let (registry, _) = Samples.filled()
        let (alerts, alert) = AsyncStream<[String]>.makeStream()
        try await withPort(of: { listening in
            AdminServer(
                host: "127.0.0.1", port: 0, health: { Samples.good }, registry: registry, logger: Samples.silent,
                onListening: listening)
        }) { page in
            try await withPort(of: { Self.alertmanager(alert, listening: $0) }) { alertmanager in
                let directory = TemporaryDirectory()
                directory.write(Self.configuration(page: page, alertmanager: alertmanager), to: "prometheus.yml")
                directory.write(Self.rules, to: "rules.yml")
                let prometheus = try Self.start(in: directory.path)
                defer {
                    prometheus.terminate()
                    prometheus.waitUntilExit()
                    try? FileManager.default.removeItem(atPath: "\(directory.path)/data")
                }
                var missing = Set(Self.conditions.map(\.0))
                for await names in alerts {
                    missing.subtract(names)
                    if missing.isEmpty { break }
                }
                #expect(missing.isEmpty)
            }
        }
    }

    /// Runs a server on a free port as long as the body runs.
    private func withPort(
        of makeServer: (@escaping @Sendable (Int) async -> Void) -> some Service,
        _ body: (Int) async throws -> Void
    ) async throws {
        let (ports, listening) = AsyncStream<Int>.makeStream()
        let service = makeServer { listening.yield($0) }
        let server = Task { try await service.run() }
        var iterator = ports.makeAsyncIterator()
        let port = try #require(await iterator.next())
        let result = await Result { try await body(port) }
        server.cancel()
        _ = await server.result
        try result.get()
    }

    /// What Prometheus sends alerts to: their names go into the stream.
    private static func alertmanager(
        _ alerts: AsyncStream<[String]>.Continuation, listening: @escaping @Sendable (Int) async -> Void
    ) -> some Service {
        let router = Router()
        router.post("/api/v2/alerts") { request, _ -> HTTPResponse.Status in
            let body = try await request.body.collect(upTo: 1 << 20)
            let value = try JSONValue(parsing: Array(body.readableBytesView))
            alerts.yield((value.array ?? []).compactMap { $0["labels"]?["alertname"]?.string })
            return .ok
        }
        return Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { await listening($0.localAddress?.port ?? 0) }, logger: Samples.silent)
    }

    private static func configuration(page: Int, alertmanager: Int) -> String {
        """
        global: { scrape_interval: 200ms, scrape_timeout: 200ms, evaluation_interval: 200ms }
        rule_files: [rules.yml]
        scrape_configs:
          - { job_name: signup-risk, static_configs: [{ targets: ["127.0.0.1:\(page)"] }] }
        alerting:
          alertmanagers:
            - { api_version: v2, static_configs: [{ targets: ["127.0.0.1:\(alertmanager)"] }] }

        """
    }

    private static var rules: String {
        let rules = conditions.map { "      - { alert: \($0.0), expr: '\($0.1)' }" }
        return "groups:\n  - name: read\n    rules:\n\(rules.joined(separator: "\n"))\n"
    }

    private static func start(in directory: String) throws -> Process {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "prometheus", "--config.file=\(directory)/prometheus.yml", "--storage.tsdb.path=\(directory)/data",
            "--web.listen-address=127.0.0.1:0", "--log.level=error",
        ]
        process.standardError = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        return process
    }
}

extension Result where Failure == any Error {
    fileprivate init(_ body: () async throws -> Success) async {
        do { self = .success(try await body()) } catch { self = .failure(error) }
    }
}
