package import Kafka
import Worker

/// The record that goes back: key and value byte for byte, its own headers in their order, and how often it was sent back.
package enum ReplayedRecord {
    /// The headers of a record that is sent back once more: all of its own, and of ours only the count.
    package static func headers(of headers: [Header]) -> [Header] {
        typealias Name = DeadLetterHeaders.Name
        let replays = DeadLetterHeaders.replays(in: headers)
        return headers.filter { !$0.name.hasPrefix(Name.prefix) }
            + [Header(name: Name.replays, value: String(replays == .max ? replays : replays + 1))]
    }

    /// - Parameters:
    ///   - partitions: how many the source topic has. The record goes back to its own, where that is still there, since the
    ///     producer that chose it may choose differently from this one.
    ///   - token: comes back with the delivery report.
    package static func make(
        from record: ConsumedRecord, to source: DeadLetter.Source, partitions: Int, token: UInt
    ) -> OutgoingRecord {
        // Written anew, it has the time of now: with the old one, retention could take it away before it is read.
        OutgoingRecord(
            topic: source.topic, partition: Int(source.partition) < partitions ? source.partition : nil,
            key: .keyOf(record), value: .valueOf(record), headers: headers(of: record.headers), timestamp: nil,
            token: token)
    }
}
