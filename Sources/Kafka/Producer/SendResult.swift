/// How far a batch got into the producer's queue.
package struct SendResult: Sendable {
    /// Records taken, from the first one on: each will have a ``DeliveryReport``.
    package var accepted: Int
    /// Why the next one was not taken. ``KafkaError/Code/queueFull`` goes away by polling deliveries; where
    /// ``KafkaError/isRetriable`` is false, that record will never be taken.
    package var failure: KafkaError?
}
