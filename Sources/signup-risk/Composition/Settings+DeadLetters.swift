import DeadLetters
import Kafka
import Settings

extension Settings {
    /// How the dead-letter topic is read, with a group of the tool's own.
    func deadLetterConsumer(group: String) -> ClientConfiguration {
        kafkaSettings.admin.without("group.id", "group.instance.id", "auto.offset.reset").overridden(
            by: ClientConfiguration(properties: [("group.id", group), ("auto.offset.reset", "earliest")]))
    }

    /// How dead letters are sent back. Other than the worker's, this producer gives up on brokers that are away, since a person
    /// waits; and it takes no part in the worker's transactions.
    var deadLetterProducer: ClientConfiguration {
        ClientConfiguration(properties: [("message.timeout.ms", "300000"), ("message.max.bytes", "16777216")])
            .overridden(by: clientConfiguration.applicable(to: .producer).without("transactional.id"))
    }

    /// Where dead letters may be sent back to, and how often.
    func replayPolicy(maximumReplays: Int) -> ReplayPolicy {
        ReplayPolicy(topics: Set(list("kafka.inputTopics")), maximumReplays: maximumReplays)
    }

    /// The dead-letter topic as it is now.
    ///
    /// - Throws: ``CompositionError`` where the configuration is wrong, ``DeadLetterError`` where Kafka or the topic is.
    func openDeadLetters() async throws -> DeadLetterTopic {
        let problems = kafkaProblems
        guard problems.isEmpty else { throw CompositionError(problems) }
        return try await DeadLetterTopic.open(text("kafka.deadLetterTopic"), client: kafkaSettings.admin)
    }
}

extension ClientConfiguration {
    /// The same without some properties.
    fileprivate func without(_ names: String...) -> ClientConfiguration {
        ClientConfiguration(properties: properties.filter { !names.contains($0.name) })
    }
}
