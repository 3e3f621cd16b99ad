package import Kafka

/// How far a replay may be committed: in each partition to behind the last record that was sent, up to the first that is under
/// way.
///
/// Records are noted in the order they were read, and settled once the broker has acknowledged them. What is left where it is,
/// or not asked for, is not noted: it is passed over only when a record behind it was sent, which must not be sent again. So a
/// replay that may send more finds what was left since then.
package struct ReplayProgress: Sendable {
    private struct Entry {
        let offset: Int64
        var isSettled: Bool
    }

    private var waiting: [TopicPartition: [Entry]] = [:]
    private var reached: [TopicPartition: Int64] = [:]

    package init() {}

    /// Notes a record that is about to be sent.
    package mutating func begin(_ partition: TopicPartition, offset: Int64) {
        waiting[partition, default: []].append(Entry(offset: offset, isSettled: false))
    }

    /// Notes that a record was acknowledged.
    package mutating func settle(_ partition: TopicPartition, offset: Int64) {
        var entries = waiting[partition] ?? []
        guard let index = entries.firstIndex(where: { $0.offset == offset }) else { return }
        entries[index].isSettled = true
        let done = entries.prefix(while: \.isSettled)
        if let last = done.last { reached[partition] = last.offset + 1 }
        entries.removeFirst(done.count)
        waiting[partition] = entries
    }

    /// The offsets to commit, each that of the next record, since they were last taken.
    package mutating func takeCommittable() -> [TopicPartition: Int64] {
        defer { reached = [:] }
        return reached
    }
}
