import Kafka
import Synchronization

/// Finds out that brokers are back. librdkafka says when all of them are gone and never when one has returned, and on an idle
/// topic nothing else would tell: no record comes, nothing is sent, nothing is committed.
final class BrokerProbe: Sendable {
    private static let interval = Duration.seconds(1)
    private static let patience = Duration.seconds(1)

    private let isWanted = Atomic(false)
    private let hasAnswer = Atomic(false)

    /// Tells the pipeline of an answer that has come, and asks for one while it knows of no broker. Once per turn of the loop.
    func exchange(with pipeline: Pipeline) {
        if hasAnswer.exchange(false, ordering: .acquiringAndReleasing) { pipeline.areBrokersReachable = true }
        isWanted.store(!pipeline.areBrokersReachable, ordering: .releasing)
    }

    /// Asks for as long as the task lives, but only while an answer is wanted.
    func run(_ consumer: Consumer, clock: some Clock<Duration>, wakeUp: WakeUp) async {
        while (try? await clock.sleep(for: Self.interval)) != nil {
            guard isWanted.load(ordering: .acquiring), await consumer.reachesBroker(within: Self.patience) else {
                continue
            }
            hasAnswer.store(true, ordering: .releasing)
            wakeUp.signal()
        }
    }
}
