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

    /// What a vendor had cost on the last day of which something was written; `nil` where that is not known.
    func spending(_ vendor: VendorName) -> Spending? {
        let row = try? queue.read { database in
            try Row.fetchOne(
                database, sql: "SELECT day, units FROM spending WHERE vendor = ?", arguments: [vendor.rawValue])
        }
        guard let row, let day = Int64.fromDatabaseValue(row["day"]),
            let units = String.fromDatabaseValue(row["units"]).flatMap({ Int128($0) })
        else { return nil }
        return Spending(day: day, units: units)
    }

    /// Writes answers in one transaction, and frees room where the bounds are passed.
    ///
    /// - Parameter size: what the file held before, as far as is known.
    /// - Returns: what it holds now; an estimate that never falls short.
    func write(
        _ answers: [StoredAnswer], spending: [VendorName: Spending], size: Size, maximum: Size, now: Int64
    ) throws(AnswerStoreError) -> Size {
        try perform { database in
            for (vendor, spending) in spending {
                try database.execute(
                    sql: "INSERT OR REPLACE INTO spending (vendor, day, units) VALUES (?, ?, ?)",
                    arguments: [vendor.rawValue, spending.day, String(spending.units)])
            }
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
