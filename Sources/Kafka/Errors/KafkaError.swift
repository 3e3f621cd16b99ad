/// What went wrong in Kafka or on the way to it, and what can be done about it.
///
/// The message is librdkafka's: it may name hosts, topics, groups and properties, never a record's content, and never
/// the value of a secret property.
package struct KafkaError: Error, Sendable, Hashable {
    package var code: Code
    package var message: String
    /// The client that raised it cannot go on: only a new one can.
    package var isFatal: Bool
    /// The current transaction cannot be committed, only aborted.
    package var requiresAbort: Bool
    private var saysRetriable: Bool

    package init(
        code: Code, message: String = "", isFatal: Bool = false, isRetriable: Bool = false, requiresAbort: Bool = false
    ) {
        self.code = code
        self.message = message.isEmpty ? code.explanation : message
        self.isFatal = isFatal || code == .fatal
        self.requiresAbort = requiresAbort
        saysRetriable = isRetriable
    }

    /// The same operation, tried again later, can succeed.
    package var isRetriable: Bool { !isFatal && !requiresAbort && (saysRetriable || code.isTransient) }
}

extension KafkaError: CustomStringConvertible {
    package var description: String { "\(message) (\(code))" }
}
