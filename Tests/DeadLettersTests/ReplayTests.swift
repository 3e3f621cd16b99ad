import Kafka
import Testing

@testable import DeadLetters

/// A replay on an in-process cluster: two partitions of dead letters, one source topic.
@Suite("Replaying dead letters", .serialized)
struct ReplayTests {
    private let cluster: MockCluster
    private var client: ClientConfiguration { ClientConfiguration(bootstrapServers: cluster.bootstrapServers) }

    init() throws {
        cluster = try MockCluster(brokers: 1)
        try cluster.createTopic("dead", partitions: 2)
        try cluster.createTopic("signups", partitions: 3)
    }

    private func fill(_ count: Int, from first: Int = 0, _ changes: [String: String?] = [:]) async throws {
        let producer = try Producer(configuration: client, wakeUp: WakeUp())
        let records = (first..<first + count).map { number in
            OutgoingRecord(
                topic: "dead", partition: Int32(number % 2), key: .bytes(Array("k\(number)".utf8)),
                value: .bytes([0xFF, UInt8(number)]),
                headers: [Header(name: "own", value: "o")] + headers(changes))
        }
        #expect(producer.send(records).accepted == count)
        #expect(await producer.flush(within: .seconds(600)))
    }

    private func replay(
        group name: String = "tool", topics: Set<String> = ["signups"], maximumReplays: Int = 3,
        _ change: (inout Replay.Plan) -> Void = { _ in }
    ) async throws -> ReplaySummary {
        var plan = Replay.Plan(policy: ReplayPolicy(topics: topics, maximumReplays: maximumReplays))
        change(&plan)
        let topic = try await DeadLetterTopic.open("dead", client: client, patience: .seconds(600))
        let group = ClientConfiguration(properties: [("group.id", name)])
        var replay = try Replay(plan, topic: topic, consumer: group.overridden(by: client), producer: client)
        return try await replay.run()
    }

    private func sent() async throws -> [ConsumedRecord] {
        let topic = try await DeadLetterTopic.open("signups", client: client, patience: .seconds(600))
        let group = ClientConfiguration(properties: [("group.id", "reader")])
        var found: [ConsumedRecord] = []
        let reader = try DeadLetterReader(topic: topic, client: group.overridden(by: client))
        try await reader.read { records in
            found += records
            return true
        }
        await reader.close()
        return found
    }

    @Test("Records go back to their own partition byte for byte, with their key, their headers and one replay more")
    func sendsBack() async throws {
        try await fill(4)
        let summary = try await replay()
        #expect(summary.replayed == 4 && !summary.isCutShort)
        let records = try await sent()
        #expect(Set(records.map { $0.key.map { String(decoding: $0, as: UTF8.self) } }) == ["k0", "k1", "k2", "k3"])
        for record in records {
            #expect(record.partition == 1)
            #expect(record.value?.first == 0xFF && record.valueByteCount == 2)
            #expect(record.headers == [Header(name: "own", value: "o"), Header(name: "dlq.replays", value: "1")])
        }
    }

    @Test("A second run goes on where the first ended, and one from the beginning does not")
    func goesOn() async throws {
        try await fill(6)
        #expect(try await replay { $0.limit = 4 }.replayed == 4)
        let rest = try await replay()
        #expect(rest.replayed == 2)
        #expect(try await replay().replayed == 0)
        try await fill(1, from: 6)
        #expect(try await replay().replayed == 1)
        #expect(try await sent().count == 7)
        #expect(try await replay { $0.fromBeginning = true }.replayed == 7)
    }

    @Test("A dry run sends nothing and keeps no place")
    func dryRun() async throws {
        try await fill(3)
        let summary = try await replay { $0.isDryRun = true }
        #expect(summary.replayed == 3)
        #expect(try await sent().isEmpty)
        #expect(try await replay().replayed == 3)
    }

    @Test("What is left or not asked for is counted and not sent")
    func leaves() async throws {
        try await fill(2, ["dlq.replays": "3"])
        try await fill(2, ["dlq.topic": "payments"])
        try await fill(2, ["dlq.reason": "too_deep"])
        try await fill(3, ["dlq.partition": "?"])
        try await fill(1)
        let summary = try await replay { $0.selection.reason = "not_json" }
        #expect(summary.exhausted == 2 && summary.foreign == 2 && summary.untraceable == 3)
        #expect(summary.passedOver == 2 && summary.replayed == 1)
        #expect(try await sent().count == 1)
    }

    @Test("What was left at the end is sent by the same replay once it may be, and nothing is sent twice")
    func sendsWhatWasLeft() async throws {
        try await fill(4)
        try await fill(2, from: 4, ["dlq.replays": "3"])
        try await fill(2, from: 6, ["dlq.topic": "payments"])
        for (replayed, exhausted) in [(4, 2), (0, 2)] {
            let summary = try await replay()
            #expect(summary.replayed == replayed && summary.exhausted == exhausted && summary.foreign == 2)
        }
        let higher = try await replay(maximumReplays: 4)
        #expect(higher.replayed == 2 && higher.exhausted == 0 && higher.foreign == 2)
        try cluster.createTopic("payments", partitions: 3)
        #expect(try await replay(topics: ["signups", "payments"], maximumReplays: 4).replayed == 2)
        #expect(try await sent().count == 6)
    }

    @Test("What was left before others that were sent is sent by a selection of its own, without the others")
    func sendsOnlyWhatWasLeft() async throws {
        try await fill(2, ["dlq.replays": "3"])
        try await fill(4, from: 2)
        #expect(try await replay().replayed == 4)
        #expect(try await replay(maximumReplays: 5).replayed == 0)
        let left = try await replay(group: "tool.left", maximumReplays: 5) { $0.selection.minimumReplays = 3 }
        #expect(left.replayed == 2 && left.passedOver == 4)
        #expect(try await sent().count == 6)
    }

    @Test("A slow rate sends them all the same")
    func rate() async throws {
        try await fill(3)
        #expect(try await replay { $0.rate = 50 }.replayed == 3)
    }
}
