import Foundation
import Kafka
import Logging
import Telemetry
import Testing

@testable import Worker

/// The worker on an in-process cluster: one cluster a test, so that they run side by side.
@Suite("Worker")
struct WorkerPipelineTests {
    private func signup(_ number: Int) -> String { #"{"id":"s\#(number)","ip":"8.8.4.\#(number % 250 + 1)"}"# }

    @Test("Every record is published, dead-lettered or skipped, the books balance, and all of it is committed")
    func accountsForEverything() async throws {
        let bench = try WorkerBench(partitions: 2)
        var records: [(key: String?, value: String?)] = (0..<200).map { ("k\($0 % 17)", signup($0)) }
        records += [
            ("bad", "not json"), ("bad", "[1]"), (nil, "{"), ("tomb", nil), (nil, #"{"id":"keyless"}"#), ("e", ""),
        ]
        try await bench.feed(records)
        let running = try bench.makeWorker()
        async let ended: Void = running.worker.run()
        let events = try await bench.read("signup-risk", count: 201)
        let deadLetters = try await bench.read("signups.dead-letters", count: 4)
        running.worker.stop()
        try await ended
        let ledger = running.metrics.snapshot.ledger
        #expect(ledger == Ledger(consumed: 206, published: 201, deadLettered: 4, skipped: 1, released: 0, inFlight: 0))
        #expect(Set(events.compactMap(\.signupID)) == Set((0..<200).map { "s\($0)" } + ["keyless"]))
        #expect(deadLetters.count == 4)
        #expect(try await bench.committed().values.reduce(0, +) == 206)
    }

    @Test("Dead letters keep key, value and headers byte for byte and say where they came from")
    func deadLetterHeaders() async throws {
        let bench = try WorkerBench()
        try await bench.feed([("key-1", "\u{1}broken")])
        let running = try bench.makeWorker()
        async let ended: Void = running.worker.run()
        let record = try #require(try await bench.read("signups.dead-letters", count: 1).first)
        running.worker.stop()
        try await ended
        #expect(record.keyText == "key-1")
        #expect(record.value == Array("\u{1}broken".utf8))
        #expect(record.text(of: "dlq.reason") == "not_json")
        #expect(record.text(of: "dlq.stage") == "decode")
        #expect(record.text(of: "dlq.topic") == "signups")
        #expect(record.text(of: "dlq.partition") == "0")
        #expect(record.text(of: "dlq.offset") == "0")
        #expect(record.text(of: "dlq.group") == "bench")
        #expect(record.text(of: "dlq.replays") == "0")
        #expect(record.text(of: "dlq.worker") == "bench")
        #expect(record.text(of: "dlq.timestamp").flatMap { Int64($0) } != nil)
        #expect(record.text(of: "dlq.message")?.contains("broken") == false)
    }

    @Test("Results of one key leave in input order though their lookups end in the opposite order")
    func keepsKeyOrder() async throws {
        let bench = try WorkerBench(mode: .held)
        try await bench.feed((0..<60).map { ("k\($0 % 3)", signup($0)) })
        let running = try bench.makeWorker()
        async let ended: Void = running.worker.run()
        await bench.checks.held(atLeast: 60)
        bench.checks.answerAll { $0.reversed() }
        let events = try await bench.read("signup-risk", count: 60)
        running.worker.stop()
        try await ended
        for key in 0..<3 {
            let order = events.filter { $0.keyText == "k\(key)" }.compactMap(\.signupID)
            #expect(order == stride(from: key, to: 60, by: 3).map { "s\($0)" })
        }
    }

    @Test("No more than maxInFlight records are looked up at once, however many wait")
    func boundsWork() async throws {
        let bench = try WorkerBench(mode: .held) { $0.maximumInFlight = 25 }
        try await bench.feed((0..<300).map { ("k\($0)", signup($0)) })
        let running = try bench.makeWorker()
        async let ended: Void = running.worker.run()
        await bench.checks.held(atLeast: 25)
        // The loop has read all it may; further turns must not read on.
        for _ in 0..<50 { await Task.yield() }
        #expect(bench.checks.asked == 25)
        bench.checks.answerAll()
        #expect(try await bench.read("signup-risk", count: 300).count == 300)
        running.worker.stop()
        try await ended
    }

    @Test("One record that waits holds back reading after so many windows behind it, and no longer than it waits")
    func boundsWhatIsHeld() async throws {
        let bench = try WorkerBench(mode: .held) { $0.maximumInFlight = 4 }
        try await bench.feed((0..<300).map { ("k\($0)", signup($0)) })
        let running = try bench.makeWorker()
        async let ended: Void = running.worker.run()
        await bench.checks.held(atLeast: 4)
        bench.checks.answerAll(exceptFirst: 1)
        let bound = 4 * Pipeline.heldWindows
        // The first is held, so that one less may be published behind it; what was read in the last turn comes on top.
        while running.metrics.snapshot.ledger.published < bound - 1 { try await Task.sleep(for: .milliseconds(20)) }
        for _ in 0..<50 { await Task.yield() }
        #expect(bench.checks.asked < bound + 4)
        #expect(try await bench.committed()[0] == nil)
        bench.checks.answerAll()
        #expect(try await bench.read("signup-risk", count: 300).count == 300)
        running.worker.stop()
        try await ended
        #expect(try await bench.committed()[0] == 300)
    }

    @Test("A stop drains what is in memory, and what was not finished in time is neither published nor committed")
    func drainsOrReleases() async throws {
        let bench = try WorkerBench(mode: .held) { $0.shutdownDrain = .milliseconds(300) }
        try await bench.feed((0..<10).map { ("k\($0)", signup($0)) })
        let running = try bench.makeWorker()
        async let ended: Void = running.worker.run()
        await bench.checks.held(atLeast: 10)
        running.worker.stop()
        do {
            try await ended
            Issue.record("the drain was not over, and nothing was said")
        } catch let error as WorkerError {
            #expect(error.code == .drainTimedOut)
        }
        let ledger = running.metrics.snapshot.ledger
        #expect(ledger == Ledger(consumed: 10, published: 0, deadLettered: 0, skipped: 0, released: 10, inFlight: 0))
        #expect(try await bench.committed().isEmpty)
        // The results come after all: nobody may trip over them.
        bench.checks.answerAll()
    }

    @Test("The brake stops the worker before the topic is drained into the dead letters")
    func brakes() async throws {
        let bench = try WorkerBench { $0.deadLetterBrake = DeadLetterBrake(ratio: 0.5, window: 20) }
        try await bench.feed((0..<500).map { _ in ("k", "not a signup") })
        let running = try bench.makeWorker()
        let error = await #expect(throws: WorkerError.self) { try await running.worker.run() }
        #expect(error?.code == .deadLetterBrake)
        let ledger = running.metrics.snapshot.ledger
        #expect(ledger.isBalanced)
        #expect(ledger.deadLettered == 20)
        #expect(ledger.inFlight == 0)
    }

    @Test("Nothing behind the record at which the brake trips is read, of no partition")
    func brakesAllPartitions() async throws {
        let bench = try WorkerBench(partitions: 2) { $0.deadLetterBrake = DeadLetterBrake(ratio: 0.5, window: 20) }
        for partition in 0..<2 {
            try await bench.feed(
                (0..<20).map { _ in ("k", "not a signup") } + (0..<400).map { ("k", #"{"id":"s\#($0)"}"#) },
                partition: Int32(partition))
        }
        let running = try bench.makeWorker()
        let error = await #expect(throws: WorkerError.self) { try await running.worker.run() }
        #expect(error?.code == .deadLetterBrake)
        let ledger = running.metrics.snapshot.ledger
        #expect(ledger == Ledger(consumed: 20, published: 0, deadLettered: 20, skipped: 0, released: 0, inFlight: 0))
    }

    @Test("Brokers that are not there are a set-up error that says where to look")
    func refusesMissingBrokers() async throws {
        let bench = try WorkerBench()
        let nobody = ClientConfiguration(bootstrapServers: "127.0.0.1:1")
        let check = TopicCheck(
            kafka: KafkaSettings(consumer: nobody, producer: nobody, admin: nobody, createTopics: false),
            configuration: bench.configuration, patience: .milliseconds(300),
            logger: Logger(label: "") { _ in SwiftLogNoOpLogHandler() })
        let error = await #expect(throws: WorkerError.self) { try await check.run() }
        #expect(error?.code == .setUp)
        #expect(error?.description.contains("kafka.bootstrapServers") == true)
    }
}
