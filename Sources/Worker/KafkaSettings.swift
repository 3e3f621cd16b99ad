package import Kafka

/// How the worker's two clients reach Kafka.
package struct KafkaSettings: Sendable {
    package let consumer: ClientConfiguration
    package let producer: ClientConfiguration
    /// For metadata and topic creation.
    package let admin: ClientConfiguration
    /// Whether missing output and dead-letter topics are made.
    package let createTopics: Bool

    package init(
        consumer: ClientConfiguration, producer: ClientConfiguration, admin: ClientConfiguration, createTopics: Bool
    ) {
        self.consumer = consumer
        self.producer = producer
        self.admin = admin
        self.createTopics = createTopics
    }
}
