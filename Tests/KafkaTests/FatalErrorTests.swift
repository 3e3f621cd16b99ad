import Kafka
import Testing

@Suite("A client that has ended", .timeLimit(.minutes(10)))
struct FatalErrorTests {
    @Test("Whatever a fenced member is told says that it is fenced")
    func fencedCommit() async throws {
        let loop = try ClusterLoop()
        try loop.cluster.createTopic("signups", partitions: 1)
        let producer = try loop.makeProducer()
        #expect(await loop.send(numberedRecords(10, topic: "signups", partitions: 1), with: producer) == nil)
        let member = try loop.makeMember()
        try member.consumer.subscribe(to: ["signups"])
        await loop.run { member.records.count == 10 }
        let offsets = [TopicPartition(topic: "signups", partition: 0): Int64(10)]
        loop.cluster.failNext(.offsetCommit, with: [.fencedInstance, .fencedInstance])
        try member.consumer.commit(offsets)
        await loop.run { !member.commits.isEmpty }
        #expect(member.commits.first?.error?.isFenced == true, "\(member.commits)")
        #expect(member.consumer.fatalError?.isFenced == true)
        let later = await #expect(throws: KafkaError.self) { try await member.consumer.commitAndWait(offsets) }
        #expect(later?.isFenced == true)
    }

    @Test("Whatever a fenced producer is told says that it is fenced")
    func fencedProducer() async throws {
        let loop = try ClusterLoop()
        try loop.cluster.createTopic("events", partitions: 1)
        let producer = try loop.makeProducer(["transactional.id": "replica-1"])
        try await producer.initTransactions()
        try await producer.beginTransaction()
        loop.cluster.failNext(.addPartitionsToTransaction, with: [.producerFenced])
        #expect(producer.send(numberedRecords(1, topic: "events", partitions: 1)).accepted == 1)
        await loop.run { producer.fatalError != nil }
        // librdkafka's own word for it is that the client has ended, and no more.
        let refusal = producer.send(numberedRecords(1, topic: "events", partitions: 1)).failure
        #expect(refusal?.isFenced == true && refusal?.isFatal == true, "\(String(describing: refusal))")
    }
}
