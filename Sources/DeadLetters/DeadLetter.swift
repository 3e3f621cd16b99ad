package import Kafka
import Worker

/// What is known of a dead letter without its key and its value: what its `dlq.` headers say, and where it lies.
///
/// Anybody who may write to the topic can have written the headers, so nothing of them is taken for granted.
package struct DeadLetter: Sendable, Hashable {
    /// Where the record came from.
    package struct Source: Sendable, Hashable {
        package let topic: String
        package let partition: Int32
        package let offset: Int64
    }

    /// The partition of the dead-letter topic.
    package let partition: Int32
    /// The offset in the dead-letter topic.
    package let offset: Int64
    /// Why nobody could read the record; empty where it does not say.
    package let reason: String
    /// Where in the worker it failed: `decode` or `publish`.
    package let stage: String
    /// The reason in a sentence.
    package let message: String
    /// `nil` for a record that no worker of ours has put there.
    package let source: Source?
    /// When it became a dead letter, in milliseconds since 1970; by the header, else by the record's own timestamp.
    package let failedAt: Int64?
    /// How often it was sent back already.
    package let replays: Int
    /// The consumer group of the worker that gave it up.
    package let group: String
    /// The replica that gave it up.
    package let worker: String
    /// The size of the value; 0 for a tombstone.
    package let valueByteCount: Int

    /// - Parameters:
    ///   - timestamp: the record's own, in milliseconds since 1970.
    ///   - readTime: reads the header's RFC 3339 text.
    package init(
        headers: [Header], partition: Int32, offset: Int64, timestamp: Int64? = nil, valueByteCount: Int = 0,
        readTime: (String) -> Int64?
    ) {
        typealias Name = DeadLetterHeaders.Name
        // Of a header that stands twice the last one counts, as everywhere in Kafka.
        func text(_ name: String) -> String {
            headers.last { $0.name == name }?.value.map { String(decoding: $0, as: UTF8.self) } ?? ""
        }
        self.partition = partition
        self.offset = offset
        self.valueByteCount = valueByteCount
        reason = text(Name.reason)
        stage = text(Name.stage)
        message = text(Name.message)
        group = text(Name.group)
        worker = text(Name.worker)
        replays = DeadLetterHeaders.replays(in: headers)
        failedAt = readTime(text(Name.failedAt)) ?? timestamp
        let topic = text(Name.topic)
        if !topic.isEmpty, let partition = Int32(text(Name.partition)), let offset = Int64(text(Name.offset)),
            partition >= 0, offset >= 0
        {
            source = Source(topic: topic, partition: partition, offset: offset)
        } else {
            source = nil
        }
    }

    /// `3/42`, as the commands name it.
    package var place: String { "\(partition)/\(offset)" }
}
