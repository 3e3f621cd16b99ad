import Foundation
import GRDB
import SignupRisk

/// The file the persistent cache lives in: one SQLite table of sealed answers.
///
/// The file belongs to one process: the connection keeps its lock (`locking_mode=EXCLUSIVE`), and a second process that is
/// given the same replica name is turned away instead of interleaving. The write-ahead log survives the death of the process
/// without a sync per write; only the machine's own crash can lose the last answers, which are then paid once more.
struct AnswerDatabase: Sendable {
    /// How much the file holds.
    struct Size: Sendable, Hashable {
        var entries: Int
        var bytes: Int
    }

    /// The form of the table; a file of another form is set aside.
    private static let schemaVersion = 1
    /// A share of the bound that is freed when it is reached, so that freeing is rare.
    private static let freedShare = 10

    private let queue: DatabaseQueue

    /// Opens the file, making it where there is none.
    ///
    /// - Throws: ``AnswerStoreError``.
    init(path: String) throws(AnswerStoreError) {
        var configuration = Configuration()
        configuration.journalMode = .wal
        configuration.busyMode = .timeout(1)
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA locking_mode = EXCLUSIVE")
            try database.execute(sql: "PRAGMA synchronous = NORMAL")
        }
        do {
            queue = try DatabaseQueue(path: path, configuration: configuration)
            try queue.write(Self.prepare)
        } catch {
            throw AnswerStoreError(error)
        }
    }

    /// The secret this file's answers are sealed with where the operator gives none: drawn once, kept with the file.
    func ownSecret() throws(AnswerStoreError) -> Data {
        try perform { database in
            if let kept = try Data.fetchOne(database, sql: "SELECT value FROM property WHERE name = 'secret'") {
                return kept
            }
            var generator = SystemRandomNumberGenerator()
            let secret = Data((0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
            try database.execute(
                sql: "INSERT INTO property (name, value) VALUES ('secret', ?)", arguments: [secret])
            return secret
        }
    }

    /// Empties the file where its answers were sealed with another secret: none of them could be found or opened again.
    func claim(fingerprint: Data) throws(AnswerStoreError) {
        try perform { database in
            let kept = try Data.fetchOne(database, sql: "SELECT value FROM property WHERE name = 'fingerprint'")
            guard kept != fingerprint else { return }
            try database.execute(sql: "DELETE FROM answer")
            try database.execute(
                sql: "INSERT OR REPLACE INTO property (name, value) VALUES ('fingerprint', ?)",
                arguments: [fingerprint])
        }
    }

    /// The usable answers of a vendor, the newest first.
    ///
    /// - Parameter now: milliseconds since 1970 UTC.
    /// - Returns: what could be read, and why reading ended early where it did.
    func load(
        _ vendor: VendorName, now: Int64, maximumEntries: Int, maximumBytes: Int
    ) -> (answers: [StoredAnswer], problem: AnswerStoreError?) {
        var answers: [StoredAnswer] = []
        var bytes = 0
        do {
            try queue.read { database in
                let rows = try Row.fetchCursor(
                    database,
                    sql: """
                        SELECT name, fetched_at, life, usable_until, sealed FROM answer
                        WHERE vendor = ? AND usable_until > ? ORDER BY fetched_at DESC LIMIT ?
                        """, arguments: [vendor.rawValue, now, maximumEntries])
                while let row = try rows.next() {
                    guard let answer = StoredAnswer(row, vendor: vendor) else { continue }
                    bytes += answer.cost
                    guard bytes <= maximumBytes else { return }
                    answers.append(answer)
                }
            }
            return (answers, nil)
        } catch {
            return (answers, AnswerStoreError(error))
        }
    }

    /// Writes answers in one transaction, and frees room where the bounds are passed.
    ///
    /// - Parameter size: what the file held before, as far as is known.
    /// - Returns: what it holds now; an estimate that never falls short.
    func write(
        _ answers: [StoredAnswer], size: Size, maximum: Size, now: Int64
    ) throws(AnswerStoreError) -> Size {
        try perform { database in
            let statement = try database.cachedStatement(
                sql: """
                    INSERT OR REPLACE INTO answer (vendor, name, fetched_at, life, usable_until, sealed)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """)
            var size = size
            for answer in answers {
                try statement.execute(arguments: [
                    answer.vendor.rawValue, answer.name.bytes, answer.fetchedAt, answer.life, answer.usableUntil,
                    answer.sealed,
                ])
                size.entries += 1
                size.bytes += answer.cost
            }
            guard size.entries > maximum.entries || size.bytes > maximum.bytes else { return size }
            return try Self.free(database, maximum: maximum, now: now)
        }
    }

    /// What the file holds, counted.
    func size() throws(AnswerStoreError) -> Size { try perform(Self.size) }

    /// Closes the file; what is written is in it.
    func close() { try? queue.close() }

    private func perform<Result>(
        _ body: (Database) throws -> Result
    ) throws(AnswerStoreError) -> Result {
        do { return try queue.write(body) } catch { throw AnswerStoreError(error) }
    }

    private static func prepare(_ database: Database) throws {
        let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        guard version == 0 || version == schemaVersion else {
            throw AnswerStoreError(.unreadable, "the file is of another release")
        }
        try database.execute(
            sql: """
                CREATE TABLE IF NOT EXISTS property (name TEXT PRIMARY KEY, value BLOB NOT NULL);
                CREATE TABLE IF NOT EXISTS answer (
                    vendor TEXT NOT NULL, name BLOB NOT NULL, fetched_at INTEGER NOT NULL, life INTEGER NOT NULL,
                    usable_until INTEGER NOT NULL, sealed BLOB NOT NULL, PRIMARY KEY (vendor, name)
                );
                CREATE INDEX IF NOT EXISTS answer_by_age ON answer (fetched_at);
                PRAGMA user_version = \(schemaVersion);
                """)
    }

    private static func size(_ database: Database) throws -> Size {
        // The same reckoning as `StoredAnswer.cost`.
        let row = try Row.fetchOne(
            database, sql: "SELECT count(*), coalesce(sum(length(sealed) + length(name) + 64), 0) FROM answer")
        return Size(entries: row?[0] ?? 0, bytes: row?[1] ?? 0)
    }

    /// Deletes what is past use, then the oldest answers, until a tenth of the bounds is free.
    private static func free(_ database: Database, maximum: Size, now: Int64) throws -> Size {
        try database.execute(sql: "DELETE FROM answer WHERE usable_until <= ?", arguments: [now])
        var size = try size(database)
        let goal = Size(
            entries: maximum.entries - maximum.entries / freedShare, bytes: maximum.bytes - maximum.bytes / freedShare)
        while size.entries > 0, size.entries > goal.entries || size.bytes > goal.bytes {
            try database.execute(
                sql: "DELETE FROM answer WHERE rowid IN (SELECT rowid FROM answer ORDER BY fetched_at LIMIT ?)",
                arguments: [max(1, max(size.entries / freedShare, size.entries - goal.entries))])
            size = try Self.size(database)
        }
        return size
    }
}

extension StoredAnswer {
    /// An answer from its row; `nil` where a column is not what was written, as after damage.
    fileprivate init?(_ row: Row, vendor: VendorName) {
        guard let name = Data.fromDatabaseValue(row["name"]),
            let fetchedAt = Int64.fromDatabaseValue(row["fetched_at"]),
            let life = Int64.fromDatabaseValue(row["life"]), let sealed = Data.fromDatabaseValue(row["sealed"]),
            let usableUntil = Int64.fromDatabaseValue(row["usable_until"])
        else { return nil }
        self.init(
            vendor: vendor, name: AnswerSeal.Name(bytes: name), fetchedAt: fetchedAt, life: life,
            usableUntil: usableUntil, sealed: sealed)
    }
}
