import Kafka
import Testing

/// How a consumer leaves its group, whatever it has been asked and not answered.
@Suite(.timeLimit(.minutes(20)))
struct LeavingTests {
    private static let topic = "signups"

    @Test("Closing is bounded: before joining, with a revocation unanswered, twice, and without a broker")
    func closing() async throws {
        let loop = try await ClusterLoop.with(records: 40, in: Self.topic)
        let early = try loop.makeMember(["group.id": "early"])
        try early.consumer.subscribe(to: [Self.topic])
        #expect(await early.consumer.close(timeout: .seconds(300)))
        #expect(await early.consumer.close(timeout: .seconds(300)))
        let unsubscribed = try loop.makeMember(["group.id": "unsubscribed"])
        #expect(await unsubscribed.consumer.close(timeout: .seconds(300)))

        let first = try loop.makeMember()
        first.holdsRevocations = true
        try first.consumer.subscribe(to: [Self.topic])
        await loop.run { first.records.count == 40 }
        let second = try loop.makeMember()
        try second.consumer.subscribe(to: [Self.topic])
        await loop.run { !first.heldRevocations.isEmpty }
        let readers = first.readers.values
        #expect(await first.consumer.close(timeout: .seconds(300)))
        loop.forget(first)
        #expect(readers.allSatisfy { !$0.isOpen && $0.queuedCount == 0 })
        var records: [ConsumedRecord] = []
        #expect(readers.allSatisfy { $0.read(atMost: 10, into: &records).count == 0 })
        first.consumer.pollEvents { _ in Issue.record("There is nothing to say after the close.") }
        try first.consumer.commit([TopicPartition(topic: Self.topic, partition: 0): 1])
        await loop.run { second.assigned.count == 4 }

        try loop.cluster.takeDown()
        // Whether it succeeds is the broker's choice; that it ends is ours.
        _ = await second.consumer.close(timeout: .seconds(3))
    }

    @Test(
        "A member leaves with an assignment unanswered, of something and of nothing",
        arguments: ["cooperative-sticky", "range"])
    func leavesUnanswered(strategy: String) async throws {
        let loop = try ClusterLoop()
        try loop.cluster.createTopic("one", partitions: 1)
        let properties = ["partition.assignment.strategy": strategy]
        let first = try loop.makeMember(properties)
        try first.consumer.subscribe(to: ["one"])
        await loop.run { first.assigned.count == 1 }
        let second = try loop.makeMember(properties)
        second.holdsAssignments = true
        try second.consumer.subscribe(to: ["one"])
        await loop.run { !second.assignments.isEmpty }
        #expect(await second.consumer.close(timeout: .seconds(300)))
        loop.forget(second)
        await loop.run { first.assigned.count == 1 }
        #expect(await first.consumer.close(timeout: .seconds(300)))
        loop.forget(first)

        let third = try loop.makeMember(properties)
        third.holdsAssignments = true
        try third.consumer.subscribe(to: ["one"])
        await loop.run { third.assignments.first?.count == 1 }
        #expect(await third.consumer.close(timeout: .seconds(300)))
    }

    @Test("A member that leaves between its acceptance and its first assignment does not take the process down")
    func leavingWhileJoining() async throws {
        let loop = try await ClusterLoop.with(records: 4, in: Self.topic)
        loop.cluster.failNext(.syncGroup, with: Array(repeating: .rebalanceInProgress, count: 100))
        for closes in [true, false] {
            let member = try loop.makeMember(["debug": "cgrp", "group.id": "closes-\(closes)"])
            try member.consumer.subscribe(to: [Self.topic])
            // The refused answer to SyncGroup comes after the acceptance.
            await loop.run { member.log.contains { $0.message.contains("SyncGroup response") } }
            #expect(member.assignments.isEmpty)
            if closes { #expect(await member.consumer.close(timeout: .seconds(300))) }
            loop.forget(member)
        }
    }
}
