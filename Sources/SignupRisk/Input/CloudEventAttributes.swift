/// The context attributes of the CloudEvents envelope a signup came in (CloudEvents 1.0, section 3). `nil` where the producer
/// left one out.
package struct CloudEventAttributes: Sendable, Hashable {
    package var id: String?
    package var source: String?
    package var type: String?
    /// RFC 3339, as the producer wrote it.
    package var time: String?

    package init(id: String? = nil, source: String? = nil, type: String? = nil, time: String? = nil) {
        self.id = id
        self.source = source
        self.type = type
        self.time = time
    }
}
