import Kafka
import Testing

/// What transactions guarantee, on a broker that honours them.
@Suite(.enabled(if: Broker.isThere, "\(Broker.absence)"), .timeLimit(.minutes(10)))
struct BrokerTransactionTests {
    private func values(_ records: [ConsumedRecord]) -> [String] {
        records.map { String(decoding: $0.value ?? [], as: UTF8.self) }
    }

    private func records(_ texts: [String], _ topic: String) -> [OutgoingRecord] {
        texts.map { OutgoingRecord(topic: topic, partition: 0, value: .bytes(Array($0.utf8))) }
    }

    @Test("Readers see what was committed, and nothing of what was aborted or is still open")
    func visibility() async throws {
        let loop = BrokerLoop()
        try await loop.createTopic(partitions: 1)
        let producer = try loop.makeProducer(["transactional.id": Broker.name("transactional")])
        try await producer.initTransactions()
        for (text, commits) in [("one", true), ("two", false), ("three", true)] {
            try await producer.beginTransaction()
            #expect(producer.send(records(["\(text)-a", "\(text)-b"], loop.topic)).accepted == 2)
            #expect(await producer.flush(within: .seconds(300)))
            if commits { try await producer.commitTransaction() } else { try await producer.abortTransaction() }
        }
        try await producer.beginTransaction()
        #expect(producer.send(records(["open"], loop.topic)).accepted == 1)
        #expect(await producer.flush(within: .seconds(300)))
        #expect(values(try await loop.readBack(4, partitions: 1)) == ["one-a", "one-b", "three-a", "three-b"])
        try await producer.commitTransaction()
        #expect(values(try await loop.readBack(5, partitions: 1)).last == "open")
    }

    @Test(
        "A group's offsets are committed with the transaction, and not with an aborted one, whose input is read again")
    func offsetsWithTheTransaction() async throws {
        let loop = BrokerLoop()
        try await loop.createTopic(partitions: 1)
        let output = BrokerLoop()
        try await output.createTopic(partitions: 1)
        let feeder = try loop.makeProducer()
        #expect(await loop.send(numberedRecords(100, topic: loop.topic, partitions: 1), with: feeder) == nil)
        let input = TopicPartition(topic: loop.topic, partition: 0)
        let member = try loop.makeGroupMember()
        try member.consumer.subscribe(to: [loop.topic])
        await loop.run { member.records.count == 100 }
        let producer = try loop.makeProducer(["transactional.id": Broker.name("transactional")])
        try await producer.initTransactions()

        func attempt(_ batch: ArraySlice<ConsumedRecord>, upTo offset: Int64) async throws {
            try await producer.beginTransaction()
            let results = batch.map { OutgoingRecord(topic: output.topic, partition: 0, value: .valueOf($0)) }
            #expect(producer.send(results).accepted == batch.count)
            let identity = try #require(await member.consumer.groupMetadata())
            try await producer.sendOffsets([input: offset], groupMetadata: identity)
        }
        try await attempt(member.records[..<40], upTo: 40)
        try await producer.commitTransaction()
        #expect(try await member.consumer.committed([input]) == [input: 40])
        try await attempt(member.records[40...], upTo: 100)
        try await producer.abortTransaction()
        #expect(try await member.consumer.committed([input]) == [input: 40])

        try await member.consumer.seek(to: [input: 40])
        await loop.run { member.records.count == 160 }
        #expect(member.records[100...].map(\.offset) == Array(40..<100))
        try await attempt(member.records[100...], upTo: 100)
        try await producer.commitTransaction()
        #expect(try await member.consumer.committed([input]) == [input: 100])
        #expect(values(try await output.readBack(100, partitions: 1)) == (0..<100).map(String.init))
        #expect(await member.consumer.close(timeout: .seconds(300)))
    }

    @Test("A successor with the same transactional.id ends its predecessor's open transaction and fences it")
    func fencing() async throws {
        let loop = BrokerLoop()
        try await loop.createTopic(partitions: 1)
        let identity = ["transactional.id": Broker.name("transactional")]
        let zombie = try loop.makeProducer(identity)
        try await zombie.initTransactions()
        try await zombie.beginTransaction()
        #expect(zombie.send(records(["zombie"], loop.topic)).accepted == 1)
        #expect(await zombie.flush(within: .seconds(300)))

        let successor = try loop.makeProducer(identity)
        try await successor.initTransactions()
        try await successor.beginTransaction()
        #expect(successor.send(records(["successor"], loop.topic)).accepted == 1)
        try await successor.commitTransaction()
        let error = await #expect(throws: KafkaError.self) { try await zombie.commitTransaction() }
        #expect(error?.disposition == .stop)
        #expect(zombie.fatalError?.isFenced == true)
        #expect(values(try await loop.readBack(1, partitions: 1)) == ["successor"])
    }
}
