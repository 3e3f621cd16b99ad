import Foundation
import JSON
import TestSupport
import Testing

@testable import SignupRisk

/// Reads risk events as whoever consumes them would, and holds every one against the published schema.
enum EventReading {
    /// A file of the repository.
    static func repositoryFile(_ path: String) throws -> [UInt8] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return [UInt8](try Data(contentsOf: root.appending(path: path)))
    }

    static func schema(_ name: String) throws -> JSONSchema {
        try JSONSchema(parsing: repositoryFile("config/schemas/\(name).schema.json"))
    }

    private static let eventSchema = Result { try schema("risk-event") }

    /// The event as a tree, once it is known to be what the schema says.
    static func validated(_ event: EncodedEvent, sourceLocation: SourceLocation = #_sourceLocation) throws -> JSONValue
    {
        let value = try JSONValue(parsing: event.body)
        let violations = try eventSchema.get().violations(of: value)
        #expect(violations.isEmpty, "\(violations)", sourceLocation: sourceLocation)
        return value
    }
}

extension JSONValue {
    /// The value at a path of names.
    subscript(path names: String...) -> JSONValue? { names.reduce(self) { $0?[$1] } }
}
