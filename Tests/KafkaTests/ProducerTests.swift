import Synchronization
import Testing

@testable import Kafka

@Suite(.timeLimit(.minutes(10)))
struct ProducerTests {
    private func loop(brokers: Int = 1) throws -> ClusterLoop {
        let loop = try ClusterLoop(brokers: brokers)
        try loop.cluster.createTopic("out", partitions: 2)
        return loop
    }

    @Test("A full queue takes what fits, in order, and takes the rest once reports were polled")
    func fullQueue() async throws {
        let loop = try loop()
        let producer = try loop.makeProducer(["queue.buffering.max.messages": "10"])
        let records = numberedRecords(35, topic: "out", partitions: 1)
        let first = producer.send(records)
        #expect(first.accepted == 10)
        #expect(first.failure?.code == .queueFull)
        #expect(first.failure?.disposition == .retry)
        #expect(producer.queuedCount == 10)
        var rest = records.dropFirst(first.accepted)
        while !rest.isEmpty {
            await loop.run { producer.queuedCount == 0 }
            rest = rest.dropFirst(producer.send(rest).accepted)
        }
        await loop.run { loop.reports.count == 35 }
        #expect(loop.reports.map(\.token) == (0..<35).map { UInt($0) })
        #expect(loop.reports.map(\.offset) == Array(0..<35))
        #expect(loop.reports.allSatisfy { $0.error == nil })
    }

    @Test("A record that is too large is refused by itself, and those around it can be sent")
    func tooLarge() async throws {
        let loop = try loop()
        let producer = try loop.makeProducer(["message.max.bytes": "2000"])
        let records = [100, 5000, 100].enumerated().map { index, size in
            OutgoingRecord(
                topic: "out", partition: 0, value: .bytes([UInt8](repeating: 1, count: size)),
                headers: [Header(name: "number", value: "\(index)")], token: UInt(index))
        }
        let result = producer.send(records)
        #expect(result.accepted == 1)
        #expect(result.failure?.code == .messageTooLarge)
        #expect(result.failure?.isRetriable == false)
        #expect(producer.send(records.dropFirst(2)).accepted == 1)
        await loop.run { loop.reports.count == 2 }
        #expect(loop.reports.map(\.token) == [0, 2])
    }

    @Test("An unknown partition is refused when the topic is known")
    func unknownPartition() async throws {
        let loop = try loop()
        let producer = try loop.makeProducer()
        #expect(await loop.send([OutgoingRecord(topic: "out", partition: 1)], with: producer) == nil)
        let result = producer.send([
            OutgoingRecord(topic: "out", partition: 9, headers: [Header(name: "a", value: nil)])
        ])
        #expect(result.accepted == 0)
        #expect(result.failure?.code == .unknownPartition)
        #expect(result.failure?.isSetUpProblem == true)
    }

    @Test("A topic's name that cannot be one is refused, not sent")
    func badTopicName() throws {
        let producer = try loop().makeProducer()
        let result = producer.send([OutgoingRecord(topic: String(repeating: "x", count: 600))])
        #expect(result.accepted == 0)
        #expect(result.failure != nil)
    }

    @Test("A record the broker refuses for good is reported with the reason, and its neighbours are not")
    func deliveryError() async throws {
        let loop = try loop()
        let producer = try loop.makeProducer(["enable.idempotence": "false"])
        loop.cluster.failNext(.produce, with: [.invalidRecord])
        let refused = await loop.send([OutgoingRecord(topic: "out", partition: 0, token: 7)], with: producer)
        #expect(refused?.code == .invalidRecord)
        #expect(refused?.disposition == .stop)
        #expect(loop.reports.map(\.token) == [7])
        #expect(await loop.send([OutgoingRecord(topic: "out", partition: 0, token: 8)], with: producer) == nil)
        #expect(loop.reports.map(\.token) == [7, 8])
    }

    @Test("A topic this client may not write to is a set-up problem")
    func topicAuthorization() async throws {
        let loop = try loop()
        let producer = try loop.makeProducer(["enable.idempotence": "false"])
        loop.cluster.failNext(.produce, with: [.topicAuthorization])
        let refused = await loop.send([OutgoingRecord(topic: "out", partition: 0)], with: producer)
        #expect(refused?.code == .topicAuthorization)
        #expect(refused?.isSetUpProblem == true)
    }

    @Test("A retriable refusal and a lost connection are hidden: the idempotent producer sends again, once")
    func retries() async throws {
        let loop = try loop()
        let producer = try loop.makeProducer(["retry.backoff.ms": "10"])
        loop.cluster.failNext(.produce, with: [.notEnoughReplicas, .transport, .notLeader])
        #expect(await loop.send(numberedRecords(100, topic: "out", partitions: 2), with: producer) == nil)
        let member = try loop.makeMember()
        try member.take(from: Dictionary(uniqueKeysWithValues: partitions(0..<2, of: "out").map { ($0, .beginning) }))
        await loop.run { member.records.count >= 100 }
        #expect(Set(member.records.compactMap(\.value)).count == 100)
        #expect(member.records.count == 100)
    }

