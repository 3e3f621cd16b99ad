import Foundation
import JSON
import Kafka
import Testing

@Suite(
    "Worker process and broker process", .serialized, .timeLimit(.minutes(20)),
    .enabled(if: BrokerBench.servers != nil, "no broker"))
struct CrashTests {
    private func signups(_ count: Int) -> [(key: String, value: String)] {
        (0..<count).map { number in
            let value = """
                {"event_id":"s\(number)","phone":"+44 7400 \(123_000 + number % 50)","ip":"81.2.69.\(number % 200 + 1)"}
                """
            return ("k\(number % 23)", value)
        }
    }

    @Test(
        "Killed in mid-stream and started again, every signup has its event, and each key's come first in input order")
    func survivesKill() async throws {
        let bench = try await BrokerBench()
        let signups = signups(600)
        try await bench.feed(signups)
        let configuration = try temporaryFile("{}")
        let first = try WorkerProcess(["run", "--config", configuration], environment: bench.environment)
        _ = try await bench.read(bench.output) { $0.count >= 100 }
        #expect(await first.kill() == SIGKILL)
        let second = try WorkerProcess(["run", "--config", configuration], environment: bench.environment)
        let events = try await bench.read(bench.output) { Set($0.compactMap(\.sourceID)).count == signups.count }
        #expect(await second.terminate() == 0, "\(second.errorText)")
        var firstAppearances: [String: [Int]] = [:]
        var seen: Set<String> = []
        for event in events {
            guard let id = event.sourceID, seen.insert(id).inserted, let number = Int(id.dropFirst()) else { continue }
            firstAppearances["k\(number % 23)", default: []].append(number)
        }
        #expect(firstAppearances.count == 23)
        for (key, numbers) in firstAppearances { #expect(numbers == numbers.sorted(), "\(key)") }
        await bench.simulator.shutdown()
    }

    @Test("A drained worker leaves nothing for its successor to do again")
    func drainsCleanly() async throws {
        let bench = try await BrokerBench()
        try await bench.feed(signups(100))
        let configuration = try temporaryFile("{}")
        let first = try WorkerProcess(["run", "--config", configuration], environment: bench.environment)
        _ = try await bench.read(bench.output) { $0.count >= 100 }
        #expect(await first.terminate() == 0, "\(first.errorText)")
        try await bench.feed([("last", #"{"event_id":"s999","ip":"81.2.69.1"}"#)])
        let second = try WorkerProcess(["run", "--config", configuration], environment: bench.environment)
        _ = try await bench.read(bench.output) { $0.contains { $0.sourceID == "s999" } }
        #expect(await second.terminate() == 0, "\(second.errorText)")
        #expect(try await bench.count(of: bench.output) == 101)
        await bench.simulator.shutdown()
    }

    @Test("An input topic that is not there ends the worker with 69 and its name")
    func unknownTopic() async throws {
        let bench = try await BrokerBench()
        var environment = bench.environment
        environment["KAFKA_INPUT_TOPICS"] = "no-such-topic"
        let worker = try WorkerProcess(["run", "--config", try temporaryFile("{}")], environment: environment)
        #expect(await worker.exitCode() == 69)
        #expect(worker.errorText.contains("no-such-topic"))
        await bench.simulator.shutdown()
    }

    @Test("A missing output topic ends the worker with 69 before anything is read, and is made where that is wished")
    func missingOutput() async throws {
        let bench = try await BrokerBench()
        try await bench.feed(signups(3))
        var environment = bench.environment
        environment["KAFKA_OUTPUT_TOPIC"] = "\(bench.output)-other"
        let refused = try WorkerProcess(["run", "--config", try temporaryFile("{}")], environment: environment)
        #expect(await refused.exitCode() == 69)
        #expect(refused.errorText.contains("\(bench.output)-other"))
        environment["KAFKA_CREATE_TOPICS"] = "true"
        let worker = try WorkerProcess(["run", "--config", try temporaryFile("{}")], environment: environment)
        while try await Admin(configuration: BrokerBench.client).metadata(topics: ["\(bench.output)-other"]).topics
            .contains(where: { $0.partitions.isEmpty })
        {
            await Task.yield()
        }
        let events = try await bench.read("\(bench.output)-other") { $0.count == 3 }
        #expect(await worker.terminate() == 0, "\(worker.errorText)")
        #expect(events.count == 3)
        await bench.simulator.shutdown()
    }
}

@Suite("Worker process without a broker")
struct ExitCodeTests {
    @Test(
        "Every end has the exit code and the words an operator can act on",
        arguments: [
            (["run"], 64, "--config"), (["frobnicate"], 64, "frobnicate"),
            (["run", "--config", "/nonexistent.yaml"], 78, "cannot be read"),
            (["assess", "--config", "/nonexistent.yaml"], 64, "--phone"),
        ] as [([String], Int32, String)])
    func commandLine(arguments: [String], code: Int32, words: String) async throws {
        let process = try WorkerProcess(arguments)
        #expect(await process.exitCode() == code)
        #expect(process.errorText.contains(words))
    }

    @Test(
        "Bad configuration ends with 78 and names the key",
        arguments: [
            ("kafka: { bootstrapServer: a }", "did you mean kafka.bootstrapServers"), ("{}", "nothing to ask"),
            ("vendors: { eko: { enabled: true } }", "vendors.eko.accessKey: is missing"),
            ("checks: { ip: { vendors: [ekko] } }", "did you mean eko"),
            ("worker: { maxInFlight: many }", "worker.maxInFlight: \"many\""),
            (
                "kafka: { properties: [fetch.min.byte=1] }\nvendors: { provero: { enabled: true, apiToken: t } }",
                "Did you mean fetch.min.bytes?"
            ),
            (
                "kafka: { properties: [acks=maybe] }\nvendors: { provero: { enabled: true, apiToken: t } }",
                "kafka.properties: The Kafka property acks"
            ),
            ("rules: { file: missing.yaml }\nvendors: { provero: { enabled: true, apiToken: t } }", "missing.yaml"),
        ])
    func configuration(yaml: String, words: String) async throws {
        let process = try WorkerProcess(["run", "--config", try temporaryFile(yaml)])
        #expect(await process.exitCode() == 78)
        #expect(process.errorText.contains(words))
    }

    @Test("Everything that is wrong is told at once: unknown keys, bad values, properties, vendors, rules")
    func everythingAtOnce() async throws {
        let yaml = """
            kafka: { bootstrapServer: a, inputTopics: [signups], outputTopic: signups, properties: [acks=maybe] }
            worker: { eventDeadline: 20 }
            rules: { file: missing.yaml }
            vendors: { eko: { enabled: true }, provero: { enabled: sure } }
            """
        let process = try WorkerProcess(["check", "--config", try temporaryFile(yaml)])
        #expect(await process.exitCode() == 78)
        let text = process.errorText
        for words in [
            "did you mean kafka.bootstrapServers", "worker.eventDeadline", "vendors.provero.enabled",
            "vendors.eko.accessKey: is missing", "kafka.outputTopic: signups is an input topic too",
            "kafka.properties: The Kafka property acks", "missing.yaml",
        ] {
            #expect(text.contains(words), "\(words)")
        }
        #expect(!text.contains("nothing to ask"))
    }

    @Test("Brokers that are not there end the worker with 69 and say where they were looked for")
    func noBroker() async throws {
        let file = try temporaryFile(
            """
            kafka: { bootstrapServers: "127.0.0.1:1" }
            admin: { port: 0 }
            vendors: { provero: { enabled: true, apiToken: t } }
            """)
        let process = try WorkerProcess(["run", "--config", file])
        #expect(await process.exitCode() == 69)
        #expect(process.errorText.contains("kafka.bootstrapServers"))
    }

    @Test("Refused credentials end the worker, and the check, with 69 and the broker's word, never with the password")
    func refusedCredentials() async throws {
        let broker = try await RefusingBroker.start()
        let file = try temporaryFile(
            """
            kafka:
              bootstrapServers: "\(broker.address)"
              properties: [security.protocol=SASL_PLAINTEXT, sasl.mechanism=PLAIN, sasl.username=worker]
              saslPassword: not-the-password
            admin: { port: 0 }
            vendors: { provero: { enabled: true, apiToken: t } }
            """)
        for arguments in [["run", "--config", file], ["check", "--connect", "--config", file]] {
            let process = try WorkerProcess(arguments)
            #expect(await process.exitCode() == 69)
            let words = process.errorText
            #expect(words.contains("Authentication failed"), "\(words)")
            #expect(!words.contains("not-the-password"))
        }
        try await broker.stop()
    }
}

/// A file that the system's temporary folder keeps for us.
func temporaryFile(_ text: String) throws -> String {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("signup-risk-\(UUID().uuidString).yaml")
    try Data(text.utf8).write(to: path)
    return path.path
}
