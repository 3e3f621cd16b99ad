import Dispatch
import Foundation
import Glibc
import JSON
import Kafka
import Settings
import Testing
import VendorSimulator

@testable import signup_risk

/// The product as a process, against a broker in another process: what `scripts/test` starts, or any Kafka that
/// `KAFKA_BOOTSTRAP_SERVERS` names.
struct BrokerBench: Sendable {
    /// Where the broker is; `nil` where there is none, and the tests are skipped.
    static let servers = ProcessInfo.processInfo.environment["KAFKA_BOOTSTRAP_SERVERS"]

    let simulator: VendorSimulator
    let input: String
    let output: String
    let deadLetters: String
    private let name: String
    private let servers: String?
    private var client: ClientConfiguration { ClientConfiguration(bootstrapServers: servers ?? "") }

    /// Topics of its own, so that tests run side by side and against a broker that others use.
    ///
    /// - Parameter servers: a broker of the test's own, where it is not the one that all share.
    init(
        partitions: Int = 2, delay: Duration = .milliseconds(10), vendors: SimulatorConfiguration? = nil,
        servers: String? = Self.servers
    ) async throws {
        self.servers = servers
        name = "test-\(UUID().uuidString.prefix(8).lowercased())"
        (input, output, deadLetters) = ("\(name)-in", "\(name)-out", "\(name)-dead")
        simulator = try await VendorSimulator.start(vendors ?? .benchmark(delay: delay))
        try await Admin(configuration: client).createTopics(
            [input, output, deadLetters].map { Admin.NewTopic(name: $0, partitions: partitions, replication: 1) })
    }

    static var client: ClientConfiguration { ClientConfiguration(bootstrapServers: servers ?? "") }

    /// What the worker is told through its environment.
    var environment: [String: String] {
        var environment = Dictionary(uniqueKeysWithValues: simulator.environment.map { ($0.name, $0.value) })
        environment["KAFKA_BOOTSTRAP_SERVERS"] = servers
        environment["KAFKA_GROUP_ID"] = name
        // A broker that never lets a crashed member go lets its successor take the place.
        environment["KAFKA_INSTANCE_ID"] = "\(name)-1"
        environment["KAFKA_INPUT_TOPICS"] = input
        environment["KAFKA_OUTPUT_TOPIC"] = output
        environment["KAFKA_DEAD_LETTER_TOPIC"] = deadLetters
        environment["KAFKA_COMMIT_INTERVAL"] = "200ms"
        environment["CHECKS_PHONE_VENDORS"] = "ipqualityscore"
        environment["CHECKS_IP_VENDORS"] = "eko"
        environment["VENDORS_IPQUALITYSCORE_RATE_PER_SECOND"] = "0"
        environment["METRICS_LOG"] = "/dev/null"
        environment["ADMIN_PORT"] = "0"
        environment["LOG_LEVEL"] = "warning"
        return environment
    }

    func feed(_ records: [(key: String, value: String)]) async throws {
        let producer = try Producer(configuration: client, wakeUp: WakeUp())
        for record in records {
            let outgoing = OutgoingRecord(
                topic: input, key: .bytes(Array(record.key.utf8)), value: .bytes(Array(record.value.utf8)))
            while let failure = producer.send([outgoing]).failure {
                guard failure.isRetriable else { throw failure }
                producer.pollDeliveries { _ in }
                await Task.yield()
            }
        }
        guard await producer.flush(within: .seconds(600)) else { throw KafkaError(code: .timedOut) }
    }

    /// How many records a topic has been given.
    func count(of topic: String) async throws -> Int64 {
        let admin = try Admin(configuration: client)
        var count: Int64 = 0
        for partition in try await admin.metadata(topics: [topic]).topics.flatMap(\.partitions) {
            count += try await admin.watermarks(of: TopicPartition(topic: topic, partition: partition.id)).high
        }
        return count
    }

    /// Everything in a topic that is committed, read from its beginning again and again until `isEnough` says so.
    ///
    /// Not by going on where the last look ended, as ``read(_:until:)`` does: the test broker names transactions as aborted that
    /// ended before the place that is read from, so a reader that goes on past an abort passes over what the same producer has
    /// committed since. One that begins before the abort, and gets it all in one answer, sees it end.
    func readCommitted(_ topic: String, until isEnough: ([ConsumedRecord]) -> Bool) async throws -> [ConsumedRecord] {
        while true {
            let records = try await readAll(topic)
            if isEnough(records) { return records }
            try await Task.sleep(for: .milliseconds(50))
        }
    }

    /// Everything in a topic that is committed, up to its end as it is now.
    func readAll(_ topic: String) async throws -> [ConsumedRecord] {
        let group = ClientConfiguration(properties: [
            ("group.id", "\(name)-reader"), ("enable.partition.eof", "true"),
            // Each partition in one answer; see readCommitted.
            ("max.partition.fetch.bytes", "33554432"), ("fetch.max.bytes", "67108864"),
        ])
        let wakeUp = WakeUp()
        let consumer = try Consumer(configuration: group.overridden(by: client), wakeUp: wakeUp)
        let described = try await Admin(configuration: client).metadata(topics: [topic]).topics
        let partitions = described.flatMap(\.partitions).map { TopicPartition(topic: topic, partition: $0.id) }
        let readers = try consumer.assign(from: Dictionary(uniqueKeysWithValues: partitions.map { ($0, .beginning) }))
        var records: [ConsumedRecord] = []
        var ended: Set<TopicPartition> = []
        for await _ in wakeUp.signals {
            consumer.pollEvents { _ in }
            for reader in readers {
                var outcome = reader.read(atMost: 500, into: &records)
                while outcome.count > 0 || !outcome.failures.isEmpty {
                    if outcome.failures.contains(where: { $0.code == .partitionEnd }) {
                        ended.insert(reader.topicPartition)
                    }
                    outcome = reader.read(atMost: 500, into: &records)
                }
            }
            if ended.count == partitions.count { break }
        }
        _ = await consumer.close(timeout: .seconds(1))
        return records
    }

