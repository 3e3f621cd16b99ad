import Kafka
import Testing

@Suite(.timeLimit(.minutes(10)))
struct AdminTests {
    private func problem(
        _ properties: [(name: String, value: String)], within timeout: Duration = .seconds(15)
    ) async throws -> Admin.ConnectionProblem? {
        let admin = try Admin(configuration: ClientConfiguration(properties: properties))
        do throws(Admin.ConnectionProblem) {
            try await admin.checkConnection(within: timeout)
            return nil
        } catch {
            return error
        }
    }

    @Test("A cluster that answers is reachable, also when it is not the first server named")
    func reachable() async throws {
        let cluster = try MockCluster()
        #expect(try await problem([("bootstrap.servers", cluster.bootstrapServers)], within: .seconds(300)) == nil)
        let servers = "no-such-host.invalid:9092,\(cluster.bootstrapServers)"
        #expect(try await problem([("bootstrap.servers", servers)], within: .seconds(300)) == nil)
    }

    @Test("A refused connection, an unknown host and a broker that hangs are told apart, in bounded time")
    func unreachable() async throws {
        let refused = try await problem([("bootstrap.servers", "127.0.0.1:1")])
        guard case .refused(let reason)? = refused else {
            Issue.record("\(String(describing: refused))")
            return
        }
        #expect(reason.message.contains("127.0.0.1:1"))
        let unknown = try await problem([("bootstrap.servers", "no-such-host.invalid:9092")])
        guard case .unresolvable(let reason)? = unknown else {
            Issue.record("\(String(describing: unknown))")
            return
        }
        #expect(reason.message.contains("no-such-host.invalid"))
        let cluster = try MockCluster()
        try cluster.setRoundTripTime(.seconds(30))
        let silent = try await problem([("bootstrap.servers", cluster.bootstrapServers)], within: .milliseconds(600))
        guard case .timedOut? = silent else {
            Issue.record("\(String(describing: silent))")
            return
        }
    }

    @Test("A TLS handshake with a broker that speaks none is said to be that")
    func tls() async throws {
        let cluster = try MockCluster()
        let found = try await problem(
            [("bootstrap.servers", cluster.bootstrapServers), ("security.protocol", "ssl")])
        guard case .tls? = found else {
            Issue.record("\(String(describing: found))")
            return
        }
    }

    @Test("Metadata brings brokers, partitions and leaders, and a missing topic as an error of that topic")
    func metadata() async throws {
        let cluster = try MockCluster(brokers: 3)
        try cluster.createTopic("first", partitions: 4, replication: 3)
        try cluster.createTopic("second", partitions: 1)
        cluster.setError(ofTopic: "missing", to: .unknownTopicOrPartition)
        let admin = try Admin(configuration: ClientConfiguration(bootstrapServers: cluster.bootstrapServers))
        let metadata = try await admin.metadata(topics: ["second", "missing", "first"])
        #expect(metadata.brokers.map(\.id).sorted() == [1, 2, 3])
        #expect(metadata.brokers.allSatisfy { cluster.bootstrapServers.contains("\($0.port)") })
        #expect(metadata.topics.map(\.name) == ["second", "missing", "first"])
        #expect(metadata.topics.map(\.partitions.count) == [1, 0, 4])
        #expect(metadata.topics.map { $0.error?.code } == [nil, .unknownTopicOrPartition, nil])
        #expect(metadata.topics[2].partitions.allSatisfy { $0.replicas.count == 3 && $0.leader != nil })
        try cluster.setLeader(of: TopicPartition(topic: "second", partition: 0), to: nil)
        let leaderless = try await admin.metadata(topics: ["second"])
        #expect(leaderless.topics.first?.partitions.first?.leader == nil)
        #expect(try await admin.metadata(topics: []).brokers.count == 3)
    }

    @Test("Watermarks are the first and the next offset")
    func watermarks() async throws {
        let loop = try ClusterLoop()
        try loop.cluster.createTopic("out", partitions: 1)
        let producer = try loop.makeProducer()
        #expect(await loop.send(numberedRecords(25, topic: "out", partitions: 1), with: producer) == nil)
        let admin = try Admin(configuration: loop.configuration())
        let (low, high) = try await admin.watermarks(of: TopicPartition(topic: "out", partition: 0))
        #expect(low == 0)
        #expect(high == 25)
        await #expect(throws: KafkaError.self) {
            try await admin.watermarks(of: TopicPartition(topic: "out", partition: 9), within: .seconds(2))
        }
    }

    @Test("Committed offsets are those of the group, and left out where there are none")
    func committedOffsets() async throws {
        let loop = try ClusterLoop()
        try loop.cluster.createTopic("out", partitions: 2)
        let all = partitions(0..<2, of: "out")
        let member = try loop.makeMember()
        try member.take(from: [all[0]: .beginning])
        try await member.consumer.commitAndWait([all[0]: 12])
        let admin = try Admin(configuration: loop.configuration())
        #expect(try await admin.committedOffsets(ofGroup: "group", all) == [all[0]: 12])
        #expect(try await admin.committedOffsets(ofGroup: "other", all).isEmpty)
        #expect(try await admin.committedOffsets(ofGroup: "group", []).isEmpty)
    }

    @Test("What a cluster cannot do is an error in bounded time")
    func unsupported() async throws {
        let cluster = try MockCluster()
        let admin = try Admin(configuration: ClientConfiguration(bootstrapServers: cluster.bootstrapServers))
        await #expect(throws: KafkaError.self) {
            try await admin.createTopics([Admin.NewTopic(name: "new", partitions: 1)], within: .seconds(1))
        }
        await #expect(throws: KafkaError.self) {
            try await admin.createTopics([Admin.NewTopic(name: "", partitions: 0)], within: .seconds(1))
        }
        await #expect(throws: KafkaError.self) {
            try await admin.members(ofGroup: "group", within: .seconds(1))
        }
        #expect(try await admin.createTopics([]).isEmpty)
    }
}
