import Foundation
import Glibc
import JSON
import Kafka
import Testing

/// Transactions between real processes. The readers are those of committed records, which is what consumers are by default.
@Suite(
    "Exactly once, between processes", .serialized,
    .enabled(if: BrokerBench.servers != nil, "no broker"),
    .timeLimit(.minutes(20)))
struct ExactlyOnceProcessTests {
    /// Signups of people who have never been seen, so that each one takes its lookups' time and workers are met at work.
    private func signups(_ numbers: Range<Int>) -> [(key: String, value: String)] {
        numbers.map { number in
            let ip = "81.2.\(69 + number / 200).\(number % 200 + 1)"
            let value = """
                {"event_id":"s\(number)","phone":"+44 7400 \(123_000 + number)","ip":"\(ip)"}
                """
            return ("k\(number % 23)", value)
        }
    }

    private func environment(_ bench: BrokerBench) -> [String: String] {
        var environment = bench.environment
        environment["KAFKA_DELIVERY"] = "exactlyOnce"
        environment["KAFKA_TRANSACTIONAL_ID"] = "\(bench.output)-1"
        // Small transactions, so that many begin and end within a test.
        environment["WORKER_MAX_IN_FLIGHT"] = "40"
        environment["KAFKA_COMMIT_INTERVAL"] = "50ms"
        environment["VENDORS_EKO_RATE_PER_SECOND"] = "0"
        environment["LOG_LEVEL"] = "info"
        return environment
    }

    /// Each partition's events, in the order they can be read.
    private func offsets(_ events: [ConsumedRecord]) -> [Int: [Int]] {
        var offsets: [Int: [Int]] = [:]
        for event in events {
            guard let source = event.value.flatMap({ try? JSONValue(parsing: $0) })?["source"],
                let partition = source["partition"]?.integer, let offset = source["offset"]?.integer
            else { continue }
            offsets[partition, default: []].append(offset)
        }
        return offsets
    }

    @Test("Killed in mid-stream again and again, every signup has one event, and partitions are in input order")
    func survivesKills() async throws {
        let bench = try await BrokerBench(delay: .milliseconds(50))
        try await bench.feed(signups(0..<1_000))
        let configuration = try temporaryFile("{}")
        for count in [100, 300, 600] {
            let worker = try WorkerProcess(["run", "--config", configuration], environment: environment(bench))
            _ = try await bench.readCommitted(bench.output) { $0.count >= count }
            #expect(await worker.kill() == SIGKILL)
        }
        let worker = try WorkerProcess(["run", "--config", configuration], environment: environment(bench))
        _ = try await bench.readCommitted(bench.output) { $0.count >= 1_000 }
        // Whoever is only just starting knows nothing of signals yet.
        try await worker.says("partitions assigned")
        #expect(await worker.terminate() == 0, "\(worker.errorText)")
        // What a doubled record would have added has been written by now.
        let events = try await bench.readAll(bench.output)
        let offsets = offsets(events)
        #expect(events.count == 1_000)
        for (partition, offsets) in offsets {
            #expect(offsets == Array(0..<offsets.count), "partition \(partition)")
        }
        await bench.simulator.shutdown()
    }

    @Test(
        "A worker that was stopped, replaced and woken again is fenced: it says so, ends with 69, and doubles nothing")
    func fencesZombie() async throws {
        let bench = try await BrokerBench(delay: .milliseconds(50))
        try await bench.feed(signups(0..<400))
        let configuration = try temporaryFile("{}")
        let zombie = try WorkerProcess(["run", "--config", configuration], environment: environment(bench))
        _ = try await bench.readCommitted(bench.output) { $0.count >= 100 }
        zombie.signal(SIGSTOP)
        let successor = try WorkerProcess(["run", "--config", configuration], environment: environment(bench))
        _ = try await bench.readCommitted(bench.output) { $0.count >= 400 }
        try await successor.says("partitions assigned")
        zombie.signal(SIGCONT)
        #expect(await zombie.exitCode() == 69)
        let words = zombie.errorText
        #expect(words.contains("has taken this one's place"), "\(words)")
        try await bench.feed(signups(400..<600))
        _ = try await bench.readCommitted(bench.output) { $0.count >= 600 }
        #expect(await successor.terminate() == 0, "\(successor.errorText)")
        let events = try await bench.readAll(bench.output)
        #expect(events.count == 600)
        for (partition, offsets) in offsets(events) {
            #expect(offsets == Array(0..<offsets.count), "partition \(partition)")
        }
        await bench.simulator.shutdown()
    }

    @Test("A replica without a transactionalId is refused with 78")
    func needsIdentity() async throws {
        let worker = try WorkerProcess(
            ["run", "--config", try temporaryFile("kafka: { delivery: exactlyOnce }")], environment: [:])
        #expect(await worker.exitCode() == 78)
        #expect(worker.errorText.contains("kafka.transactionalId"))
    }
}
