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
        let before = record.headers
        var headers = before.filter { !$0.name.hasPrefix(Name.prefix) }
        let own: [(String, String)] = [
            (Name.reason, reason), (Name.stage, stage.rawValue), (Name.message, message), (Name.topic, record.topic),
            (Name.partition, String(record.partition)), (Name.offset, String(record.offset)),
            (Name.timestamp, record.timestamp.map(String.init) ?? ""), (Name.group, group), (Name.failedAt, failedAt),
            (Name.replays, String(Self.replays(in: before))), (Name.worker, worker),
        ]
        for (name, value) in own { headers.append(Header(name: name, value: Array(value.utf8))) }
        return headers
    }

    /// How often a record with these headers was sent back: 0 where they do not say, or say something else than a number.
    package static func replays(in headers: [Header]) -> Int {
        let value = headers.last { $0.name == Name.replays }?.value ?? []
        return max(0, Int(String(decoding: value, as: UTF8.self)) ?? 0)
    }
}
