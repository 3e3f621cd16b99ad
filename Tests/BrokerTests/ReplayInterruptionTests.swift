import Foundation
import Kafka
import Testing

@Suite(
    "A replay that does not come to its end", .serialized, .timeLimit(.minutes(10)),
    .enabled(if: BrokerBench.servers != nil, "no broker"))
struct ReplayInterruptionTests {
    /// So many that at this rate they take two minutes: long enough to be interrupted on any machine.
    private static let count = 1200
    /// Records per second, and with that what a replay sends before it commits.
    private static let batch = 10

    private func fill(_ bench: BrokerBench) async throws {
        let producer = try Producer(configuration: BrokerBench.client, wakeUp: WakeUp())
        let records = (0..<Self.count).map { number in
            OutgoingRecord(
                topic: bench.deadLetters, key: .bytes(Array("k\(number)".utf8)),
                value: .bytes(Array("v\(number)".utf8)),
                headers: [
                    Header(name: "dlq.topic", value: bench.input), Header(name: "dlq.partition", value: "0"),
                    Header(name: "dlq.offset", value: "\(number)"),
                ])
        }
        #expect(producer.send(records).accepted == Self.count)
        #expect(await producer.flush(within: .seconds(600)))
    }

    private func replay(_ bench: BrokerBench, rate: Int? = nil) throws -> WorkerProcess {
        let arguments = ["dead-letters", "replay", "--config", try temporaryFile("{}")]
        return try WorkerProcess(
            arguments + (rate.map { ["--rate", "\($0)"] } ?? []), environment: bench.environment)
    }

    private func keys(_ records: [ConsumedRecord]) -> Set<[UInt8]> { Set(records.compactMap(\.key)) }

    @Test("Killed in the middle, the next one sends the rest, and at most one batch twice")
    func killed() async throws {
        let bench = try await BrokerBench(partitions: 1)
        try await fill(bench)
        let first = try replay(bench, rate: Self.batch)
        _ = try await bench.read(bench.input) { $0.count >= 2 * Self.batch }
        #expect(await first.kill() == SIGKILL)
        let second = try replay(bench)
        #expect(await second.exitCode() == 0, "\(second.errorText)")
        let records = try await bench.read(bench.input) { keys($0).count == Self.count }
        #expect(records.count <= Self.count + Self.batch)
        await bench.simulator.shutdown()
    }

    @Test("Interrupted, it ends with 0 after its batch, says that there is more, and nothing is sent twice")
    func interrupted() async throws {
        let bench = try await BrokerBench(partitions: 1)
        try await fill(bench)
        let first = try replay(bench, rate: Self.batch)
        _ = try await bench.read(bench.input) { $0.count >= Self.batch }
        first.signal(SIGINT)
        #expect(await first.exitCode() == 0, "\(first.errorText)")
        #expect(first.outputText.contains("more may be waiting"))
        let second = try replay(bench)
        #expect(await second.exitCode() == 0, "\(second.errorText)")
        #expect(try await bench.read(bench.input) { keys($0).count == Self.count }.count == Self.count)
        await bench.simulator.shutdown()
    }
}
