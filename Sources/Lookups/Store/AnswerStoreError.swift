import GRDB

/// Why the persistent cache cannot be used. Names the place in SQLite's words, never what is stored.
struct AnswerStoreError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What may be done about it.
    enum Kind: Sendable, Hashable {
        /// Another process has the file.
        case locked
        /// The file is damaged, or no file of ours.
        case unreadable
        /// The disk, its permissions or its space.
        case failed
    }

    let kind: Kind
    let description: String

    init(_ kind: Kind, _ description: String) {
        self.kind = kind
        self.description = description
    }

    /// What an error of the library means.
    init(_ error: any Error) {
        if let error = error as? AnswerStoreError {
            self = error
            return
        }
        guard let error = error as? DatabaseError else {
            self.init(.failed, "the file cannot be used")
            return
        }
        let kind: Kind =
            switch error.resultCode {
            case .SQLITE_BUSY, .SQLITE_LOCKED: .locked
            case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_MISMATCH, .SQLITE_SCHEMA, .SQLITE_ERROR: .unreadable
            default: .failed
            }
        self.init(kind, "SQLite \(error.extendedResultCode)")
    }
}
