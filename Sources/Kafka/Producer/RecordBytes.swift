/// A key's or a value's bytes, copied once, into librdkafka's own memory, when the record is sent.
package enum RecordBytes: Sendable {
    /// Kafka's null: for a value, a tombstone. Not the same as empty.
    case absent
    case bytes([UInt8])
    /// The same key as a consumed record's.
    case keyOf(ConsumedRecord)
    /// The same value as a consumed record's.
    case valueOf(ConsumedRecord)

    /// The number of bytes; 0 where they are absent.
    package var count: Int {
        switch self {
        case .absent: 0
        case .bytes(let bytes): bytes.count
        case .keyOf(let record): record.withKey { $0?.count ?? 0 }
        case .valueOf(let record): record.valueByteCount
        }
    }
}
