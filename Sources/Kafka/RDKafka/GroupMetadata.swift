import CRdKafka

/// Who a consumer is within its group at one moment: what a transaction needs to commit the group's offsets, and what
/// tells a broker that the member has been replaced since.
///
/// Sendable: librdkafka only reads the object after making it.
package final class GroupMetadata: @unchecked Sendable {
    let pointer: OpaquePointer

    /// Takes over an object that a librdkafka call has just returned.
    init(_ pointer: OpaquePointer) {
        self.pointer = pointer
    }

    deinit { rd_kafka_consumer_group_metadata_destroy(pointer) }
}
