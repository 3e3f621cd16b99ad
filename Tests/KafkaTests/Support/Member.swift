import Kafka

/// A consumer with an owner that answers assignments at once, and revocations at once or when it is told to.
final class Member {
    let consumer: Consumer
    /// Whether revocations wait for ``giveUp()``.
    var holdsRevocations = false
    /// Whether assignments are left unanswered.
    var holdsAssignments = false
    /// Whether the partitions are read.
    var reads = true
    private(set) var readers: [TopicPartition: PartitionReader] = [:]
    private(set) var records: [ConsumedRecord] = []
    private(set) var heldRevocations: [[TopicPartition]] = []
    private(set) var assignments: [[TopicPartition]] = []
    private(set) var revocations: [(partitions: [TopicPartition], isLost: Bool)] = []
    private(set) var commits: [CommitResult] = []
    private(set) var failures: [KafkaError] = []
    private(set) var partitionFailures: [(TopicPartition, KafkaError)] = []
    private(set) var statistics: [ConsumerStatistics] = []
    private(set) var log: [LogLine] = []

    init(_ consumer: Consumer) {
        self.consumer = consumer
    }

    var assigned: Set<TopicPartition> { Set(readers.keys) }

    /// Whether the group has gone on without it.
    var hasLost: Bool { consumer.isAssignmentLost || revocations.contains { $0.isLost } }

    /// The last offset read of each partition, plus one.
    var positions: [TopicPartition: Int64] {
        Dictionary(records.map { ($0.topicPartition, $0.offset + 1) }) { max($0, $1) }
    }

    func step() {
        consumer.pollEvents { handle($0) }
        guard reads else { return }
        for reader in readers.values {
            while true {
                let outcome = reader.read(atMost: 500, into: &records)
                failures += outcome.failures
                if outcome.count < 500 { break }
            }
        }
    }

    func take(from starts: [TopicPartition: Consumer.Start]) throws {
        for reader in try consumer.assign(from: starts) { readers[reader.topicPartition] = reader }
    }

    /// Answers the revocations that were held.
    func giveUp() {
        let held = heldRevocations
        heldRevocations = []
        for partitions in held { giveUp(partitions) }
    }

    private func giveUp(_ partitions: [TopicPartition]) {
        for partition in partitions { readers[partition] = nil }
        do throws(KafkaError) { try consumer.unassign(partitions) } catch { failures.append(error) }
    }

    private func handle(_ event: ConsumerEvent) {
        switch event {
        case .assign(let partitions):
            assignments.append(partitions)
            if holdsAssignments { return }
            do throws(KafkaError) {
                for reader in try consumer.assign(partitions) { readers[reader.topicPartition] = reader }
            } catch {
                failures.append(error)
            }
        case .revoke(let partitions, let isLost):
            revocations.append((partitions, isLost))
            if holdsRevocations, !isLost { heldRevocations.append(partitions) } else { giveUp(partitions) }
        case .committed(let result): commits.append(result)
        case .failed(let error): failures.append(error)
        case .partitionFailed(let partition, let error): partitionFailures.append((partition, error))
        case .statistics(let latest): statistics.append(latest)
        case .log(let line): log.append(line)
        }
    }
}
