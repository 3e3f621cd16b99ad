package import Kafka

/// How far a replay may be committed: in each partition up to the first record that is under way.
///
/// Records are noted in the order they were read; one that is sent is settled once the broker has acknowledged it.
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

    /// Notes that a record is done with: acknowledged, or left where it is.
    package mutating func settle(_ partition: TopicPartition, offset: Int64) {
        var entries = waiting[partition] ?? []
        if let index = entries.firstIndex(where: { $0.offset == offset }) {
            entries[index].isSettled = true
        } else {
            entries.append(Entry(offset: offset, isSettled: true))
        }
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
