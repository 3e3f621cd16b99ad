package import JSON

/// A request as the journal keeps it: secrets, numbers and addresses only as hashes.
package struct JournalEntry: Sendable, Hashable {
    package struct Field: Sendable, Hashable {
        package let name: String
        package let value: String
    }

    /// Counts up from 1 since the start or the last reset.
    package let sequence: Int
    /// Milliseconds since 1970 UTC by the simulated clock.
    package let time: Int64
    /// `nil` for a path no vendor has.
    package let vendor: SimulatedVendor?
    package let method: String
    package let path: String
    package let query: [Field]
    package let headers: [Field]
    package let body: [Field]
    package let verdict: Verdict?
    package let status: Int
    /// What was charged.
    package let billed: Amount?
    package let fault: Fault.Kind?
    package let violations: [Violation]
    package let notes: [String]
    /// Whether the reply was sent whole; `false` while it is still held back.
    package internal(set) var delivered = false

    /// The journal's form of a value that may be secret or personal: two equal values look the same.
    package static func digest(_ value: String) -> String { Redaction.digest(value) }

    /// The entry as `GET /__sim/journal` shows it.
    package var json: JSONValue {
        func object(_ fields: [Field]) -> JSONValue {
            .array(fields.map { ["name": .string($0.name), "value": .string($0.value)] })
        }
        return [
            "sequence": JSONValue(sequence), "time": JSONValue(time),
            "vendor": vendor.map { .string($0.rawValue) } ?? .null, "method": .string(method), "path": .string(path),
            "query": object(query), "headers": object(headers), "body": object(body),
            "verdict": verdict.map { .string($0.rawValue) } ?? .null, "status": JSONValue(status),
            "billed": billed.map { .string($0.description) } ?? .null,
            "fault": fault.map { .string($0.rawValue) } ?? .null,
            "violations": .array(violations.map { .string($0.description) }),
            "notes": .array(notes.map { .string($0) }),
            "delivered": .bool(delivered),
        ]
    }
}
