/// A record to be sent.
package struct OutgoingRecord: Sendable {
    package var topic: String
    /// `nil` lets the partitioner choose by the key.
    package var partition: Int32?
    package var key: RecordBytes
    package var value: RecordBytes
    /// Headers that come first and are the same for many records.
    package var sharedHeaders: [Header]
    package var headers: [Header]
    /// Milliseconds since 1970; `nil` is the moment of sending.
    package var timestamp: Int64?
    /// Comes back in the record's ``DeliveryReport``, so that the owner needs no table to match them.
    package var token: UInt

    package init(
        topic: String, partition: Int32? = nil, key: RecordBytes = .absent, value: RecordBytes = .absent,
        sharedHeaders: [Header] = [], headers: [Header] = [], timestamp: Int64? = nil, token: UInt = 0
    ) {
        self.topic = topic
        self.partition = partition
        self.key = key
        self.value = value
        self.sharedHeaders = sharedHeaders
        self.headers = headers
        self.timestamp = timestamp
        self.token = token
    }
}
