import Kafka
import Testing

/// What happens between a consumer and its group. Joining a group costs about three seconds in the in-process cluster, so
/// each test looks at what comes naturally together.
@Suite(.timeLimit(.minutes(20)))
struct GroupTests {
    private static let topic = "signups"

    private func refusal(of offsets: [TopicPartition: Int64], by member: Member) async -> KafkaError? {
        do throws(KafkaError) {
            return try await member.consumer.commitAndWait(offsets).error
        } catch {
            return error
        }
    }

    private func offsets(_ records: [ConsumedRecord]) -> [TopicPartition: [Int64]] {
        Dictionary(grouping: records, by: \.topicPartition).mapValues { $0.map(\.offset) }
    }

    @Test("A member reads everything in order, commits, and its successor resumes there")
    func commitAndResume() async throws {
        let loop = try await ClusterLoop.with(records: 4000, in: Self.topic)
        let first = try loop.makeMember()
        try first.consumer.subscribe(to: [Self.topic])
        await loop.run { first.records.count == 4000 }
        #expect(first.assignments.map(Set.init) == [Set(partitions(0..<4, of: Self.topic))])
        for (_, offsets) in offsets(first.records) { #expect(offsets == Array(0..<1000)) }
        #expect(first.failures.isEmpty)

        // By event, for two partitions; by waiting, for a third; not at all for the fourth.
        let all = partitions(0..<4, of: Self.topic)
        try first.consumer.commit([all[0]: 400, all[1]: 1000])
        await loop.run { first.commits.count == 1 }
        #expect(first.commits.first?.committed == [all[0]: 400, all[1]: 1000])
        #expect(first.commits.first?.error == nil)
        let result = try await first.consumer.commitAndWait([all[2]: 7])
        #expect(result.committed == [all[2]: 7])
        #expect(try await first.consumer.commitAndWait([:]).committed.isEmpty)
        let committed = try await first.consumer.committed(all)
        #expect(committed == [all[0]: 400, all[1]: 1000, all[2]: 7])

        #expect(await first.consumer.close(timeout: .seconds(300)))
        loop.forget(first)
        let second = try loop.makeMember()
        try second.consumer.subscribe(to: [Self.topic])
        await loop.run { second.records.count == 600 + 0 + 993 + 1000 }
        let resumed = offsets(second.records)
        #expect(resumed[all[0]]?.first == 400)
        #expect(resumed[all[1]] == nil)
        #expect(resumed[all[2]]?.first == 7)
        #expect(resumed[all[3]]?.first == 0)
        #expect(second.consumer.statistics.totalLag == 0)
        #expect(await second.consumer.close(timeout: .seconds(300)))
    }

    @Test("A revocation answered late keeps the partition until it is given up, and nothing is lost or read twice")
    func lateRevocation() async throws {
        // The cluster takes a member for dead that a busy machine keeps silent for a session, and its rebalances last about as long as
        // one. And it refuses a member that asks for its part only after the leader has handed in all parts, which on a busy machine
        // happens: that one joins anew, and the group is rebalancing when the first commits. So there are several attempts.
        var disturbances: [String] = []
        for seconds in [6, 6, 6, 6, 20, 60] {
            guard let disturbance = try await keepsUntilGivenUp(session: seconds) else { return }
            disturbances.append("session of \(seconds) s: \(disturbance)")
        }
        Issue.record("members lost their partitions, however long the session was: \(disturbances)")
    }

    /// What kept somebody from being a member all the time, or `nil`; nothing is then expected of the rest.
    private func keepsUntilGivenUp(session seconds: Int) async throws -> String? {
        let loop = try await ClusterLoop.with(records: 2000, in: Self.topic)
        let properties = ["session.timeout.ms": "\(seconds)000"]
        let first = try loop.makeMember(properties)
        let second = try loop.makeMember(properties)
        func isDisturbed() -> Bool { first.hasLost || second.hasLost }
        func who() -> String { "lost by the \(first.hasLost ? "first" : "second")" }
        first.holdsRevocations = true
        try first.consumer.subscribe(to: [Self.topic])
        await loop.run { first.records.count == 2000 || isDisturbed() }
        try second.consumer.subscribe(to: [Self.topic])
        await loop.run { !first.heldRevocations.isEmpty || isDisturbed() }
        let producer = try #require(loop.producer)
        #expect(await loop.send(numberedRecords(400, topic: Self.topic, partitions: 4), with: producer) == nil)
        let readEarly = second.records.count
        let refusal = await refusal(of: first.positions, by: first)
        if isDisturbed() { return who() }
        if let refusal, refusal.disposition == .rejoin { return "a commit was refused: \(refusal)" }
        // Still ours: nobody else reads it, and what was read can be committed.
        #expect(readEarly == 0)
        #expect(refusal == nil)

        first.giveUp()
        await loop.run { (second.assigned.count == 2 && first.assigned.count == 2) || isDisturbed() }
        let isDisjoint = first.assigned.isDisjoint(with: second.assigned)
        #expect(await loop.send(numberedRecords(2000, topic: Self.topic, partitions: 4), with: producer) == nil)
        let all = partitions(0..<4, of: Self.topic)
        await loop.run {
            let read = offsets(first.records + second.records)
            return all.allSatisfy { Set(read[$0] ?? []) == Set(0..<1100) } || isDisturbed()
        }
        if isDisturbed() { return who() }
        #expect(isDisjoint)
        #expect(first.records.count + second.records.count == 4400)
        #expect(await second.consumer.close(timeout: .seconds(300)))
        loop.forget(second)
        // What the leaver held comes back.
        await loop.run { first.assigned.count == 4 }
        #expect(await first.consumer.close(timeout: .seconds(300)))
        return nil
    }

    @Test("Reading nothing is back-pressure that keeps the membership")
    func unreadPartitions() async throws {
        let loop = try await ClusterLoop.with(records: 0, in: Self.topic)
        let producer = try #require(loop.producer)
        let value = [UInt8](repeating: 7, count: 1000)
        for batch in 0..<10 {
            let records = (0..<200).map {
                OutgoingRecord(topic: Self.topic, partition: Int32($0 % 4), value: .bytes(value), token: UInt(batch))
            }
            #expect(await loop.send(records, with: producer) == nil)
        }
        let member = try loop.makeMember([
            "max.poll.interval.ms": "15000", "session.timeout.ms": "15000", "statistics.interval.ms": "500",
            "queued.max.messages.kbytes": "8",
            "fetch.message.max.bytes": "4096",
        ])
        member.reads = false
        try member.consumer.subscribe(to: [Self.topic])
        await loop.run { member.assigned.count == 4 }
        // The statistics count the time: twenty seconds without a read, longer than `max.poll.interval.ms`.
        let before = member.statistics.count
        await loop.run { member.statistics.count >= before + 40 }
        #expect(member.revocations.isEmpty)
        #expect(member.failures.isEmpty)
        let queued = member.readers.values.reduce(0) { $0 + $1.queuedCount }
        #expect(queued > 0)
        #expect(queued < 1000)
        #expect(member.statistics.allSatisfy { ($0.totalLag ?? 0) >= 0 })

        member.reads = true
        await loop.run { member.records.count == 2000 }
        for (_, offsets) in offsets(member.records) { #expect(offsets == Array(0..<500)) }
        #expect(try await member.consumer.commitAndWait(member.positions).error == nil)
        #expect(await member.consumer.close(timeout: .seconds(300)))
    }

    @Test("An eager group revokes and assigns everything at once")
    func eagerGroup() async throws {
        let loop = try await ClusterLoop.with(records: 400, in: Self.topic)
        let eager = ["partition.assignment.strategy": "range"]
        let first = try loop.makeMember(eager)
        try first.consumer.subscribe(to: [Self.topic])
        await loop.run { first.records.count == 400 }
        #expect(try await first.consumer.commitAndWait(first.positions).error == nil)
        let second = try loop.makeMember(eager)
        try second.consumer.subscribe(to: [Self.topic])
        await loop.run { second.assigned.count == 2 && first.assigned.count == 2 }
        #expect(first.revocations.first.map { Set($0.partitions) } == Set(partitions(0..<4, of: Self.topic)))
        let producer = try #require(loop.producer)
        #expect(await loop.send(numberedRecords(400, topic: Self.topic, partitions: 4), with: producer) == nil)
        await loop.run { first.records.count + second.records.count == 800 }
        for (_, offsets) in offsets(first.records + second.records) { #expect(offsets == Array(0..<200)) }
        #expect(await second.consumer.close(timeout: .seconds(300)))
        loop.forget(second)
        #expect(await first.consumer.close(timeout: .seconds(300)))
    }

    @Test("A topic that does not exist is a set-up problem that names it")
    func unknownTopic() async throws {
        let loop = try ClusterLoop()
        // The in-process cluster would create it at the first question.
        loop.cluster.setError(ofTopic: "missing", to: .unknownTopicOrPartition)
        let member = try loop.makeMember()
        try member.consumer.subscribe(to: ["missing"])
        await loop.run { !member.failures.isEmpty }
        let error = try #require(member.failures.first)
        #expect(error.message.contains("missing"))
        #expect(error.code == .unknownTopicOrPartition)
        #expect(error.isSetUpProblem)
        #expect(await member.consumer.close(timeout: .seconds(300)))
    }

    @Test("A member cut off from its group loses its partitions, is told so, and has them again when it is back")
    func lostAssignment() async throws {
        let loop = try await ClusterLoop.with(records: 400, in: Self.topic)
        let member = try loop.makeMember(["reconnect.backoff.max.ms": "200"])
        try member.consumer.subscribe(to: [Self.topic])
        await loop.run { member.records.count == 400 }
        #expect(try await member.consumer.commitAndWait(partitions(0..<1, of: Self.topic).asOffsets(30)).error == nil)
        try loop.cluster.takeDown()
        await loop.run { !member.revocations.isEmpty }
        #expect(member.revocations.first?.isLost == true)
        #expect(member.assigned.isEmpty)
        await #expect(throws: KafkaError.self) {
            try await member.consumer.commitAndWait(
                partitions(0..<1, of: Self.topic).asOffsets(31), within: .milliseconds(300))
        }
        try loop.cluster.bringUp()
        // One partition from its committed offset, three from the beginning.
        await loop.run { member.records.count == 400 + 70 + 300 }
        #expect(member.assigned.count == 4)
        #expect(await member.consumer.close(timeout: .seconds(300)))
    }

    @Test("A commit that the coordinator puts off ends in time, and succeeds in the end")
    func commitIsRetried() async throws {
        let loop = try await ClusterLoop.with(records: 4, in: Self.topic)
        let member = try loop.makeMember()
        let partition = TopicPartition(topic: Self.topic, partition: 0)
        try member.take(from: [partition: .beginning])
        loop.cluster.failNext(.offsetCommit, with: [.coordinatorNotAvailable])
        while let refusal = await refusal(of: [partition: 1], by: member) {
            #expect(refusal.isRetriable, "\(refusal)")
        }
        #expect(try await member.consumer.committed([partition]) == [partition: 1])
    }

    @Test("A refused commit is told as it is: what a rebalance refuses is neither fatal nor to be retried blindly")
    func refusedCommit() async throws {
        let loop = try await ClusterLoop.with(records: 4, in: Self.topic)
        let member = try loop.makeMember()
        let partition = TopicPartition(topic: Self.topic, partition: 0)
        try member.take(from: [partition: .beginning])
        for code in [KafkaError.Code.rebalanceInProgress, .illegalGeneration, .unknownMember] {
            loop.cluster.failNext(.offsetCommit, with: [code])
            let refusal = await refusal(of: [partition: 1], by: member)
            #expect(refusal?.code == code)
            #expect(refusal?.isFatal == false)
            #expect(refusal?.disposition == .rejoin)
            loop.cluster.failNext(.offsetCommit, with: [code])
            let count = member.commits.count
            try member.consumer.commit([partition: 1])
            await loop.run { member.commits.count > count }
            #expect(member.commits.last?.error?.disposition == .rejoin)
            #expect(member.commits.last?.committed == [:])
            #expect(member.commits.last?.failures[partition]?.code == code)
        }
    }
}
