import CRdKafka
import Synchronization

/// A member of a consumer group, read partition by partition.
///
/// One loop owns it: it waits for the ``WakeUp``, polls the events, answers rebalances, reads the partitions' readers,
/// commits. No call here blocks except the `async` ones, which wait on threads that are not Swift's own.
///
/// The events must be polled, or a partition read, within every `max.poll.interval.ms` (5 minutes unless set), or the
/// group takes the member for dead. Any poll counts as a sign of life, so an owner that is stuck elsewhere is its own
/// watchdog's business.
///
/// Calls are safe from any thread, but only one loop can make sense of the events.
package final class Consumer: Sendable {
    let client: ClientHandle
    let wakeUp: WakeUp
    let state: Mutex<State>
    /// Whether it is a static member (`group.instance.id`, KIP-345), which keeps its place when it ends.
    let isStatic: Bool

    /// What changes over a consumer's life.
    struct State {
        /// Everything but records arrives here; `nil` once closed.
        var events: EventQueue?
        /// Rebalances that wait for their answer, oldest first.
        var unanswered: [Rebalance] = []
        var readers: [TopicPartition: PartitionReader] = [:]
        /// Whether the group has given this member any assignment, also an empty one.
        var hasHadAssignment = false
        /// Where the member stands between asking to join and having its assignment.
        var join = JoinState()
    }

    /// A rebalance that librdkafka waits to see answered.
    struct Rebalance {
        enum Kind { case assign, revoke }
        var kind: Kind
        var partitions: [TopicPartition]
        /// Whether single partitions move, or all at once: as it was when the event came.
        var isCooperative: Bool
    }

    /// Starts a client with `configuration` over this client's own defaults; connects in the background.
    package init(configuration: ClientConfiguration, wakeUp: WakeUp) throws(KafkaError) {
        client = try ClientHandle(
            RD_KAFKA_CONSUMER, configuration, defaults: ClientConfiguration.consumerDefaults,
            events: RD_KAFKA_EVENT_REBALANCE | RD_KAFKA_EVENT_OFFSET_COMMIT | RD_KAFKA_EVENT_ERROR
                | RD_KAFKA_EVENT_STATS | RD_KAFKA_EVENT_LOG)
        self.wakeUp = wakeUp
        isStatic = configuration["group.instance.id"] != nil
        // One queue for everything: the client's own events go where the group's go.
        rd_kafka_poll_set_consumer(client.pointer)
        let queue = rd_kafka_queue_get_consumer(client.pointer) ?? rd_kafka_queue_get_main(client.pointer)
        state = Mutex(State(events: queue.map { [client] in EventQueue($0, of: client, wakeUp: wakeUp) }))
    }

    /// Joins the group named by `group.id` for `topics`. The assignment comes as an event.
    package func subscribe(to topics: [String]) throws(KafkaError) {
        let list = PartitionList(topics: topics)
        if state.withLock({ !$0.hasHadAssignment }) { client.isJoining(true) }
        try KafkaError.check(rd_kafka_subscribe(client.pointer, list.pointer))
    }

    /// Whether this member has asked to join its group, again or for the first time, and has not been let in: not a moment to
    /// commit.
    ///
    /// librdkafka and brokers answer a member's requests in their order, so a commit that is sent now is answered after the
    /// join, when its generation is the old one: librdkafka 2.0.2 then counts everything as lost that the member holds. It may
    /// hold partitions meanwhile, in a cooperative rebalance.
    package var isJoining: Bool { state.withLock { $0.join.isJoining } }

    /// The error that ended this client, if one did.
    package var fatalError: KafkaError? { client.fatalError }

    /// Whether the assignment was lost (session expired, fenced): its results must be dropped. A revocation says the same,
    /// but one that is being answered late can become a loss meanwhile.
    package var isAssignmentLost: Bool { rd_kafka_assignment_lost(client.pointer) != 0 }

    /// This member's identity in its group now, or `nil` without a group and after ``close(timeout:)``.
    ///
    /// Asked on a thread of its own and within a time limit: it may be asked just as the group ends, and then librdkafka 2.0.2 never
    /// answers.
    package nonisolated(nonsending) func groupMetadata() async -> GroupMetadata? {
        guard isOpen else { return nil }
        let metadata = await OffPool.run(within: .seconds(30)) { [client] in
            rd_kafka_consumer_group_metadata(client.pointer).map(GroupMetadata.init)
        }
        return metadata ?? nil
    }

    /// The name by which the group knows this client; `nil` before it has joined and after ``close(timeout:)``. For the owner, who
    /// knows that the group does not end meanwhile.
    package var memberId: String? {
        guard isOpen, let name = rd_kafka_memberid(client.pointer) else { return nil }
        defer { rd_kafka_mem_free(client.pointer, name) }
        let id = String(cString: name)
        return id.isEmpty ? nil : id
    }

    private var isOpen: Bool { state.withLock { $0.events != nil } }

    /// What this client knows of its partitions, without asking a broker.
    package var statistics: ConsumerStatistics {
        let partitions = state.withLock { Array($0.readers.keys) }
        let list = PartitionList(partitions)
        rd_kafka_position(client.pointer, list.pointer)
        let entries = list.entries.map { entry in
            var low: Int64 = -1
            var high: Int64 = -1
            let (topic, partition) = (entry.topicPartition.topic, entry.topicPartition.partition)
            rd_kafka_get_watermark_offsets(client.pointer, topic, partition, &low, &high)
            // Negative offsets are librdkafka's way of saying unknown.
            let known = ConsumerStatistics.Partition(
                position: entry.offset < 0 ? nil : entry.offset, low: low < 0 ? nil : low, high: high < 0 ? nil : high)
            return (entry.topicPartition, known)
        }
        return ConsumerStatistics(partitions: Dictionary(entries) { first, _ in first })
    }
}
