import CRdKafka

/// Owns an `rd_kafka_conf_t` until a client takes it.
struct NativeConfiguration: ~Copyable {
    private let pointer: OpaquePointer

    /// Sets defaults, then what was configured, then what is reserved.
    ///
    /// Fails with an error that names the property; the value is shown only where it is no secret.
    init(
        _ configuration: ClientConfiguration, defaults: [(name: String, value: String)], for type: rd_kafka_type_t
    ) throws(KafkaError) {
        pointer = rd_kafka_conf_new()
        for (name, value) in defaults { try set(name, value) }
        for (name, value) in configuration.properties {
            if let required = ClientConfiguration.reserved[name], required != value {
                throw KafkaError(
                    code: .invalidArgument, message: "The Kafka property \(name) is always \(required) here.")
            }
            try set(name, value)
        }
        let isConsumer = type == RD_KAFKA_CONSUMER
        for name in isConsumer ? ClientConfiguration.reservedOfConsumers : ClientConfiguration.reservedOfProducers {
            try set(name, ClientConfiguration.reserved[name] ?? "")
        }
    }

    deinit { rd_kafka_conf_destroy(pointer) }

    /// Chooses what arrives as events rather than through callbacks.
    borrowing func enableEvents(_ events: Int32) {
        rd_kafka_conf_set_events(pointer, events)
    }

    /// Makes the client, which owns the configuration from then on.
    consuming func makeClient(_ type: rd_kafka_type_t) throws(KafkaError) -> OpaquePointer {
        var reason = [CChar](repeating: 0, count: 512)
        if let client = rd_kafka_new(type, pointer, &reason, reason.count) {
            discard self
            return client
        }
        _ = consume self
        throw KafkaError(code: .invalidArgument, message: "The Kafka client cannot start: \(text(reason))")
    }

    private borrowing func set(_ name: String, _ value: String) throws(KafkaError) {
        var reason = [CChar](repeating: 0, count: 512)
        // A NUL would cut the value short without a word.
        let isWhole = !name.utf8.contains(0) && !value.utf8.contains(0)
        let result = isWhole ? rd_kafka_conf_set(pointer, name, value, &reason, reason.count) : RD_KAFKA_CONF_INVALID
        switch result {
        case RD_KAFKA_CONF_OK:
            return
        case RD_KAFKA_CONF_UNKNOWN:
            throw KafkaError(code: .invalidArgument, message: "There is no Kafka property named \(name).")
        default:
            let shown = ClientConfiguration.isSecret(name) || !isWhole ? "" : " \(value): \(text(reason))"
            throw KafkaError(
                code: .invalidArgument, message: "The Kafka property \(name) does not take the value\(shown).")
        }
    }
}

/// The text in a C buffer up to its NUL, repaired where it is not UTF-8.
func text(_ buffer: [CChar]) -> String {
    String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
}
