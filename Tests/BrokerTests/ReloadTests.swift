import Foundation
import JSON
import Kafka
import Testing

@Suite(
    "Rules and log level read anew", .serialized, .timeLimit(.minutes(10)),
    .enabled(if: BrokerBench.servers != nil, "no broker"))
struct ReloadTests {
    @Test("SIGHUP puts new rules and a new log level into force; a bad new file keeps the old ones")
    func reload() async throws {
        let bench = try await BrokerBench(partitions: 1)
        let rules = temporaryPath("rules.yaml")
        func write(version: String) throws {
            let text = """
                id: test
                version: "\(version)"
                levels: { medium: 25, high: 50, critical: 80 }
                recommendations: { review: 40, deny: 80 }
                rules:
                  - { code: proxy, if: { ip.is_proxy: true }, points: 10, text: A proxy. }
                """
            try Data(text.utf8).write(to: rules)
        }
        try write(version: "first")
        let configuration = try temporaryFile("rules: { file: \(rules.path) }\nlog: { level: notice }")
        var environment = bench.environment
        environment["LOG_LEVEL"] = nil
        let worker = try WorkerProcess(["run", "--config", configuration], environment: environment)
        #expect(try await version(of: "s1", bench) == "first")

        try write(version: "second")
        try Data("rules: { file: \(rules.path) }\nlog: { level: debug }".utf8)
            .write(to: URL(fileURLWithPath: configuration))
        worker.signal(SIGHUP)
        try await worker.says("configuration read anew")
        #expect(try await version(of: "s2", bench) == "second")

        try Data("id: broken".utf8).write(to: rules)
        worker.signal(SIGHUP)
        try await worker.says("the old one stays")
        #expect(try await version(of: "s3", bench) == "second")
        #expect(await worker.terminate() == 0, "\(worker.errorText)")
        // Below notice, so only there since the level has changed.
        #expect(worker.errorText.contains("\"level\":\"info\""))
        await bench.simulator.shutdown()
    }

    /// Sends a signup and says which rules assessed it.
    private func version(of id: String, _ bench: BrokerBench) async throws -> String? {
        try await bench.feed([(key: id, value: "{\"event_id\":\"\(id)\",\"ip\":\"81.2.69.1\"}")])
        func event(_ records: [ConsumedRecord]) -> JSONValue? {
            records.lazy.compactMap { $0.value.flatMap { try? JSONValue(parsing: $0) } }
                .first { $0["source"]?["id"]?.string == id }
        }
        let records = try await bench.read(bench.output) { event($0) != nil }
        return event(records)?["risk"]?["rules"]?["version"]?.string
    }
}
