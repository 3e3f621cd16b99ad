/// A header of a record, of the signup's or of the risk event's.
package struct SignupHeader: Sendable, Hashable {
    package let name: String
    /// Bytes; Kafka knows headers without a value.
    package let value: [UInt8]?

    package init(name: String, value: [UInt8]?) {
        self.name = name
        self.value = value
    }
}
