import Kafka
import Testing

@Suite(.timeLimit(.minutes(10)))
struct RoundTripTests {
    private static let topic = TopicPartition(topic: "odd", partition: 0)

    /// Every shape of record that Kafka allows, with what must come back.
    private static let oddRecords: [(key: [UInt8]?, value: [UInt8]?, headers: [Header])] = [
        (nil, nil, []),
        ([], [], []),
        (nil, Array("value".utf8), []),
        (Array("key".utf8), nil, []),
        (Array(0...255), Array((0...255).reversed()), []),
        (Array("big".utf8), [UInt8](repeating: 0x5A, count: 1_000_000), []),
        ([0], [0], [Header(name: "null", value: nil), Header(name: "empty", value: [UInt8]())]),
        ([1], [1], [Header(name: "twice", value: "one"), Header(name: "twice", value: "two")]),
        ([2], [2], [Header(name: "binary", value: [0, 255, 0]), Header(name: "näme", value: "ü")]),
        ([3], [3], (0..<50).map { Header(name: "header-\($0)", value: String(repeating: "v", count: $0)) }),
    ]

    private func bytes(_ bytes: [UInt8]?) -> RecordBytes { bytes.map(RecordBytes.bytes) ?? .absent }

    @Test("Every odd record comes back as it was sent, and its report carries its token")
    func everyOddRecord() async throws {
        let loop = try ClusterLoop()
        try loop.cluster.createTopic("odd", partitions: 1)
        let producer = try loop.makeProducer(["message.max.bytes": "2000000"])
        let sent = Self.oddRecords.enumerated().map { index, odd in
            OutgoingRecord(
                topic: "odd", partition: 0, key: bytes(odd.key), value: bytes(odd.value),
                sharedHeaders: Array(odd.headers.prefix(1)), headers: Array(odd.headers.dropFirst()),
                timestamp: 1_700_000_000_000 + Int64(index), token: UInt.max - UInt(index))
        }
        #expect(await loop.send(sent, with: producer) == nil)
        #expect(loop.reports.map(\.token) == sent.map(\.token))
        #expect(loop.reports.map(\.offset) == Array(0..<Int64(sent.count)))
        #expect(loop.reports.allSatisfy { $0.partition == 0 })

        let member = try loop.makeMember()
        try member.take(from: [Self.topic: .beginning])
        await loop.run { member.records.count == sent.count }
        for (index, (record, odd)) in zip(member.records, Self.oddRecords).enumerated() {
            #expect(record.key == odd.key)
            #expect(record.value == odd.value)
            #expect(record.headers == odd.headers)
            #expect(record.offset == Int64(index))
            #expect(record.topicPartition == Self.topic)
            #expect(record.timestamp == 1_700_000_000_000 + Int64(index))
            #expect(record.timestampType == .created)
            let headerBytes = odd.headers.reduce(0) { $0 + $1.name.utf8.count + ($1.value?.count ?? 0) }
            #expect(record.byteCount == (odd.key?.count ?? 0) + (odd.value?.count ?? 0) + headerBytes)
        }
    }

    @Test("A consumed record's key and value can be sent on without a copy, absent ones as absent")
    func forwarding() async throws {
        let loop = try ClusterLoop()
        try loop.cluster.createTopic("odd", partitions: 1)
        try loop.cluster.createTopic("copy", partitions: 1)
        let producer = try loop.makeProducer(["message.max.bytes": "2000000"])
        let originals = Self.oddRecords.map {
            OutgoingRecord(topic: "odd", partition: 0, key: bytes($0.key), value: bytes($0.value), headers: $0.headers)
        }
        #expect(await loop.send(originals, with: producer) == nil)
        let member = try loop.makeMember()
        try member.take(from: [Self.topic: .beginning])
        await loop.run { member.records.count == originals.count }

        let copies = member.records.map {
            OutgoingRecord(topic: "copy", partition: 0, key: .keyOf($0), value: .valueOf($0), headers: $0.headers)
        }
        #expect(copies.map(\.value.count) == Self.oddRecords.map { $0.value?.count ?? 0 })
        #expect(copies.map(\.key.count) == Self.oddRecords.map { $0.key?.count ?? 0 })
        #expect(await loop.send(copies, with: producer) == nil)
        let second = try loop.makeMember()
        try second.take(from: [TopicPartition(topic: "copy", partition: 0): .beginning])
        await loop.run { second.records.count == copies.count }
        for (copy, odd) in zip(second.records, Self.oddRecords) {
            #expect(copy.key == odd.key)
            #expect(copy.value == odd.value)
            #expect(copy.headers == odd.headers)
        }
    }

    @Test("Records outlive their reader, consumer and cluster, and may be let go on another thread")
    func recordsOutlive() async throws {
        var records: [ConsumedRecord] = []
        do {
            let loop = try ClusterLoop()
            try loop.cluster.createTopic("odd", partitions: 1)
            let producer = try loop.makeProducer()
            #expect(await loop.send(numberedRecords(1000, topic: "odd", partitions: 1), with: producer) == nil)
            let member = try loop.makeMember()
            try member.take(from: [Self.topic: .beginning])
            await loop.run { member.records.count == 1000 }
            records = member.records
            #expect(await member.consumer.close(timeout: .seconds(300)))
        }
        let values = records.map { String(decoding: $0.value ?? [], as: UTF8.self) }
        #expect(values == (0..<1000).map(String.init))
        let handedOver = records
        records = []
        let sum = await Task.detached { handedOver.reduce(0) { $0 + $1.byteCount } }.value
        #expect(sum == values.reduce(0) { $0 + 2 * $1.utf8.count })
    }

    @Test("A record without a timestamp of its own gets the time of sending")
    func currentTime() async throws {
        let loop = try ClusterLoop()
        try loop.cluster.createTopic("odd", partitions: 1)
        let producer = try loop.makeProducer()
        #expect(await loop.send([OutgoingRecord(topic: "odd", value: .bytes([1]))], with: producer) == nil)
        let member = try loop.makeMember()
        try member.take(from: [Self.topic: .beginning])
        await loop.run { member.records.count == 1 }
        let timestamp = try #require(member.records.first?.timestamp)
        #expect(timestamp > 1_700_000_000_000)
    }
}
