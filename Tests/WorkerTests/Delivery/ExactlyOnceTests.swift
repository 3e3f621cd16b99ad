import Kafka
import Telemetry
import Testing

@testable import Worker

/// The loop in transactions, on an in-process cluster that accepts them, and can be made to refuse, without honouring them.
@Suite("Worker in transactions", .timeLimit(.minutes(20)))
struct ExactlyOnceTests {
    private func signup(_ number: Int) -> String { #"{"id":"s\#(number)","ip":"8.8.4.\#(number % 250 + 1)"}"# }

    private func bench(
        mode: ScriptedChecks.Mode = .atHand, partitions: Int = 1,
        configure: (inout WorkerConfiguration) -> Void = { _ in }
    ) throws -> WorkerBench {
        try WorkerBench(partitions: partitions, mode: mode) {
            $0.delivery = .exactlyOnce(transactionalID: "bench-1")
            configure(&$0)
        }
    }

    private func worker(_ bench: WorkerBench) throws -> WorkerBench.Running {
        try bench.makeWorker(producerProperties: [("transactional.id", "bench-1")])
    }

    @Test("Every record is published, dead-lettered or skipped, and the books balance")
    func accountsForEverything() async throws {
        let bench = try bench(partitions: 2)
        var records: [(key: String?, value: String?)] = (0..<200).map { ("k\($0 % 17)", signup($0)) }
        records += [("bad", "not json"), ("tomb", nil), (nil, #"{"id":"keyless"}"#), (nil, nil)]
        try await bench.feed(records)
        let running = try worker(bench)
        async let ended: Void = running.worker.run()
        let events = try await bench.read("signup-risk", count: 201)
        #expect(try await bench.read("signups.dead-letters", count: 1).count == 1)
        running.worker.stop()
        try await ended
        let ledger = running.metrics.snapshot.ledger
        #expect(ledger == Ledger(consumed: 204, published: 201, deadLettered: 1, skipped: 2, released: 0, inFlight: 0))
        #expect(Set(events.compactMap(\.signupID)).count == 201)
    }

    @Test("Results leave in the order of their partition, whatever order their lookups end in")
    func keepsPartitionOrder() async throws {
        let bench = try bench(mode: .held)
        try await bench.feed((0..<60).map { ("k\($0 % 7)", signup($0)) })
        let running = try worker(bench)
        async let ended: Void = running.worker.run()
        await bench.checks.held(atLeast: 60)
        bench.checks.answerAll { $0.reversed() }
        let events = try await bench.read("signup-risk", count: 60)
        running.worker.stop()
        try await ended
        #expect(events.compactMap(\.signupID) == (0..<60).map { "s\($0)" })
    }

    @Test(
        "A transaction that cannot be committed is aborted, and its records are read again until they are",
        arguments: [KafkaError.Code.illegalGeneration, .unknownMember])
    func abortsAndReadsAgain(code: KafkaError.Code) async throws {
        let bench = try bench()
        try await bench.feed((0..<50).map { ("k\($0)", signup($0)) })
        bench.cluster.failNext(.transactionOffsetCommit, with: [code])
        let running = try worker(bench)
        async let ended: Void = running.worker.run()
        // The cluster shows aborted records too, so that only the books can say when all are committed.
        while running.metrics.snapshot.ledger.published < 50 { try await Task.sleep(for: .milliseconds(20)) }
        running.worker.stop()
        try await ended
        let ledger = running.metrics.snapshot.ledger
        #expect(ledger.isBalanced)
        #expect(ledger.published == 50)
        #expect(ledger.released > 0)
        #expect(ledger.inFlight == 0)
    }

    @Test(
        "What is read again after an abort counts once: for the brake, in the statuses, among the reasons of dead letters"
    )
    func countsOnce() async throws {
        // Six dead letters of ten are allowed; read three times they would be eighteen in a row. A transaction ends when it holds a
        // quarter of what may be in flight, and not by time, so each holds six records whenever they come.
        let bench = try bench {
            $0.deadLetterBrake = DeadLetterBrake(ratio: 0.6, window: 10)
            $0.maximumInFlight = 24
            $0.commitInterval = .seconds(3600)
        }
        try await bench.feed((0..<6).map { ("k\($0)", "not a signup") })
        bench.cluster.failNext(.transactionOffsetCommit, with: [.illegalGeneration, .illegalGeneration])
        let running = try worker(bench)
        async let ended: Void = running.worker.run()
        while running.metrics.snapshot.ledger.deadLettered < 6 { try await Task.sleep(for: .milliseconds(20)) }
        bench.cluster.failNext(.transactionOffsetCommit, with: [.illegalGeneration])
        try await bench.feed((0..<6).map { ("k\($0)", signup($0)) })
        while running.metrics.snapshot.ledger.published < 6 { try await Task.sleep(for: .milliseconds(20)) }
        running.worker.stop()
        try await ended
        let totals = running.metrics.snapshot
        // A cluster that takes a starved worker for dead makes it read more again, never less.
        #expect(totals.ledger.released >= 18)
        #expect(totals.ledger.deadLettered == 6 && totals.ledger.published == 6)
        #expect(totals.deadLetters == ["not_json": 6])
        #expect(totals.statuses.named.map(\.count).reduce(0, +) == 6)
        #expect(totals.levels.named.map(\.count).reduce(0, +) == 6)
        #expect(totals.recommendations.named.map(\.count).reduce(0, +) == 6)
    }

    @Test("An event that the broker refuses becomes a dead letter, in a transaction of its own time")
    func refusedEvent() async throws {
        let bench = try bench()
        try await bench.feed([("k", signup(1))])
        bench.cluster.failNext(.produce, with: [.messageTooLarge])
        let running = try worker(bench)
        async let ended: Void = running.worker.run()
        let deadLetters = try await bench.read("signups.dead-letters", count: 1)
        running.worker.stop()
        try await ended
        #expect(deadLetters.first?.text(of: "dlq.reason") == "unpublishable")
        let ledger = running.metrics.snapshot.ledger
        #expect(ledger == Ledger(consumed: 2, published: 0, deadLettered: 1, skipped: 0, released: 1, inFlight: 0))
    }

    @Test("A stop commits what is finished and releases what is not")
    func drainsOrReleases() async throws {
        let bench = try bench(mode: .held, partitions: 2) { $0.shutdownDrain = .milliseconds(300) }
        try await bench.feed([("a", #"{"id":"finished"}"#)], partition: 0)
        try await bench.feed((0..<10).map { ("k\($0)", signup($0)) }, partition: 1)
        let running = try worker(bench)
        let ended = Task { try await running.worker.run() }
        await bench.checks.held(atLeast: 10)
        while running.metrics.snapshot.ledger.published < 1 { try await Task.sleep(for: .milliseconds(20)) }
        running.worker.stop()
        let error = await #expect(throws: WorkerError.self) { try await ended.value }
        #expect(error?.code == .drainTimedOut)
        let ledger = running.metrics.snapshot.ledger
        #expect(ledger == Ledger(consumed: 11, published: 1, deadLettered: 0, skipped: 0, released: 10, inFlight: 0))
        bench.checks.answerAll()
    }
}
