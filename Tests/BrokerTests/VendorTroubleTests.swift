import Foundation
import JSON
import Kafka
import Testing
import VendorSimulator

/// What a vendor's outage and a worker's restart cost, counted at the vendors.
@Suite(
    "Paid lookups of a worker process", .serialized, .timeLimit(.minutes(20)),
    .enabled(if: BrokerBench.servers != nil, "no broker"))
struct VendorTroubleTests {
    private func signups(_ range: Range<Int>) -> [(key: String, value: String)] {
        range.map { number in
            let value = """
                {"event_id":"s\(number)","phone":"+44 7400 \(123_000 + number)","ip":"81.2.\(number / 250).\(number % 250 + 1)"}
                """
            return ("k\(number % 7)", value)
        }
    }

    @Test("Answers that are on disk are not paid for again after a kill -9, and not by whoever reads the topic anew")
    func persistedCache() async throws {
        let bench = try await BrokerBench()
        try await bench.feed(signups(0..<300))
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: directory) }
        var environment = bench.environment
        environment["CACHE_DIRECTORY"] = directory.path
        (environment["WORKER_EVENT_DEADLINE"], environment["WORKER_STALL_AFTER"]) = ("10m", "20m")
        for vendor in ["IPQUALITYSCORE", "EKO"] { environment["VENDORS_\(vendor)_TIMEOUT"] = "5m" }
        let configuration = try temporaryFile("{}")
        let first = try WorkerProcess(["run", "--config", configuration], environment: environment)
        _ = try await bench.read(bench.output) { Set($0.compactMap(\.sourceID)).count == 300 }
        try await untilUnchanged(directory)
        #expect(await first.kill() == SIGKILL)
        let paid = SimulatedVendor.allCases.map { bench.simulator.counters(of: $0).calls }
        #expect(paid.reduce(0, +) == 600)

        // The same replica for another group: it starts at the beginning of the topic.
        environment["KAFKA_GROUP_ID"]? += "-again"
        let second = try WorkerProcess(["run", "--config", configuration], environment: environment)
        let events = try await bench.read(bench.output) { records in
            records.reduce(into: [:]) { $0[$1.sourceID, default: 0] += 1 }.values.count { $0 >= 2 } == 300
        }
        #expect(await second.terminate() == 0, "\(second.errorText)")
        #expect(SimulatedVendor.allCases.map { bench.simulator.counters(of: $0).calls } == paid)
        let sources = events.compactMap(\.event).flatMap { $0["checks"]?.array ?? [] }.compactMap {
            $0["source"]?.string
        }
        #expect(sources.count { $0 == "cache" } >= 600)
        await bench.simulator.shutdown()
    }

    @Test("With one vendor silent every event leaves with the other's answer, and the vendor is back without a restart")
    func silentVendor() async throws {
        let bench = try await BrokerBench()
        var environment = bench.environment
        environment["VENDORS_EKO_TIMEOUT"] = "2s"
        environment["VENDORS_EKO_MAX_ATTEMPTS"] = "1"
        environment["VENDORS_EKO_BREAKER_OPEN_FOR"] = "2s"
        (environment["WORKER_EVENT_DEADLINE"], environment["WORKER_STALL_AFTER"]) = ("10m", "20m")
        _ = bench.simulator.setFault(FaultRule(Fault(.delay, milliseconds: 120_000), vendor: .eko))
        try await bench.feed(signups(0..<200))
        let worker = try WorkerProcess(["run", "--config", try temporaryFile("{}")], environment: environment)
        let events = try await bench.read(bench.output) { $0.count >= 200 }.compactMap(\.event)
        #expect(events.allSatisfy { $0["status"]?.string == "partial" })
        #expect(events.allSatisfy { status(of: "ipqualityscore", in: $0) != "circuit_open" })
        #expect(events.contains { status(of: "eko", in: $0) == "circuit_open" })
        #expect(bench.simulator.counters(of: .eko).calls < 200)

        bench.simulator.clearFaults()
        var fed = 200
        var isBack = false
        while !isBack {
            try await bench.feed(signups(fed..<fed + 10))
            fed += 10
            let all = try await bench.read(bench.output) { $0.count >= fed }.compactMap(\.event)
            isBack = all.contains { $0["status"]?.string == "complete" }
        }
        #expect(await worker.terminate() == 0, "\(worker.errorText)")
        await bench.simulator.shutdown()
    }

    private func status(of vendor: String, in event: JSONValue) -> String? {
        event["checks"]?.array?.first { $0["vendor"]?.string == vendor }?["status"]?.string
    }

    /// Waits until nothing has been written to a folder for a while: what is queued for the disk is there.
    private func untilUnchanged(_ directory: URL) async throws {
        var last: [String: Int] = [:]
        var unchanged = 0
        while unchanged < 20 {
            try await Task.sleep(for: .milliseconds(500))
            var sizes: [String: Int] = [:]
            for name in try FileManager.default.contentsOfDirectory(atPath: directory.path) {
                let path = directory.appendingPathComponent(name).path
                sizes[name] = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
            }
            unchanged = sizes == last && !sizes.isEmpty ? unchanged + 1 : 0
            last = sizes
        }
    }
}

extension ConsumedRecord {
    /// The risk event that a record holds.
    var event: JSONValue? { value.flatMap { try? JSONValue(parsing: $0) } }

    /// The signup's own id in the risk event.
    var sourceID: String? { event?["source"]?["id"]?.string }
}