    /// Reads a topic from the beginning until `isEnough` says so.
    func read(_ topic: String, until isEnough: ([ConsumedRecord]) -> Bool) async throws -> [ConsumedRecord] {
        let wakeUp = WakeUp()
        let group = ClientConfiguration(properties: [("group.id", "\(name)-reader")])
        let consumer = try Consumer(configuration: group.overridden(by: client), wakeUp: wakeUp)
        let described = try await Admin(configuration: client).metadata(topics: [topic]).topics
        var starts: [TopicPartition: Consumer.Start] = [:]
        for partition in described.flatMap(\.partitions) {
            starts[TopicPartition(topic: topic, partition: partition.id)] = .beginning
        }
        let readers = try consumer.assign(from: starts)
        var records: [ConsumedRecord] = []
        // Asks `isEnough` only where something has come: it may be costly.
        var asked = -1
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                while (try? await Task.sleep(for: .milliseconds(50))) != nil { wakeUp.signal() }
            }
            for await _ in wakeUp.signals {
                consumer.pollEvents { _ in }
                for reader in readers { while reader.read(atMost: 500, into: &records).count > 0 {} }
                if records.count != asked, isEnough(records) { break }
                asked = records.count
            }
            group.cancelAll()
        }
        _ = await consumer.close(timeout: .seconds(1))
        return records
    }
}

/// The program, started as a user starts it.
final class WorkerProcess: @unchecked Sendable {
    // Foundation's Process is not Sendable; it is only touched by the test that owns it, one call after the other.
    private let process = Process()
    // Files, since a pipe that nobody reads stops the program once it is full.
    private let output = temporaryPath("out")
    private let errors = temporaryPath("err")

    init(_ arguments: [String], environment: [String: String] = [:]) throws {
        // The tests' own binary lies beside the program.
        let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        process.executableURL = folder.appendingPathComponent("signup-risk")
        process.arguments = arguments
        process.environment = environment.merging(["PATH": "/usr/bin:/bin"]) { own, _ in own }
        process.standardOutput = try FileHandle(forWritingTo: Self.emptyFile(output))
        process.standardError = try FileHandle(forWritingTo: Self.emptyFile(errors))
        try process.run()
    }

    /// Returns once standard error says the words; a program that ends without them is an issue.
    func says(_ words: String) async throws {
        while !errorText.contains(words) {
            try #require(process.isRunning, "ended without saying \"\(words)\": \(errorText)")
            try await Task.sleep(for: .milliseconds(50))
        }
    }

    var isRunning: Bool { process.isRunning }

    /// Ends it the hard way.
    func kill() async -> Int32 {
        Glibc.kill(process.processIdentifier, SIGKILL)
        return await exitCode()
    }

    /// Sends it a signal.
    func signal(_ signal: Int32) { Glibc.kill(process.processIdentifier, signal) }

    /// Asks it to end.
    func terminate() async -> Int32 {
        process.terminate()
        return await exitCode()
    }

    /// Waits for its end, off the threads that everybody shares.
    ///
    /// Asks the kernel: Foundation learns of an end by a descriptor that closes, which another process that was started at the same
    /// moment may have inherited.
    func exitCode() async -> Int32 {
        let identifier = id_t(process.processIdentifier)
        return await withCheckedContinuation { continuation in
            Thread.detachNewThread { [process] in
                var ended = siginfo_t()
                var result: Int32 = 0
                repeat {
                    result = waitid(P_PID, identifier, &ended, WEXITED | WNOWAIT)
                } while result != 0 && errno == EINTR
                if result == 0 {
                    continuation.resume(returning: ended._sifields._sigchld.si_status)
                } else {
                    // Foundation has heard of it and has taken the status.
                    process.waitUntilExit()
                    continuation.resume(returning: process.terminationStatus)
                }
            }
        }
    }

    /// What it has written to standard error so far.
    var errorText: String { String(decoding: (try? Data(contentsOf: errors)) ?? Data(), as: UTF8.self) }

    /// What it has written to standard output so far.
    var outputText: String { String(decoding: outputBytes, as: UTF8.self) }

    /// The same, byte for byte.
    var outputBytes: [UInt8] { Array((try? Data(contentsOf: output)) ?? Data()) }

    private static func emptyFile(_ url: URL) throws -> URL {
        try Data().write(to: url)
        return url
    }
}

/// A path in the system's temporary folder that nobody uses.
func temporaryPath(_ suffix: String) -> URL {
    FileManager.default.temporaryDirectory.appendingPathComponent("signup-risk-\(UUID().uuidString).\(suffix)")
}
