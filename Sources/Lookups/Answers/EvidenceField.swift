import JSON

/// One field of a kind of evidence: its name in the stored bytes, and how it is written and read.
struct EvidenceField<Evidence>: Sendable {
    let name: String
    /// The value, or `nil` where it is unknown: unknown fields are not written.
    let encode: @Sendable (Evidence) -> JSONValue?
    /// Sets the field from a value; one of the wrong kind leaves it unknown.
    let decode: @Sendable (inout Evidence, JSONValue) -> Void

    init<Value>(
        _ name: String, _ path: any WritableKeyPath<Evidence, Value?> & Sendable,
        write: @escaping @Sendable (Value) -> JSONValue?, read: @escaping @Sendable (JSONValue) -> Value?
    ) {
        self.name = name
        encode = { evidence in evidence[keyPath: path].flatMap(write) }
        decode = { evidence, value in evidence[keyPath: path] = read(value) }
    }

    /// A text.
    init(_ name: String, _ path: any WritableKeyPath<Evidence, String?> & Sendable) {
        self.init(name, path, write: { .string($0) }, read: { $0.string })
    }

    /// A truth value.
    init(_ name: String, _ path: any WritableKeyPath<Evidence, Bool?> & Sendable) {
        self.init(name, path, write: { .bool($0) }, read: { $0.bool })
    }

    /// An integer.
    init(_ name: String, _ path: any WritableKeyPath<Evidence, Int?> & Sendable) {
        self.init(name, path, write: { JSONValue($0) }, read: { $0.integer })
    }

    /// A finite number, in the shortest text that reads back as the same number. JSON has no other.
    init(_ name: String, _ path: any WritableKeyPath<Evidence, Double?> & Sendable) {
        self.init(
            name, path, write: { $0.isFinite ? .number($0.description) : nil },
            read: { $0.numberText.flatMap(Double.init) })
    }
}

extension Array {
    /// The known fields of `evidence` as an object.
    func encode<Evidence>(_ evidence: Evidence) -> JSONObject where Element == EvidenceField<Evidence> {
        var object = JSONObject()
        for field in self { object[field.name] = field.encode(evidence) }
        return object
    }

    /// `empty` with the fields that stand in `object`.
    func decode<Evidence>(_ object: JSONObject, into empty: Evidence) -> Evidence
    where Element == EvidenceField<Evidence> {
        var evidence = empty
        for field in self { if let value = object[field.name] { field.decode(&evidence, value) } }
        return evidence
    }
}
