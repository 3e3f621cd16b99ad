import Dispatch
import Foundation
package import Logging
import SignupRisk
import Synchronization
import Vendors

/// Answers that survive a restart of this replica, so that a restart does not pay for them again.
///
/// Writing happens behind the lookups: an answer is queued, and ``run()`` writes what has gathered, in one transaction, as soon
/// as the last one is done. Nothing that goes wrong with the file ever reaches a lookup: a damaged file is set aside and a new
/// one begun, a file that another process holds is left to it, a full disk loses the answers that do not fit. Each is one
/// warning.
package final class AnswerStore: Sendable {
    /// Answers that wait to be written at most; when the disk is slower than the vendors the oldest go unwritten.
    private static let queueBound = 20_000

    private struct Waiting {
        var answers: [Entry] = []
        var dropped = 0
    }

    /// An answer on its way to the file.
    struct Entry: Sendable {
        let query: VendorQuery
        let answer: VendorAnswer
        let fetchedAt: Int64
        let life: Int64
        let usableUntil: Int64
        /// What the vendor has cost that day, this answer included.
        let spending: Spending
    }

    private let waiting = Mutex(Waiting())
    private let file: Mutex<AnswerFile>
    private let wallClock: @Sendable () -> Int64
    private let writer = DispatchQueue(label: "answer-store")
    private let signals: AsyncStream<Void>
    private let signal: AsyncStream<Void>.Continuation

    /// Opens `answers-<replica>.sqlite` in `directory`, making both where they are missing. It never fails: what cannot be opened
    /// is warned of, and the store keeps nothing.
    ///
    /// - Parameters:
    ///   - replica: what tells this replica from the others that share the directory, and stays the same across its restarts.
    ///   - secret: what the answers are sealed with. Without one, a secret is drawn and kept in the file itself.
    ///   - wallClock: milliseconds since 1970 UTC.
    package init(
        directory: String, replica: String, secret: [UInt8]? = nil, maximumEntries: Int = 200_000,
        maximumBytes: Int = 256 << 20, wallClock: @escaping @Sendable () -> Int64, logger: Logger
    ) {
        (signals, signal) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        self.wallClock = wallClock
        var file = AnswerFile(
            path: AnswerFile.path(directory: directory, replica: replica), secret: secret.map { Data($0) },
            maximum: .init(entries: maximumEntries, bytes: maximumBytes), logger: logger)
        file.open()
        self.file = Mutex(file)
    }

    /// The usable answers of a vendor, and the seal to open them with. Empty where there are none or the file cannot be read.
    func restore(_ vendor: VendorName, maximumEntries: Int, maximumBytes: Int) -> RestoredAnswers {
        file.withLock {
            $0.restore(vendor, now: wallClock(), maximumEntries: maximumEntries, maximumBytes: maximumBytes)
        }
    }

    /// Queues an answer to be written.
    func put(_ entry: Entry) {
        waiting.withLock { waiting in
            if waiting.answers.count >= Self.queueBound {
                waiting.answers.removeFirst(Self.queueBound / 2)
                waiting.dropped += Self.queueBound / 2
            }
            waiting.answers.append(entry)
        }
        signal.yield()
    }

    /// Writes answers as they come, until it is cancelled; what is queued then is still written.
    package func run() async {
        for await _ in signals { await flushElsewhere() }
        await flushElsewhere()
    }

    /// Writes on a thread of its own: a slow disk must not hold one of the few that run everything else.
    private func flushElsewhere() async {
        await withCheckedContinuation { continuation in
            writer.async {
                self.flush()
                continuation.resume()
            }
        }
    }

    /// Writes what is queued, now.
    package func flush() {
        let entries = waiting.withLock { waiting in
            defer { waiting.answers = [] }
            return waiting.answers
        }
        guard !entries.isEmpty else { return }
        file.withLock { $0.write(entries, now: wallClock()) }
    }

    /// Writes what is queued and closes the file. Nothing is kept afterwards.
    package func close() {
        flush()
        file.withLock { $0.close() }
    }

    /// Answers written since start, and answers that were lost to a slow, full or damaged disk.
    package var counters: (written: Int, lost: Int) {
        let dropped = waiting.withLock(\.dropped)
        return file.withLock { ($0.written, $0.lost + dropped) }
    }
}
