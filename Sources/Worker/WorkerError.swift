package import Kafka

/// Why a worker ended by itself. Says what an operator has to know, never what a record held.
package struct WorkerError: Error, Sendable, CustomStringConvertible {
    /// What kind of end it is; decides the exit code.
    package enum Code: Sendable, Hashable {
        /// Brokers, topics, credentials or permissions that cannot work: somebody has to change something.
        case setUp
        /// Kafka ended it: a fatal client error, a fenced instance.
        case kafka
        /// Another process has taken this one's place.
        case fenced
        /// Too many dead letters.
        case deadLetterBrake
        /// The drain took longer than allowed.
        case drainTimedOut
    }

    package let code: Code
    package let description: String
    package let underlying: KafkaError?

    package init(_ code: Code, _ description: String, underlying: KafkaError? = nil) {
        self.code = code
        self.description = description
        self.underlying = underlying
    }

    /// A Kafka error that nothing but an end can follow.
    package init(_ doing: String, _ error: KafkaError) {
        let text = "\(doing): \(error.message) (\(error.code))"
        if error.isFenced {
            self.init(.fenced, "\(text). \(Self.advice(onFencing: error))", underlying: error)
        } else {
            self.init(error.isSetUpProblem ? .setUp : .kafka, text, underlying: error)
        }
    }

    private static func advice(onFencing error: KafkaError) -> String {
        guard error.code != .fencedInstance else {
            return
                "Another process with the same kafka.instanceId has taken this one's place; it must be unique per replica."
        }
        return """
            Another process with the same kafka.transactionalId has taken this one's place, or a transaction was left open \
            for longer than transaction.timeout.ms. The identifier must be unique per replica. Nothing is lost or doubled.
            """
    }
}
