import CRdKafka

extension ClientConfiguration {
    /// What kind of client takes the properties.
    package enum Role: Sendable, Hashable, CaseIterable {
        case consumer
        case producer
    }

    /// A property that cannot be used, or properties that do not fit together.
    package struct Problem: Sendable, Hashable {
        /// The property's name; `nil` where it is how several of them fit together.
        package let property: String?
        /// Whether there is no property of that name.
        package let isUnknown: Bool
        /// What is wrong; never a secret's value.
        package let message: String
    }

    /// All that librdkafka would refuse, found without connecting to anything.
    ///
    /// Each property is tried by itself, so that all of them are told at once. Where each is right, a client that knows no
    /// broker is made and taken down again: only then are properties compared with each other and certificates read.
    package func problems(for role: Role) -> [Problem] {
        let type = role == .consumer ? RD_KAFKA_CONSUMER : RD_KAFKA_PRODUCER
        var problems: [Problem] = []
        for (name, value) in properties {
            let single = ClientConfiguration(properties: [(name, value)])
            do {
                _ = try NativeConfiguration(single, defaults: [], for: type)
            } catch {
                problems.append(Problem(property: name, isUnknown: !Self.exists(name), message: error.message))
            }
        }
        if problems.isEmpty, let error = combinationError(role, type) {
            problems.append(Problem(property: nil, isUnknown: false, message: error.message))
        }
        return problems
    }

    /// The names of librdkafka's properties, those that have a value unless set.
    package static var knownProperties: [String] {
        let pointer = rd_kafka_conf_new()
        defer { rd_kafka_conf_destroy(pointer) }
        var count = 0
        guard let dump = rd_kafka_conf_dump(pointer, &count) else { return [] }
        defer { rd_kafka_conf_dump_free(dump, count) }
        return stride(from: 0, to: count, by: 2).compactMap { dump[$0].map { String(cString: $0) } }
    }

    private static func exists(_ name: String) -> Bool {
        let pointer = rd_kafka_conf_new()
        defer { rd_kafka_conf_destroy(pointer) }
        return rd_kafka_conf_set(pointer, name, nil, nil, 0) != RD_KAFKA_CONF_UNKNOWN
    }

    private func combinationError(_ role: Role, _ type: rd_kafka_type_t) -> KafkaError? {
        // These fetch a ticket or a token from somewhere as soon as a client is made.
        let mechanism = (self["sasl.mechanisms"] ?? self["sasl.mechanism"] ?? "").uppercased()
        if ["GSSAPI", "OAUTHBEARER"].contains(mechanism) { return nil }
        let local = ClientConfiguration(
            properties: properties.filter { $0.name != "bootstrap.servers" && $0.name != "metadata.broker.list" })
        do {
            let defaults = role == .consumer ? Self.consumerDefaults : Self.producerDefaults
            let pointer = try NativeConfiguration(local, defaults: defaults, for: type).makeClient(type)
            // Nothing was connected and no group was joined, so this ends at once.
            rd_kafka_destroy_flags(pointer, RD_KAFKA_DESTROY_F_NO_CONSUMER_CLOSE)
            return nil
        } catch {
            return error
        }
    }
}
