import GRDB

extension AnswerDatabase {
    /// The form of the table; a file of another form is set aside.
    private static let schemaVersion = 1
    /// A share of the bound that is freed when it is reached, so that freeing is rare.
    private static let freedShare = 10

    static func prepare(_ database: Database) throws {
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
                CREATE TABLE IF NOT EXISTS spending (vendor TEXT PRIMARY KEY, day INTEGER NOT NULL, units TEXT NOT NULL);
                CREATE INDEX IF NOT EXISTS answer_by_age ON answer (fetched_at);
                PRAGMA user_version = \(schemaVersion);
                """)
    }

    static func size(_ database: Database) throws -> Size {
        // The same reckoning as `StoredAnswer.cost`.
        let row = try Row.fetchOne(
            database, sql: "SELECT count(*), coalesce(sum(length(sealed) + length(name) + 64), 0) FROM answer")
        return Size(entries: row?[0] ?? 0, bytes: row?[1] ?? 0)
    }

    /// Deletes what is past use, then the oldest answers, until a tenth of the bounds is free.
    static func free(_ database: Database, maximum: Size, now: Int64) throws -> Size {
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
