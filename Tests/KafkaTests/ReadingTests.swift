import Kafka
import Testing

@Suite(.timeLimit(.minutes(10)))
struct ReadingTests {
    private static let partition = TopicPartition(topic: "numbers", partition: 0)

    private func loop(records count: Int, _ properties: [String: String] = [:]) async throws -> (ClusterLoop, Member) {
        let loop = try ClusterLoop()
        try loop.cluster.createTopic("numbers", partitions: 1)
        let producer = try loop.makeProducer()
        #expect(await loop.send(numberedRecords(count, topic: "numbers", partitions: 1), with: producer) == nil)
        // The statistics are the tick for conditions that no signal announces, such as the length of an unread queue.
        let merged = ["statistics.interval.ms": "100"].merging(properties) { _, new in new }
        return (loop, try loop.makeMember(merged))
    }

    @Test("A seek drops what was fetched and reads again from there, backwards and forwards")
    func seek() async throws {
        let (loop, member) = try await loop(records: 3000)
        member.reads = false
        try member.take(from: [Self.partition: .beginning])
        let reader = try #require(member.readers[Self.partition])
        var records: [ConsumedRecord] = []
        // Part of what was fetched is read, the rest waits in the queue.
        await loop.run { reader.read(atMost: 100, into: &records).count > 0 }
        for target in [Int64(50), 2500, 0, 1234] {
            try await member.consumer.seek(to: [Self.partition: target])
            records = []
            await loop.run {
                while reader.read(atMost: 70, into: &records).count > 0 {}
                return records.count > 200
            }
            let first = try #require(records.first).offset
            #expect(records.map(\.offset) == Array(first..<first + Int64(records.count)))
            #expect(first == target)
        }
    }

    @Test("Reading begins at the beginning, at the end or at an offset")
    func starts() async throws {
        let (loop, member) = try await loop(records: 100)
        try member.take(from: [Self.partition: .offset(40)])
        await loop.run { member.records.count == 60 }
        #expect(member.records.map(\.offset) == Array(40..<100))
        let tail = try loop.makeMember(["statistics.interval.ms": "100"])
        try tail.take(from: [Self.partition: .end])
        await loop.run { tail.consumer.statistics.partitions[Self.partition]?.high == 100 }
        let producer = try #require(loop.producer)
        #expect(await loop.send(numberedRecords(5, topic: "numbers", partitions: 1), with: producer) == nil)
        await loop.run { tail.records.count == 5 }
        #expect(tail.records.map(\.offset) == Array(100..<105))
    }

    @Test("An offset out of range is reported where nothing says what to do instead")
    func outOfRange() async throws {
        let (loop, member) = try await loop(records: 10, ["auto.offset.reset": "error"])
        try member.take(from: [Self.partition: .offset(5000)])
        await loop.run { !member.failures.isEmpty }
        #expect(member.failures.first?.code == .noOffset)
        #expect(member.failures.first?.isSetUpProblem == true)
    }

    @Test("The end of a partition is reported when it is asked for, and is no record")
    func partitionEnd() async throws {
        let (loop, member) = try await loop(records: 10, ["enable.partition.eof": "true"])
        try member.take(from: [Self.partition: .beginning])
        await loop.run { !member.failures.isEmpty }
        #expect(member.failures.first?.code == .partitionEnd)
        #expect(member.records.count == 10)
    }

    @Test("What is not read in one go waits for the next, and a limit of nothing reads nothing")
    func limits() async throws {
        let (loop, member) = try await loop(records: 500)
        member.reads = false
        try member.take(from: [Self.partition: .beginning])
        let reader = try #require(member.readers[Self.partition])
        await loop.run { reader.queuedCount >= 500 }
        var records: [ConsumedRecord] = []
        #expect(reader.read(atMost: 0, into: &records).count == 0)
        #expect(reader.read(atMost: -1, into: &records).count == 0)
        #expect(reader.read(atMost: 200, into: &records).count == 200)
        #expect(reader.queuedCount >= 300)
        #expect(reader.read(atMost: 1000, into: &records).count == 300)
        #expect(records.map(\.offset) == Array(0..<500))
    }

    @Test("Lag is what is written and not read, and unknown until something was fetched")
    func lag() async throws {
        let (loop, member) = try await loop(records: 500)
        member.reads = false
        try member.take(from: [Self.partition: .beginning])
        let unknown = ConsumerStatistics.Partition(position: nil, low: nil, high: nil)
        #expect(unknown.lag == nil)
        #expect(unknown.lag(from: 5) == nil)
        #expect(ConsumerStatistics().totalLag == nil)
        let reader = try #require(member.readers[Self.partition])
        await loop.run { reader.queuedCount >= 500 }
        var records: [ConsumedRecord] = []
        reader.read(atMost: 200, into: &records)
        let known = try #require(member.consumer.statistics.partitions[Self.partition])
        #expect(known.position == 200)
        #expect(known.high == 500)
        #expect(known.lag == 300)
        #expect(known.lag(from: 120) == 380)
        #expect(known.lag(from: 501) == 0)
        #expect(member.consumer.statistics.totalLag == 300)
        #expect(ConsumerStatistics.Partition(position: 3, low: 10, high: 30).lag == 20)
    }
}
