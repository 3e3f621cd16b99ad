import Kafka
import Resilience

/// The part of the loop in which the delivery modes differ: when a result counts as final, and how offsets reach the broker.
///
/// Belongs to one ``Pipeline``, is called by its loop alone, and never blocks it.
protocol Delivery: AnyObject {
    /// Whether results may be handed to the producer now. Where not, they wait in the outbox, in their order.
    var isTakingResults: Bool { get }
    /// Whether results that have left their lanes are not final yet.
    var isWorking: Bool { get }

    /// Gets ready, before the group is joined.
    func prepare(unless isStopRequested: @Sendable () -> Bool) async throws(WorkerError)

    /// Notes that the producer has taken these results, in this order.
    func taken(_ results: ArraySlice<OutgoingRecord>, of pipeline: Pipeline, now: Moment)

    /// Notes a record that has no result and whose turn has come.
    func skipped(_ slot: UInt64, of partition: AssignedPartition, in pipeline: Pipeline, now: Moment)

    /// Takes the producer's reason for not taking a result; `false` where it concerns that record alone.
    func handles(_ refusal: KafkaError) -> Bool

    /// Takes what became of a result.
    func reported(_ report: DeliveryReport, to pipeline: Pipeline, now: Moment)

    /// Takes the result of a commit by the consumer.
    func committed(_ result: CommitResult, in pipeline: Pipeline)

    /// Commits where it is time. Once per turn of the loop.
    ///
    /// - Returns: whether there is room now, for records to be read or results to be handed over, that there was not before.
    func advance(_ pipeline: Pipeline, now: Moment) -> Bool

    /// Makes final what partitions have finished, because they are given up. To be called again until it says that nothing
    /// more is to wait for.
    func conclude(_ partitions: [TopicPartition], of pipeline: Pipeline, _ urgency: Urgency, now: Moment) -> Bool

    /// Ends, when the loop has ended: nothing more is read or published.
    func finish(_ pipeline: Pipeline) async
}

/// How much of a partition's work may still be waited for when it is given up.
enum Urgency {
    /// Everything that was read.
    case drain
    /// What is finished; the time for the rest is over.
    case finished
    /// Not even that: the time for commits is over.
    case abandoned
    /// Nothing: the partition may belong to another member already.
    case lost
}
