import CMaxMindDB

/// Why an offline database cannot be used.
package struct OfflineDatabaseError: Error, Sendable, Hashable, CustomStringConvertible {
    package enum Code: String, Sendable, Hashable {
        /// The file cannot be opened or read.
        case unreadable
        /// The file is not a MaxMind database, or its end is missing.
        case notADatabase
        /// The file is a MaxMind database, but damaged.
        case damaged
        /// The database says other things of addresses than their country.
        case noCountries
    }

    package let code: Code
    package let path: String
    /// The library's words, or the type of the database.
    package let detail: String

    init(code: Code, path: String, detail: String) {
        self.code = code
        self.path = path
        self.detail = detail
    }

    /// What libmaxminddb's status on opening a file means.
    init(opening path: String, status: Int32) {
        let code: Code =
            switch status {
            case MMDB_FILE_OPEN_ERROR, MMDB_IO_ERROR: .unreadable
            case MMDB_INVALID_METADATA_ERROR, MMDB_UNKNOWN_DATABASE_FORMAT_ERROR: .notADatabase
            default: .damaged
            }
        self.init(
            code: code, path: path, detail: MMDB_strerror(status).map { String(cString: $0) } ?? "status \(status)")
    }

    package var description: String {
        switch code {
        case .unreadable: "The IP database \(path) cannot be opened: \(detail)."
        case .notADatabase: "\(path) is not a MaxMind-format database: \(detail)."
        case .damaged: "The IP database \(path) is damaged: \(detail)."
        case .noCountries:
            "The IP database \(path) (type \"\(detail)\") knows no countries. A country or city database is needed."
        }
    }
}
