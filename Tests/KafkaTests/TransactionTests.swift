import Kafka
import Testing

/// The calls and their errors. The in-process cluster accepts transactions without honouring them, so what they guarantee
/// is proven on a broker.
@Suite(.timeLimit(.minutes(10)))
struct TransactionTests {
    private func loop(_ properties: [String: String] = [:]) throws -> (ClusterLoop, Producer) {
        let loop = try ClusterLoop()
        try loop.cluster.createTopic("out", partitions: 2)
        let merged = ["transactional.id": "worker-1"].merging(properties) { _, new in new }
        return (loop, try loop.makeProducer(merged))
    }

    @Test("A commit waits for the records' answers, whose reports come afterwards, and a next transaction follows")
    func commit() async throws {
        let (loop, producer) = try loop()
        try await producer.initTransactions()
        for round in 1...3 {
            try await producer.beginTransaction()
            #expect(producer.send(numberedRecords(500, topic: "out", partitions: 2)).accepted == 500)
            try await producer.commitTransaction()
            #expect(producer.queuedCount == 500)
            await loop.run { loop.reports.count == round * 500 }
            #expect(loop.reports.allSatisfy { $0.error == nil })
        }
    }

    @Test("Offsets of a group go into the transaction, and no offsets are nothing to do")
    func offsets() async throws {
        let (loop, producer) = try loop()
        let member = try loop.makeMember()
        let identity = try #require(await member.consumer.groupMetadata())
        try await producer.initTransactions()
        try await producer.beginTransaction()
        #expect(producer.send(numberedRecords(10, topic: "out", partitions: 2)).accepted == 10)
        try await producer.sendOffsets([:], groupMetadata: identity)
        try await producer.sendOffsets([TopicPartition(topic: "in", partition: 0): 17], groupMetadata: identity)
        try await producer.commitTransaction()
        await loop.run { loop.reports.count == 10 }
    }

    @Test("An abort purges what was not acknowledged and reports every record")
    func abort() async throws {
        // So much patience that nothing leaves before the abort.
        let (loop, producer) = try loop(["linger.ms": "50000"])
        try await producer.initTransactions()
        try await producer.beginTransaction()
        #expect(producer.send(numberedRecords(300, topic: "out", partitions: 2)).accepted == 300)
        try await producer.abortTransaction()
        await loop.run { loop.reports.count == 300 }
        #expect(
            loop.reports.allSatisfy { $0.error?.code == .purgedInQueue || $0.error?.code == .purgedInFlight })
        #expect(producer.queuedCount == 0)
        try await producer.beginTransaction()
        #expect(producer.send(numberedRecords(1, topic: "out", partitions: 2)).accepted == 1)
        try await producer.commitTransaction()
        await loop.run { loop.reports.count == 301 }
        #expect(loop.reports.last?.error == nil)
    }

    @Test("A transaction that cannot be committed says so, its records are purged, and the next one works")
    func abortable() async throws {
        let (loop, producer) = try loop()
        try await producer.initTransactions()
        try await producer.beginTransaction()
        loop.cluster.failNext(.addPartitionsToTransaction, with: [.topicAuthorization])
        #expect(producer.send(numberedRecords(1, topic: "out", partitions: 1)).accepted == 1)
        let error = await #expect(throws: KafkaError.self) { try await producer.commitTransaction() }
        #expect(error?.requiresAbort == true)
        #expect(error?.disposition == .stop, "Set-up problems stop, whatever else they ask for.")
        try await producer.abortTransaction()
        await loop.run { loop.reports.count == 1 }
        #expect(loop.reports.first?.error != nil)
        try await producer.beginTransaction()
        #expect(producer.send(numberedRecords(1, topic: "out", partitions: 2)).accepted == 1)
        try await producer.commitTransaction()
        await loop.run { loop.reports.count == 2 }
        #expect(loop.reports.last?.error == nil)
    }

    @Test("A fenced producer is told to stop")
    func fenced() async throws {
        let (loop, producer) = try loop()
        try await producer.initTransactions()
        try await producer.beginTransaction()
        loop.cluster.failNext(.endTransaction, with: [.invalidProducerEpoch])
        #expect(producer.send(numberedRecords(1, topic: "out", partitions: 1)).accepted == 1)
        let error = await #expect(throws: KafkaError.self) { try await producer.commitTransaction() }
        #expect(error?.disposition == .stop)
        #expect(error?.isFatal == true)
        await loop.run { producer.fatalError != nil }
        #expect(producer.fatalError?.isFenced == true)
    }

    @Test("Calls out of turn are errors, not traps")
    func outOfTurn() async throws {
        let (loop, producer) = try loop()
        let early = await #expect(throws: KafkaError.self) { try await producer.beginTransaction() }
        #expect(early?.code == .state)
        let plain = try Producer(configuration: loop.configuration(), wakeUp: loop.wakeUp)
        await #expect(throws: KafkaError.self) { try await plain.initTransactions() }
        try await producer.initTransactions()
        let outside = producer.send(numberedRecords(1, topic: "out", partitions: 1))
        #expect(outside.accepted == 0)
        #expect(outside.failure?.code == .state)
    }

    @Test("Waiting for a coordinator that does not answer ends in time, and may be tried again")
    func unreachable() async throws {
        let (loop, producer) = try loop()
        try loop.cluster.takeDown()
        let error = await #expect(throws: KafkaError.self) {
            try await producer.initTransactions(within: .milliseconds(200))
        }
        #expect(error?.isRetriable == true)
        try loop.cluster.bringUp()
        try await producer.initTransactions()
    }
}
