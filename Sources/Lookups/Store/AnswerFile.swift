import Foundation
import Logging
import SignupRisk

/// The store's file and what is known of it: open, set aside, or out of reach. Every problem is warned of once.
struct AnswerFile: Sendable {
    /// How long a file that another process holds is left alone before it is tried again, in milliseconds.
    private static let retryAfter: Int64 = 30_000

    private let path: String
    private let secret: Data?
    private let maximum: AnswerDatabase.Size
    private let logger: Logger

    private var database: (file: AnswerDatabase, seal: AnswerSeal)?
    private var size = AnswerDatabase.Size(entries: 0, bytes: 0)
    private var isClosed = false
    private var isWarned = false
    private var lastAttempt: Int64 = 0
    /// Answers written since start.
    private(set) var written = 0
    /// Answers that could not be written.
    private(set) var lost = 0

    init(path: String, secret: Data?, maximum: AnswerDatabase.Size, logger: Logger) {
        self.path = path
        self.secret = secret
        self.maximum = maximum
        self.logger = logger
    }

    /// Where a replica's file lies. Of its name only letters, digits, `-`, `_` and `.` are kept.
    static func path(directory: String, replica: String) -> String {
        let name = replica.unicodeScalars.map { scalar -> Character in
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".": Character(scalar)
            default: "_"
            }
        }
        return URL(fileURLWithPath: directory, isDirectory: true)
            .appendingPathComponent("answers-\(String(name.prefix(100))).sqlite").path
    }

    /// Opens the file; one that is damaged is set aside and a new one begun.
    mutating func open() {
        do throws(AnswerStoreError) {
            try prepareDirectory()
            do throws(AnswerStoreError) {
                try openOnce()
            } catch let error where error.kind == .unreadable {
                setAside(because: error)
                try openOnce()
            }
            isWarned = false
        } catch {
            warn("The persistent cache cannot be used; answers are kept in memory only.", error)
        }
    }

    /// The usable answers of a vendor.
    mutating func restore(
        _ vendor: VendorName, now: Int64, maximumEntries: Int, maximumBytes: Int
    ) -> RestoredAnswers {
        guard let (file, seal) = database else { return RestoredAnswers(vendor: vendor, seal: nil, answers: []) }
        let (answers, problem) = file.load(
            vendor, now: now, maximumEntries: maximumEntries, maximumBytes: maximumBytes)
        let spending = file.spending(vendor)
        if let problem { recover(from: problem) }
        return RestoredAnswers(vendor: vendor, seal: seal, answers: answers, spending: spending)
    }

    /// Writes answers; where that fails they are lost to the file, and to nothing else.
    mutating func write(_ entries: [AnswerStore.Entry], now: Int64) {
        guard !isClosed else { return lost += entries.count }
        if database == nil, now - lastAttempt >= Self.retryAfter {
            lastAttempt = now
            open()
        }
        guard let (file, seal) = database else { return lost += entries.count }
        let answers = entries.compactMap { StoredAnswer($0, seal: seal) }
        let spending = Dictionary(entries.map { ($0.answer.vendor, $0.spending) }) { $1 }
        do {
            size = try file.write(answers, spending: spending, size: size, maximum: maximum, now: now)
            written += answers.count
            isWarned = false
        } catch {
            lost += answers.count
            recover(from: error)
        }
    }

    mutating func close() {
        isClosed = true
        database?.file.close()
        database = nil
    }

    private mutating func openOnce() throws(AnswerStoreError) {
        let file = try AnswerDatabase(path: path)
        do throws(AnswerStoreError) {
            let secret = if let secret { secret } else { try file.ownSecret() }
            let seal = AnswerSeal(secret: secret)
            try file.claim(fingerprint: seal.fingerprint)
            size = try file.size()
            database = (file, seal)
        } catch {
            file.close()
            throw error
        }
    }

    /// A damaged file is replaced; anything else is waited out, with the file open.
    private mutating func recover(from error: AnswerStoreError) {
        guard error.kind == .unreadable else {
            return warn("Answers cannot be written to the persistent cache; they are kept in memory only.", error)
        }
        database?.file.close()
        database = nil
        setAside(because: error)
        open()
    }

    private func prepareDirectory() throws(AnswerStoreError) {
        let files = FileManager.default
        let directory = URL(fileURLWithPath: path).deletingLastPathComponent().path
        do {
            try files.createDirectory(
                atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw AnswerStoreError(.failed, "the directory cannot be made")
        }
        guard !files.fileExists(atPath: path) else { return }
        // Made before SQLite makes it, so that nobody else may read it; its companions take its permissions.
        guard files.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]) else {
            throw AnswerStoreError(.failed, "the file cannot be made")
        }
    }

    /// Renames the file, over one that was set aside before, so that what is set aside stays bounded.
    private func setAside(because error: AnswerStoreError) {
        let files = FileManager.default
        for suffix in ["", "-wal", "-shm"] {
            let (from, to) = (path + suffix, path + ".unreadable" + suffix)
            try? files.removeItem(atPath: to)
            do {
                if files.fileExists(atPath: from) { try files.moveItem(atPath: from, toPath: to) }
            } catch {
                try? files.removeItem(atPath: from)
            }
        }
        logger.warning(
            "The persistent cache was unreadable; it was set aside and a new one begun.",
            metadata: ["file": "\(path)", "reason": "\(error)"])
    }

    private mutating func warn(_ message: Logger.Message, _ error: AnswerStoreError) {
        guard !isWarned else { return }
        isWarned = true
        logger.warning(message, metadata: ["file": "\(path)", "reason": "\(error)"])
    }
}

extension StoredAnswer {
    /// The answer, sealed; `nil` where it cannot be.
    fileprivate init?(_ entry: AnswerStore.Entry, seal: AnswerSeal) {
        let vendor = entry.answer.vendor
        guard let sealed = seal.seal(VendorAnswerCodec.encode(entry.answer), for: entry.query, at: vendor) else {
            return nil
        }
        self.init(
            vendor: vendor, name: seal.name(of: entry.query, at: vendor), fetchedAt: entry.fetchedAt, life: entry.life,
            usableUntil: entry.usableUntil, sealed: sealed)
    }
}
