/// What became of a record that was taken.
package struct DeliveryReport: Sendable {
    /// The record's own token.
    package var token: UInt
    package var partition: Int32
    /// Where it was written; meaningless when it failed.
    package var offset: Int64
    /// `nil` once the broker has acknowledged the record as the producer's `acks` demands.
    package var error: KafkaError?
}
