extension ClientConfiguration {
    /// Properties that cannot be chosen, with the value this client needs: offsets are committed only when the owner says
    /// so, every record's delivery is reported, and log lines come as events instead of going to standard error.
    package static let reserved: [String: String] = [
        "enable.auto.commit": "false",
        "enable.auto.offset.store": "false",
        "delivery.report.only.error": "false",
        "log.queue": "true",
    ]

    /// The reserved properties a consumer has; librdkafka warns of those that mean nothing to it.
    static let reservedOfConsumers = ["enable.auto.commit", "enable.auto.offset.store", "log.queue"]

    /// The reserved properties a producer has.
    static let reservedOfProducers = ["delivery.report.only.error", "log.queue"]

    /// What a consumer starts from.
    ///
    /// - `partition.assignment.strategy`: only the partitions that move are revoked.
    /// - `statistics.interval.ms`: how often ``ConsumerEvent/statistics(_:)`` brings the lag.
    /// - `queued.max.messages.kbytes`: counts for each partition, and 1 MiB reads as fast as 16; an owner with a budget
    ///   divides it with ``prefetchKilobytes(budget:partitions:)``.
    /// - `log.connection.close`: brokers close idle connections all day long.
    /// - `debug`: a line or two per heartbeat, among them those that ``Consumer/isJoining`` is read from.
    static let consumerDefaults: [(name: String, value: String)] = [
        ("partition.assignment.strategy", "cooperative-sticky"),
        ("statistics.interval.ms", "5000"),
        ("queued.max.messages.kbytes", "1024"),
        ("log.connection.close", "false"),
        ("debug", "cgrp"),
    ]

    /// What a producer starts from: no loss and no reordering on a retry, the partition a Java client would choose.
    ///
    /// - `linger.ms`: results come in batches already, so waiting for more adds latency and little else.
    static let producerDefaults: [(name: String, value: String)] = [
        ("enable.idempotence", "true"),
        ("partitioner", "murmur2_random"),
        ("compression.codec", "lz4"),
        ("linger.ms", "1"),
        ("log.connection.close", "false"),
    ]

    /// What an administration client starts from: it never creates a topic by asking for it.
    static let adminDefaults: [(name: String, value: String)] = [
        ("allow.auto.create.topics", "false"),
        ("log.connection.close", "false"),
    ]

    /// The value of `queued.max.messages.kbytes` that keeps what is fetched ahead of the reader within `budget` bytes,
    /// when `partitions` of them are assigned.
    ///
    /// librdkafka 2.0.2 counts the property for each partition, and what it holds may exceed it by one fetch
    /// (`fetch.message.max.bytes`, 1 MiB unless set).
    package static func prefetchKilobytes(budget: Int, partitions: Int) -> String {
        String(min(max(budget / max(partitions, 1) / 1024, 1), 2_097_151))
    }
}
