/// The hash by which Java's producer chooses a partition, written down a second time so that librdkafka's can be compared.
///
/// Source: Apache Kafka, `org.apache.kafka.common.utils.Utils.murmur2` and `toPositive`; the mixing is Austin Appleby's
/// MurmurHash2 (https://github.com/aappleby/smhasher).
enum Murmur2 {
    static func hash(_ bytes: [UInt8]) -> Int32 {
        let mix: UInt32 = 0x5bd1_e995
        var hash = 0x9747_b28c ^ UInt32(truncatingIfNeeded: bytes.count)
        var index = 0
        while index + 4 <= bytes.count {
            var word = bytes[index..<index + 4].reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            word &*= mix
            word ^= word >> 24
            word &*= mix
            hash = (hash &* mix) ^ word
            index += 4
        }
        let rest = bytes[index...]
        if !rest.isEmpty {
            hash ^= rest.reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            hash &*= mix
        }
        hash ^= hash >> 13
        hash &*= mix
        hash ^= hash >> 15
        return Int32(bitPattern: hash)
    }

    static func partition(of key: [UInt8], among partitions: Int32) -> Int32 {
        (hash(key) & .max) % partitions
    }
}
