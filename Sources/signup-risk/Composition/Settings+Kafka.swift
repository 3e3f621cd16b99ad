import Kafka
import Settings
import SignupRisk
import Worker

extension Settings {
    /// The signups' fields.
    var signupMapping: SignupMapping {
        SignupMapping(
            format: SignupMapping.Format(rawValue: text("signup.format")) ?? .auto, id: pointer("signup.id"),
            phone: pointer("signup.phone"), ip: pointer("signup.ip"), country: pointer("signup.country"),
            address: pointer("signup.address"), occurredAt: pointer("signup.occurredAt"))
    }

    /// What the worker is to do.
    func workerConfiguration(name: String) -> WorkerConfiguration {
        WorkerConfiguration(
            groupId: text("kafka.groupId"), inputTopics: list("kafka.inputTopics"),
            outputTopic: text("kafka.outputTopic"), deadLetterTopic: text("kafka.deadLetterTopic"),
            commitInterval: duration("kafka.commitInterval"),
            delivery: isExactlyOnce ? .exactlyOnce(transactionalID: text("kafka.transactionalId")) : .atLeastOnce,
            ordering: WorkerConfiguration.Ordering(rawValue: text("worker.ordering")) ?? .key,
            maximumInFlight: integer("worker.maxInFlight"), maximumInFlightBytes: integer("worker.maxInFlightBytes"),
            eventDeadline: duration("worker.eventDeadline"),
            onUnavailable: WorkerConfiguration.Unavailability(rawValue: text("worker.onUnavailable")) ?? .publish,
            revokeDrain: duration("worker.revokeDrain"), shutdownDrain: duration("worker.shutdownDrain"),
            stallAfter: duration("worker.stallAfter"),
            deadLetterBrake: DeadLetterBrake(
                ratio: decimal("worker.deadLetterBrake.ratio"), window: integer("worker.deadLetterBrake.of")),
            workerName: name)
    }

    /// Whether results and offsets are committed in transactions.
    var isExactlyOnce: Bool { text("kafka.delivery") == "exactlyOnce" }

    /// How Kafka is reached, by every client: the brokers, then what the operator says.
    var clientConfiguration: ClientConfiguration {
        var configuration = ClientConfiguration(bootstrapServers: text("kafka.bootstrapServers"))
        configuration.set("client.id", "signup-risk")
        for (name, value) in kafkaProperties { configuration.set(name, value) }
        let password = text("kafka.saslPassword")
        if !password.isEmpty { configuration.set("sasl.password", password) }
        return configuration
    }

    /// `kafka.properties`, each split at its first `=`.
    var kafkaProperties: [(name: String, value: String)] {
        list("kafka.properties").map { property in
            let parts = property.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
        }
    }

    /// The worker's two clients, and the one that looks at topics.
    var kafkaSettings: KafkaSettings {
        let common = clientConfiguration
        var consumer: [(name: String, value: String)] = [
            ("group.id", text("kafka.groupId")), ("auto.offset.reset", text("kafka.autoOffsetReset")),
        ]
        let instance = text("kafka.instanceId")
        if !instance.isEmpty { consumer.append(("group.instance.id", instance)) }
        // What is fetched ahead counts for each partition: a share of the worker's own bound keeps memory in its measure.
        let prefetch = ClientConfiguration.prefetchKilobytes(
            budget: integer("worker.maxInFlightBytes"), partitions: Self.expectedPartitions)
        consumer.append(("queued.max.messages.kbytes", prefetch))
        var producer: [(name: String, value: String)] = [
            // An event is its signup and more; what a broker does not take becomes a dead letter.
            ("message.max.bytes", "16777216")
        ]
        if isExactlyOnce {
            // What is not written within `transaction.timeout.ms` is given up with its transaction, and read again.
            producer.append(("transactional.id", text("kafka.transactionalId")))
        } else {
            // Records wait for the brokers as long as it takes: giving one up would lose it or end the worker.
            producer.append(("message.timeout.ms", "0"))
        }
        return KafkaSettings(
            consumer: ClientConfiguration(properties: consumer).overridden(by: common.applicable(to: .consumer)),
            producer: ClientConfiguration(properties: producer).overridden(by: common.applicable(to: .producer)),
            admin: common.applicable(to: .admin), createTopics: boolean("kafka.createTopics"))
    }

    /// How many partitions one replica is expected to hold, for dividing the memory of fetching ahead.
    private static var expectedPartitions: Int { 8 }
}

/// The clients that take one list of properties between them.
enum KafkaClientRole { case consumer, producer, admin }

extension ClientConfiguration {
    /// The properties without those that only the other client has: librdkafka refuses none of them, but warns.
    func applicable(to role: KafkaClientRole) -> ClientConfiguration {
        ClientConfiguration(
            properties: properties.filter { property in
                switch role {
                case .consumer, .admin: !Self.producerOnly.contains(property.name)
                case .producer: !Self.consumerOnly.contains(property.name)
                }
            })
    }

    private static let producerOnly: Set<String> = [
        "acks", "batch.num.messages", "batch.size", "compression.codec", "compression.level", "compression.type",
        "delivery.timeout.ms", "enable.gapless.guarantee", "enable.idempotence", "linger.ms",
        "message.send.max.retries",
        "message.timeout.ms", "partitioner", "queue.buffering.max.kbytes", "queue.buffering.max.messages",
        "queue.buffering.max.ms", "request.required.acks", "request.timeout.ms", "retries", "retry.backoff.ms",
        "sticky.partitioning.linger.ms", "transaction.timeout.ms", "transactional.id",
    ]

    private static let consumerOnly: Set<String> = [
        "auto.offset.reset", "check.crcs", "enable.partition.eof", "fetch.error.backoff.ms", "fetch.max.bytes",
        "fetch.message.max.bytes", "fetch.min.bytes", "fetch.wait.max.ms", "group.id", "group.instance.id",
        "group.protocol.type", "heartbeat.interval.ms", "isolation.level", "max.partition.fetch.bytes",
        "max.poll.interval.ms", "partition.assignment.strategy", "queued.max.messages.kbytes", "queued.min.messages",
        "session.timeout.ms",
    ]
}
