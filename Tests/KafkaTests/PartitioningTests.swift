import Kafka
import Testing

@Suite(.timeLimit(.minutes(10)))
struct PartitioningTests {
    @Test(
        "The test's own murmur2 gives Java's published values",
        arguments: [
            ("21", -973_932_308), ("foobar", -790_332_482), ("a-little-bit-long-string", -985_981_536),
            ("a-little-bit-longer-string", -1_486_304_829), ("abc", 479_470_107),
            ("lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8", -58_897_971),
        ] as [(String, Int32)])
    func publishedValues(text: String, expected: Int32) {
        #expect(Murmur2.hash(Array(text.utf8)) == expected)
    }

    @Test("Keys, also binary and empty ones, go to the partition a Java producer would choose")
    func javaPartitions() async throws {
        let loop = try ClusterLoop()
        try loop.cluster.createTopic("keyed", partitions: 7)
        let producer = try loop.makeProducer()
        var generator = SeededGenerator(seed: 20_261_121)
        let keys: [[UInt8]] =
            [[]]
            + (0..<2000).map { _ in
                let length = Int.random(in: 1...40, using: &generator)
                return (0..<length).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
            }
        let records = keys.enumerated().map { index, key in
            OutgoingRecord(topic: "keyed", key: .bytes(key), value: .bytes([1]), token: UInt(index))
        }
        #expect(await loop.send(records, with: producer) == nil)
        #expect(loop.reports.count == keys.count)
        for report in loop.reports {
            let key = keys[Int(report.token)]
            #expect(report.partition == Murmur2.partition(of: key, among: 7), "key \(key)")
        }
    }
}
