import CRdKafka

/// Asks a cluster about itself and creates topics. Every call waits off Swift's own threads and has an end.
///
/// It takes the configuration of a consumer or a producer as it is, so that what it finds out holds for them.
package final class Admin: Sendable {
    let client: ClientHandle
    /// Errors and log lines arrive here, and answers to calls that bring no queue of their own.
    let events: EventQueue

    /// Starts a client; connects in the background.
    package init(configuration: ClientConfiguration) throws(KafkaError) {
        // A consumer that never subscribes: unlike a producer it does not create a topic by asking for it.
        let client = try ClientHandle(
            RD_KAFKA_CONSUMER, configuration, defaults: ClientConfiguration.adminDefaults,
            events: RD_KAFKA_EVENT_ERROR | RD_KAFKA_EVENT_LOG)
        guard let queue = rd_kafka_queue_get_main(client.pointer) else { throw KafkaError(code: .state) }
        self.client = client
        events = EventQueue(queue, of: client, wakeUp: nil)
    }
}
