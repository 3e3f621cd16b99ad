import Kafka
import Testing

/// What only a broker in another process can show, besides transactions.
@Suite(.enabled(if: Broker.isThere, "\(Broker.absence)"), .timeLimit(.minutes(10)))
struct BrokerClientTests {
    @Test("Topics are created once, described, and missing ones are not created by the question")
    func topics() async throws {
        let loop = BrokerLoop()
        let admin = try Admin(configuration: loop.configuration())
        let new = Admin.NewTopic(name: loop.topic, partitions: 3, replication: 1)
        #expect(try await admin.createTopics([new]) == [loop.topic])
        #expect(try await admin.createTopics([new]) == [])
        let missing = Broker.name("missing")
        for _ in 0..<2 {
            let metadata = try await admin.metadata(topics: [loop.topic, missing])
            #expect(metadata.topics.map(\.partitions.count) == [3, 0])
            #expect(metadata.topics.last?.error?.code == .unknownTopicOrPartition)
        }
        try await admin.checkConnection(within: .seconds(300))
    }

    @Test("Subscribing to a topic that does not exist is a set-up problem that names it")
    func missingTopic() async throws {
        let loop = BrokerLoop()
        let member = try loop.makeGroupMember()
        try member.consumer.subscribe(to: [loop.topic])
        await loop.run { !member.failures.isEmpty || !member.partitionFailures.isEmpty }
        let error = try #require(member.failures.first ?? member.partitionFailures.first?.1)
        #expect(error.code == .unknownTopicOrPartition)
        #expect(error.message.contains(loop.topic))
        #expect(await member.consumer.close(timeout: .seconds(300)))
    }

    @Test("Offsets and the number of members can be asked for from outside of the group")
    func groupFromOutside() async throws {
        let loop = BrokerLoop()
        try await loop.createTopic(partitions: 4)
        let producer = try loop.makeProducer()
        #expect(await loop.send(numberedRecords(400, topic: loop.topic, partitions: 4), with: producer) == nil)
        let admin = try Admin(configuration: loop.configuration())
        #expect(try await admin.members(ofGroup: loop.group).count == 0)
        let first = try loop.makeGroupMember()
        try first.consumer.subscribe(to: [loop.topic])
        await loop.run { first.records.count == 400 }
        #expect(try await admin.members(ofGroup: loop.group).count == 1)
        let all = partitions(0..<4, of: loop.topic)
        #expect(try await admin.committedOffsets(ofGroup: loop.group, all).isEmpty)
        #expect(try await first.consumer.commitAndWait([all[0]: 100, all[1]: 30]).error == nil)
        #expect(try await admin.committedOffsets(ofGroup: loop.group, all) == [all[0]: 100, all[1]: 30])
        #expect(try await admin.watermarks(of: all[2]) == (0, 100))

        let second = try loop.makeGroupMember()
        try second.consumer.subscribe(to: [loop.topic])
        await loop.run { first.assigned.count == 2 && second.assigned.count == 2 }
        #expect(try await admin.members(ofGroup: loop.group).count == 2)
        #expect(await second.consumer.close(timeout: .seconds(300)))
        loop.forget(second)
        await loop.run { first.assigned.count == 4 }
        #expect(try await admin.members(ofGroup: loop.group).count == 1)
        #expect(await first.consumer.close(timeout: .seconds(300)))
    }

    @Test("A static member that comes back has its partitions again, and a second one of its name fences the first")
    func staticMembership() async throws {
        let loop = BrokerLoop()
        try await loop.createTopic(partitions: 4)
        let producer = try loop.makeProducer()
        #expect(await loop.send(numberedRecords(400, topic: loop.topic, partitions: 4), with: producer) == nil)
        let first = try loop.makeGroupMember(["group.instance.id": "a"])
        try first.consumer.subscribe(to: [loop.topic])
        await loop.run { first.records.count == 400 }
        #expect(try await first.consumer.commitAndWait(first.positions).error == nil)

        let twin = try loop.makeGroupMember(["group.instance.id": "a"])
        try twin.consumer.subscribe(to: [loop.topic])
        await loop.run { twin.assigned.count == 4 && first.consumer.fatalError != nil }
        #expect(first.consumer.fatalError?.code == .fencedInstance)
        #expect(first.consumer.fatalError?.disposition == .stop)
        await loop.run { first.failures.contains { $0.isFenced && $0.isFatal } }
        #expect(await first.consumer.close(timeout: .seconds(300)))
        loop.forget(first)

        #expect(await loop.send(numberedRecords(40, topic: loop.topic, partitions: 4), with: producer) == nil)
        await loop.run { twin.records.count == 40 }
        #expect(twin.records.allSatisfy { $0.offset >= 100 })
        #expect(try await twin.consumer.commitAndWait(twin.positions).error == nil)
        // Closing a static member does not give up its place: nobody else gets its partitions in between.
        #expect(await twin.consumer.close(timeout: .seconds(300)))
        loop.forget(twin)
        let returned = try loop.makeGroupMember(["group.instance.id": "a"])
        try returned.consumer.subscribe(to: [loop.topic])
        await loop.run { returned.assigned.count == 4 }
        #expect(await loop.send(numberedRecords(4, topic: loop.topic, partitions: 4), with: producer) == nil)
        await loop.run { returned.records.count == 4 }
        #expect(returned.records.allSatisfy { $0.offset == 110 })
        #expect(await returned.consumer.close(timeout: .seconds(300)))
    }
}
