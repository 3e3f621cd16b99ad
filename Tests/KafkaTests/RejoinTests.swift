import Kafka
import Testing

/// A commit that is sent while the member waits to be let into its group again is answered for a generation that is over, and
/// librdkafka 2.0.2 then counts everything that the member holds as lost.
@Suite("Commits around a rebalance", .timeLimit(.minutes(10)))
struct RejoinTests {
    private static let topic = "signups"

    @Test(
        "A member that commits all the time, but not while it joins, comes through a rebalance without losing a partition"
    )
    func commitsAroundJoining() async throws {
        let loop = try ClusterLoop()
        try loop.cluster.createTopic(Self.topic, partitions: 4)
        let producer = try loop.makeProducer()
        #expect(await loop.send(numberedRecords(400, topic: Self.topic, partitions: 4), with: producer) == nil)
        // The in-process cluster ends a rebalance when a session's time is over.
        let patient = ["session.timeout.ms": "10000"]
        let first = try loop.makeMember(patient)
        try first.consumer.subscribe(to: [Self.topic])
        await loop.run { first.records.count == 400 }
        var sent = 0

        func commitUnlessJoining() {
            guard !first.consumer.isJoining, first.commits.count == sent, !first.assigned.isEmpty else { return }
            do throws(KafkaError) {
                try first.consumer.commit(first.positions.filter { first.assigned.contains($0.key) })
                sent += 1
            } catch {
                Issue.record("\(error)")
            }
        }
        let second = try loop.makeMember(patient)
        try second.consumer.subscribe(to: [Self.topic])
        await loop.run {
            commitUnlessJoining()
            return first.assigned.count == 2 && second.assigned.count == 2
        }
        #expect(sent > 0)
        #expect(first.revocations.allSatisfy { !$0.isLost })
        #expect(second.revocations.allSatisfy { !$0.isLost })
        // No partition that was kept had to be taken anew.
        #expect(first.revocations.flatMap(\.partitions).count == 2)
    }
}
