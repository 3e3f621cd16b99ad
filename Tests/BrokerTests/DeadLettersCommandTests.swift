import Foundation
import JSON
import Kafka
import Testing

@Suite(
    "The dead-letters command against a broker process", .serialized,
    .enabled(if: BrokerBench.servers != nil, "no broker"))
struct DeadLettersCommandTests {
    private static let bad: [UInt8] = Array("{not json, +44 7400 123456\u{0}".utf8) + [0xFF]

    /// Runs the command to its end.
    private func command(
        _ arguments: [String], _ bench: BrokerBench
    ) async throws -> (code: Int32, output: String, errors: String, bytes: [UInt8]) {
        let file = try temporaryFile("{}")
        let process = try WorkerProcess(
            ["dead-letters"] + arguments + ["--config", file], environment: bench.environment)
        let code = await process.exitCode()
        return (code, process.outputText, process.errorText, process.outputBytes)
    }

    private func feedBad(_ bench: BrokerBench) async throws {
        let producer = try Producer(configuration: BrokerBench.client, wakeUp: WakeUp())
        let record = OutgoingRecord(
            topic: bench.input, partition: 1, key: .bytes(Array("secret-key".utf8)), value: .bytes(Self.bad),
            headers: [Header(name: "traceparent", value: "00-a-b-01")])
        #expect(producer.send([record]).accepted == 1)
        #expect(await producer.flush(within: .seconds(600)))
    }

    @Test("A signup nobody can read is listed, shown, sent back as it came, dies again with its count, and then stays")
    func roundTrip() async throws {
        let bench = try await BrokerBench()
        try await feedBad(bench)
        let worker = try WorkerProcess(["run", "--config", try temporaryFile("{}")], environment: bench.environment)
        let first = try #require(try await bench.read(bench.deadLetters) { $0.count == 1 }.first)

        let list = try await command(["list"], bench)
        #expect(list.code == 0, "\(list.errors)")
        #expect(list.output.contains("\(bench.input)/1/0") && list.errors.contains("1 dead letter:"))
        let line = try await command(["list", "--json", "--since", "1h", "--key", "secret-key"], bench)
        let object = try JSONValue(parsing: line.output.utf8)
        let reason = try #require(object["reason"]?.string)
        #expect(object["source"]?["topic"]?.string == bench.input && object["replays"] == JSONValue(0))
        #expect(try await command(["list", "--json", "--until", "1h"], bench).output.isEmpty)
        for text in [list.output, list.errors, line.output] {
            #expect(!text.contains("secret-key") && !text.contains("7400"))
        }

        let place = "\(first.partition)/\(first.offset)"
        let shown = try await command(["show", place], bench)
        #expect(shown.output.contains("traceparent: 00-a-b-01") && shown.output.contains("dlq.reason: \(reason)"))
        #expect(!shown.output.contains("7400"))
        #expect(try await command(["show", place, "--payload"], bench).bytes == Self.bad)

        let replay = ["replay", "--reason", reason, "--max-replays", "1"]
        let dry = try await command(replay + ["--dry-run"], bench)
        #expect(dry.code == 0 && dry.output.contains("would replay 1"), "\(dry.errors)")
        #expect(try await bench.count(of: bench.input) == 1)
        let real = try await command(replay, bench)
        #expect(real.code == 0 && real.output.contains("replayed 1"), "\(real.errors)")

        let letters = try await bench.read(bench.deadLetters) { $0.count == 2 }
        let second = try #require(
            letters.first { $0.topicPartition != first.topicPartition || $0.offset != first.offset })
        #expect(second.key == Array("secret-key".utf8) && second.value == Self.bad)
        #expect(second.text("dlq.replays") == "1" && second.text("traceparent") == "00-a-b-01")
        #expect(second.text("dlq.partition") == "1" && second.text("dlq.offset") == "1")

        let guarded = try await command(replay, bench)
        #expect(guarded.code == 0 && guarded.output.contains("replayed 0, left 1"), "\(guarded.output)")
        #expect(try await bench.count(of: bench.input) == 2)
        #expect(await worker.terminate() == 0, "\(worker.errorText)")
        await bench.simulator.shutdown()
    }

    @Test("A source topic that is gone stops a replay with 69 and its name; what went before is not sent twice")
    func missingSource() async throws {
        let bench = try await BrokerBench(partitions: 1)
        let producer = try Producer(configuration: BrokerBench.client, wakeUp: WakeUp())
        let records = [bench.input, "no-such-topic"].map { topic in
            OutgoingRecord(
                topic: bench.deadLetters, key: .bytes(Array("k".utf8)), value: .bytes(Self.bad),
                headers: [
                    Header(name: "dlq.topic", value: topic), Header(name: "dlq.partition", value: "0"),
                    Header(name: "dlq.offset", value: "0"),
                ])
        }
        #expect(producer.send(records).accepted == 2)
        #expect(await producer.flush(within: .seconds(600)))
        var environment = bench.environment
        environment["KAFKA_INPUT_TOPICS"] = "\(bench.input),no-such-topic"
        for _ in 0..<2 {
            let replay = try WorkerProcess(
                ["dead-letters", "replay", "--config", try temporaryFile("{}")], environment: environment)
            #expect(await replay.exitCode() == 69)
            #expect(replay.errorText.contains("the source topic no-such-topic does not exist"))
        }
        #expect(try await bench.count(of: bench.input) == 1)
        await bench.simulator.shutdown()
    }

    @Test("A topic or a broker that is not there ends the command with 69 and its name")
    func missing() async throws {
        let bench = try await BrokerBench()
        var environment = bench.environment
        environment["KAFKA_DEAD_LETTER_TOPIC"] = "no-such-topic"
        let file = try temporaryFile("{}")
        let topic = try WorkerProcess(["dead-letters", "list", "--config", file], environment: environment)
        #expect(await topic.exitCode() == 69)
        #expect(topic.errorText.contains("no-such-topic"))
        environment["KAFKA_BOOTSTRAP_SERVERS"] = "127.0.0.1:1"
        let broker = try WorkerProcess(["dead-letters", "replay", "--config", file], environment: environment)
        #expect(await broker.exitCode() == 69)
        #expect(broker.errorText.contains("kafka.bootstrapServers"))
        let nothing = try await command(["show", "0/99"], bench)
        #expect(nothing.code != 0 && nothing.errors.contains("0/99"))
        await bench.simulator.shutdown()
    }
}

extension ConsumedRecord {
    /// A header's text.
    fileprivate func text(_ name: String) -> String? {
        headers.last { $0.name == name }?.value.map { String(decoding: $0, as: UTF8.self) }
    }
}
