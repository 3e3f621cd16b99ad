import CRdKafka
import Synchronization

/// Sends records in batches and reports what became of each, without a lock, task or continuation for a record.
///
/// One loop owns it: it sends, waits for the ``WakeUp``, polls deliveries and events. Records and reports that were not
/// polled count against `queue.buffering.max.messages`; when that is reached, ``send(_:)`` says so and takes no more.
///
/// Letting go of a producer drops what was not flushed.
///
/// Unless configured otherwise the producer is idempotent (so a retry neither doubles nor reorders), waits for all in-sync
/// replicas, compresses with lz4, and chooses partitions as Java clients do.
package final class Producer: Sendable {
    let client: ClientHandle
    let wakeUp: WakeUp
    /// Delivery reports, errors and log lines arrive here.
    let queue: EventQueue
    let state: Mutex<State>

    /// What changes over a producer's life.
    struct State {
        /// Topics sent to so far.
        var topics: [String: NativeTopic] = [:]
        /// Records taken whose report was not handed over yet.
        var outstanding = 0
        /// Reports that came while a blocking call held the loop up.
        var reports: [DeliveryReport] = []
        /// Events that wait for ``Producer/pollEvents(_:)``: the latest of them.
        var events: [ProducerEvent] = []
    }

    /// Starts a client with `configuration` over this client's own defaults; connects in the background.
    package init(configuration: ClientConfiguration, wakeUp: WakeUp) throws(KafkaError) {
        let client = try ClientHandle(
            RD_KAFKA_PRODUCER, configuration, defaults: ClientConfiguration.producerDefaults,
            events: RD_KAFKA_EVENT_DR | RD_KAFKA_EVENT_ERROR | RD_KAFKA_EVENT_LOG)
        guard let queue = rd_kafka_queue_get_main(client.pointer) else { throw KafkaError(code: .state) }
        self.client = client
        self.wakeUp = wakeUp
        self.queue = EventQueue(queue, of: client, wakeUp: wakeUp)
        state = Mutex(State())
    }

    /// Records taken whose delivery report was not polled yet.
    package var queuedCount: Int { state.withLock { $0.outstanding } }

    /// The error that ended this client, if one did.
    package var fatalError: KafkaError? { client.fatalError }
}
