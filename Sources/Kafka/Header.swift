/// A record's header: a name, which may repeat within a record, and bytes.
package struct Header: Sendable, Hashable {
    package var name: String
    /// `nil` is Kafka's null, which is not the same as empty.
    package var value: [UInt8]?

    package init(name: String, value: [UInt8]?) {
        self.name = name
        self.value = value
    }

    package init(name: String, value: String) {
        self.init(name: name, value: Array(value.utf8))
    }
}
