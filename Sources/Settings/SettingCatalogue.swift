/// Every key there is. The one place where a key, its default and its meaning are written down; `config/worker.yaml`, the
/// errors and `check` follow it.
package enum SettingCatalogue {
    /// All keys, in the order of the file.
    package static let keys: [SettingKey] = kafka + signup + worker + checks + vendors + rest

    private static let byPath = Dictionary(uniqueKeysWithValues: keys.map { ($0.path, $0) })

    /// The key of that path.
    package static func key(_ path: String) -> SettingKey? { byPath[path] }

    static let kafka: [SettingKey] = [
        SettingKey(
            "kafka.bootstrapServers", .requiredText, "localhost:9092", "Brokers to begin with, separated by commas."),
        SettingKey("kafka.groupId", .requiredText, "signup-risk", "Consumer group; every replica has the same."),
        SettingKey(
            "kafka.instanceId", .text, "", "Static membership: unique per replica and kept across its restarts."),
        SettingKey("kafka.inputTopics", .list, "signups", "Topics the signups are read from."),
        SettingKey("kafka.outputTopic", .requiredText, "signup-risk", "Topic the risk events go to."),
        SettingKey(
            "kafka.deadLetterTopic", .requiredText, "signups.dead-letters",
            "Topic that records go to which cannot be decoded."),
        SettingKey(
            "kafka.delivery", .choice(["atLeastOnce", "exactlyOnce"]), "atLeastOnce",
            "Whether a crash may repeat events, or outputs and offsets are committed in one transaction."),
        SettingKey(
            "kafka.transactionalId", .text, "", "For exactlyOnce: unique per replica and kept across its restarts."),
        SettingKey(
            "kafka.autoOffsetReset", .choice(["earliest", "latest", "error"]), "earliest",
            "Where a group without committed offsets begins."),
        SettingKey(
            "kafka.commitInterval", .duration(atLeast: .milliseconds(10)), "1s",
            "Between commits of offsets; with exactlyOnce, how long a result may wait for its transaction's end."),
        SettingKey("kafka.createTopics", .boolean, "false", "Create missing output and dead-letter topics at start."),
        SettingKey(
            "kafka.properties", .list, "", "Any librdkafka property, as name=value; these win over everything above."),
        SettingKey(
            "kafka.saslPassword", .text, "", "The sasl.password property, kept out of the list above.", isSecret: true),
    ]

    static let signup: [SettingKey] = [
        SettingKey(
            "signup.format", .choice(["auto", "json", "cloudevents"]), "auto",
            "How a record's value is read; auto tells CloudEvents by their headers or members."),
        SettingKey("signup.id", .pointer, "/event_id", "The signup's own identifier."),
        SettingKey("signup.phone", .pointer, "/phone", "The phone number, in any way a person writes it."),
        SettingKey("signup.ip", .pointer, "/ip", "The IP address."),
        SettingKey("signup.country", .pointer, "/country", "The stated country, ISO 3166-1 alpha-2."),
        SettingKey("signup.address", .pointer, "/address", "The stated address or postcode."),
        SettingKey("signup.occurredAt", .pointer, "/occurred_at", "When the signup happened."),
    ]

    static let worker: [SettingKey] = [
        SettingKey(
            "worker.ordering", .choice(["key", "partition"]), "key",
            "The order results leave in: input order per key, or throughout a partition."),
        SettingKey("worker.maxInFlight", .integer(1...1_000_000), "2048", "Signups in memory at once."),
        SettingKey("worker.maxInFlightBytes", .size, "64MiB", "Bytes of signups in memory at once."),
        SettingKey(
            "worker.eventDeadline", .duration(atLeast: .milliseconds(1)), "20s",
            "Within which every signup leaves, with what is known by then."),
        SettingKey(
            "worker.onUnavailable", .choice(["publish", "hold"]), "publish",
            "What happens when vendors do not answer: publish with what is known, or wait until they do."),
        SettingKey(
            "worker.revokeDrain", .duration(atLeast: .zero), "10s",
            "How long a partition that is taken away may be drained."),
        SettingKey("worker.shutdownDrain", .duration(atLeast: .zero), "25s", "How long a shutdown may drain."),
        SettingKey(
            "worker.stallAfter", .duration(atLeast: .seconds(1)), "60s",
            "No progress for this long, with work waiting, turns the worker unhealthy."),
        SettingKey(
            "worker.deadLetterBrake.ratio", .decimal(0...1), "0.5",
            "Stop when more than this share of the last records went to the dead letters."),
        SettingKey(
            "worker.deadLetterBrake.of", .integer(1...1_000_000), "100", "How many records that share is taken of."),
    ]

    static let checks: [SettingKey] = [
        SettingKey(
            "checks.phone.vendors", .list, "ipqualityscore,vonage", "Who is asked about phone numbers, in this order."),
        SettingKey(
            "checks.phone.strategy", .choice(["all", "failover"]), "all",
            "Ask all of them at once, or the next only where one gives no answer."),
        SettingKey("checks.ip.vendors", .list, "provero,eko", "Who is asked about IP addresses, in this order."),
        SettingKey(
            "checks.ip.strategy", .choice(["all", "failover"]), "all",
            "Ask all of them at once, or the next only where one gives no answer."),
    ]

    static let rest: [SettingKey] = [
        SettingKey("cache.maxEntries", .integer(0...100_000_000), "200000", "Answers kept per vendor."),
        SettingKey("cache.maxBytes", .size, "256MiB", "Memory for all answers together."),
        SettingKey(
            "cache.staleIfError", .duration(atLeast: .zero), "24h",
            "How long past its life an answer may be served while the vendor is down."),
        SettingKey("cache.directory", .text, "", "Where answers survive a restart; empty keeps them in memory only."),
        SettingKey("offline.ipDatabase", .text, "", "A MaxMind-format database of IP countries, if there is one."),
        SettingKey("rules.file", .text, "", "The rule set; empty is the built-in one, the same as config/rules.yaml."),
        SettingKey("rules.shadowFile", .text, "", "A second rule set, reported beside the first and deciding nothing."),
        SettingKey("privacy.mode", .choice(["plain", "pseudonymous"]), "plain", "Whether events carry personal data."),
        SettingKey("privacy.hmacKey", .text, "", "The key of the pseudonyms, at least 16 characters.", isSecret: true),
        SettingKey("secretsDirectory", .text, "", "Where secrets are files, one per key (/run/secrets)."),
        SettingKey("metrics.log", .requiredText, "-", "Where the metrics log goes: a file, or - for stdout."),
        SettingKey(
            "metrics.interval", .duration(atLeast: .milliseconds(100)), "10s", "Between two lines of the metrics log."),
        SettingKey("admin.host", .requiredText, "127.0.0.1", "Where /livez, /readyz and /metrics listen."),
        SettingKey("admin.port", .integer(0...65_535), "9464", "Their port; 0 turns them off."),
        SettingKey(
            "log.level", .choice(["trace", "debug", "info", "notice", "warning", "error", "critical"]), "info",
            "What is logged."),
        SettingKey("log.format", .choice(["json", "text"]), "json", "How it is logged."),
    ]
}
