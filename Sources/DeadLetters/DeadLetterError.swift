import Kafka

/// Why a look into the dead-letter topic, or a replay, came to an end before its time.
package struct DeadLetterError: Error, Sendable, CustomStringConvertible {
    package let description: String
    /// Whether somebody has to change something: brokers, topics, credentials, permissions.
    package let isSetUpProblem: Bool

    init(_ description: String, isSetUpProblem: Bool = true) {
        self.description = description
        self.isSetUpProblem = isSetUpProblem
    }

    init(_ doing: String, _ error: KafkaError) {
        self.init("\(doing): \(error.message) (\(error.code))", isSetUpProblem: !error.isFatal)
    }
}
