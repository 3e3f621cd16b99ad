package import Kafka

/// The headers of a dead letter: where the record came from and why it is here. All values are text.
package struct DeadLetterHeaders: Sendable {
    /// The names, as operators and tools filter by them.
    package enum Name {
        package static let reason = "dlq.reason"
        package static let stage = "dlq.stage"
        package static let message = "dlq.message"
        package static let topic = "dlq.topic"
        package static let partition = "dlq.partition"
        package static let offset = "dlq.offset"
        package static let timestamp = "dlq.timestamp"
        package static let group = "dlq.group"
        package static let failedAt = "dlq.failed_at"
        package static let replays = "dlq.replays"
        package static let worker = "dlq.worker"
        /// What all of them begin with.
        package static let prefix = "dlq."
    }

    /// Where in the worker a record failed.
    package enum Stage: String, Sendable {
        case decode
        case publish
    }

    private let group: String
    private let worker: String

    package init(group: String, worker: String) {
        self.group = group
        self.worker = worker
    }

    /// The record's own headers followed by ours. Where it was a dead letter before, and came back by a replay, the old `dlq.`
    /// headers make way, except the count of replays, which is carried on.
    ///
    /// - Parameter failedAt: RFC 3339 with milliseconds.
    package func headers(
        for record: ConsumedRecord, reason: String, stage: Stage, message: String, failedAt: String
    ) -> [Header] {
        var headers: [Header] = []
        var replays = "0"
        for header in record.headers {
            if header.name == Name.replays, let value = header.value {
                replays = String(decoding: value, as: UTF8.self)
            } else if !header.name.hasPrefix(Name.prefix) {
                headers.append(header)
            }
        }
        let own: [(String, String)] = [
            (Name.reason, reason), (Name.stage, stage.rawValue), (Name.message, message), (Name.topic, record.topic),
            (Name.partition, String(record.partition)), (Name.offset, String(record.offset)),
            (Name.timestamp, record.timestamp.map(String.init) ?? ""), (Name.group, group), (Name.failedAt, failedAt),
            (Name.replays, replays), (Name.worker, worker),
        ]
        for (name, value) in own { headers.append(Header(name: name, value: Array(value.utf8))) }
        return headers
    }
}
