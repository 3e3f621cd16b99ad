/// librdkafka's properties, as `name=value` pairs; a later one wins over an earlier one of the same name.
///
/// Every property of
/// https://github.com/confluentinc/librdkafka/blob/v2.0.2/CONFIGURATION.md can be set, except the few on which this
/// client's promises rest (``reserved``). A client takes its own defaults first and then what it is given.
package struct ClientConfiguration: Sendable {
    package private(set) var properties: [(name: String, value: String)]

    package init(properties: [(name: String, value: String)] = []) {
        self.properties = properties
    }

    package init(bootstrapServers: String, properties: [(name: String, value: String)] = []) {
        self.init(properties: [("bootstrap.servers", bootstrapServers)] + properties)
    }

    /// Adds a property that wins over those before it.
    package mutating func set(_ name: String, _ value: String) {
        properties.append((name, value))
    }

    /// These properties, with `overrides` winning over them.
    package func overridden(by overrides: ClientConfiguration) -> ClientConfiguration {
        ClientConfiguration(properties: properties + overrides.properties)
    }

    /// The value that wins, or `nil` where the property is not set here.
    package subscript(name: String) -> String? {
        properties.last { $0.name == name }?.value
    }

    /// Whether a property's value must never be shown.
    package static func isSecret(_ name: String) -> Bool {
        ["password", "secret", "key.pem", "sasl.oauthbearer.config"].contains { name.contains($0) }
    }
}

extension ClientConfiguration: CustomStringConvertible {
    /// The properties with every secret masked.
    package var description: String {
        properties.map { "\($0.name)=\(Self.isSecret($0.name) ? "***" : $0.value)" }.joined(separator: " ")
    }
}

extension ClientConfiguration: CustomReflectable {
    /// Keeps secrets out of `dump` and of a debugger's summary.
    package var customMirror: Mirror { Mirror(self, children: ["properties": description]) }
}