    @Test("An unreachable cluster fails the record in the end and is said as an event; nothing prints")
    func unreachable() async throws {
        let loop = try loop()
        try loop.cluster.takeDown()
        let producer = try loop.makeProducer(["message.timeout.ms": "1500"])
        let error = await loop.send([OutgoingRecord(topic: "out", partition: 0)], with: producer)
        #expect(error?.code == .messageTimedOut)
        #expect(error?.isRetriable == true)
        await loop.run {
            loop.producerEvents.contains { if case .failed(let error) = $0 { error.code == .transport } else { false } }
        }
        #expect(loop.producerEvents.contains { if case .log(let line) = $0 { line.facility == "FAIL" } else { false } })
        #expect(producer.fatalError == nil)
    }

    @Test("Records sent while the broker is down arrive once it is back, and so do those for a new leader")
    func brokerDownAndUp() async throws {
        let loop = try loop(brokers: 2)
        for partition in partitions(0..<2, of: "out") { try loop.cluster.setLeader(of: partition, to: 1) }
        let producer = try loop.makeProducer(["reconnect.backoff.max.ms": "100"])
        #expect(await loop.send(numberedRecords(10, topic: "out", partitions: 2), with: producer) == nil)
        let member = try loop.makeMember(["reconnect.backoff.max.ms": "100"])
        try member.take(from: Dictionary(uniqueKeysWithValues: partitions(0..<2, of: "out").map { ($0, .beginning) }))
        await loop.run { member.records.count == 10 }

        try loop.cluster.takeDown(broker: 1)
        #expect(producer.send(numberedRecords(10, topic: "out", partitions: 2)).accepted == 10)
        await loop.run { member.failures.contains { $0.disposition == .reconnect } }
        #expect(loop.reports.count == 10)
        try loop.cluster.bringUp(broker: 1)
        await loop.run { loop.reports.count == 20 && member.records.count == 20 }

        for partition in partitions(0..<2, of: "out") { try loop.cluster.setLeader(of: partition, to: 2) }
        #expect(await loop.send(numberedRecords(10, topic: "out", partitions: 2), with: producer) == nil)
        #expect(loop.reports.allSatisfy { $0.error == nil })
    }

    @Test("A fatal error is told as an event, kept as the producer's, and refuses further records")
    func fatal() async throws {
        let loop = try loop()
        loop.cluster.failNext(.initProducerId, with: [.clusterAuthorization])
        let producer = try loop.makeProducer()
        await loop.run { producer.fatalError != nil }
        #expect(producer.fatalError?.code == .clusterAuthorization)
        #expect(producer.fatalError?.isFatal == true)
        await loop.run {
            loop.producerEvents.contains { if case .failed(let error) = $0 { error.isFatal } else { false } }
        }
        let result = producer.send([OutgoingRecord(topic: "out")])
        #expect(result.accepted == 0)
        #expect(result.failure?.isFatal == true)
        #expect(result.failure?.code == .clusterAuthorization)
    }

    @Test("Flushing waits for the answers without losing a report, and gives up in time")
    func flush() async throws {
        let loop = try loop()
        let producer = try loop.makeProducer(["linger.ms": "60000"])
        #expect(producer.send(numberedRecords(100, topic: "out", partitions: 2)).accepted == 100)
        #expect(await producer.flush(within: .seconds(300)))
        #expect(producer.queuedCount == 100)
        await loop.run { loop.reports.count == 100 }
        #expect(Set(loop.reports.map(\.token)).count == 100)
        #expect(producer.queuedCount == 0)
        try loop.cluster.takeDown()
        #expect(producer.send(numberedRecords(1, topic: "out", partitions: 2)).accepted == 1)
        #expect(await producer.flush(within: .milliseconds(50)) == false)
    }

    @Test("Events that nobody fetches do not pile up")
    func unfetchedEvents() async throws {
        let loop = try loop()
        let producer = try Producer(configuration: loop.configuration(["debug": "all"]), wakeUp: loop.wakeUp)
        var reports = 0
        for round in 1... {
            #expect(producer.send(numberedRecords(100, topic: "out", partitions: 2)).accepted == 100)
            await loop.run {
                producer.pollDeliveries { _ in reports += 1 }
                return reports == round * 100
            }
            let kept = producer.state.withLock { $0.events.count }
            #expect(kept <= 256)
            if round > 20 { break }
        }
        var events = 0
        producer.pollEvents { _ in events += 1 }
        #expect(events == 256)
        producer.pollEvents { _ in events += 1 }
        #expect(events == 256)
    }

    @Test("As long as a client is held, the clients are not gone")
    func clientsInUse() async throws {
        let producer = try loop().makeProducer()
        #expect(await KafkaClients.waitUntilGone(within: .milliseconds(30)) == false)
        #expect(producer.queuedCount == 0)
    }
}
