import Foundation
import SignupRisk
import Testing
import Vendors

@testable import Lookups

@Suite("Answers across restarts")
struct AnswerStoreTests {
    private func entry(_ index: Int, fetchedAt: Int64 = Samples.afternoon, days: Int64 = 1) -> AnswerStore.Entry {
        AnswerStore.Entry(
            query: Samples.query(index), answer: Samples.answer(), fetchedAt: fetchedAt, life: days * 86_400_000,
            usableUntil: fetchedAt + days * 86_400_000,
            spending: Spending(day: 20_000, units: Int128(index)))
    }

    private func store(
        _ directory: String, replica: String = "0", secret: [UInt8]? = nil, entries: Int = 1000, bytes: Int = 1 << 20,
        now: Int64 = Samples.afternoon, log: LogRecorder = LogRecorder()
    ) -> AnswerStore {
        AnswerStore(
            directory: directory, replica: replica, secret: secret, maximumEntries: entries, maximumBytes: bytes,
            wallClock: { now }, logger: log.logger)
    }

    private func restored(_ store: AnswerStore, entries: Int = 1000, bytes: Int = 1 << 20) -> RestoredAnswers {
        store.restore(Samples.vendor, maximumEntries: entries, maximumBytes: bytes)
    }

    @Test("what was written is there after a restart, with its age, for whoever asks with the same query")
    func restart() async throws {
        try await withTemporaryDirectory { directory in
            let before = store(directory)
            for index in 0..<10 { before.put(entry(index, fetchedAt: Samples.afternoon - Int64(index))) }
            before.close()
            #expect(before.counters == (10, 0))
            let log = LogRecorder()
            let after = store(directory, log: log)
            var answers = restored(after)
            #expect(answers.count == 10)
            let found = answers.take(Samples.query(3))
            let taken = try #require(found)
            #expect(taken.answer == Samples.answer())
            #expect(taken.stored.fetchedAt == Samples.afternoon - 3)
            #expect(answers.take(Samples.query(3)) == nil)
            #expect(answers.take(Samples.query(99)) == nil)
            #expect(answers.count == 9)
            #expect(restored(after).isEmpty == false)
            #expect(log.lines.isEmpty)
        }
    }

    @Test("a process that dies without closing loses nothing that was flushed")
    func noClose() async throws {
        try await withTemporaryDirectory { directory in
            do {
                let before = store(directory)
                before.put(entry(1))
                before.flush()
                // The files as a killed process leaves them, the write-ahead log not yet folded in.
                for name in try FileManager.default.contentsOfDirectory(atPath: directory) {
                    try FileManager.default.copyItem(
                        atPath: "\(directory)/\(name)",
                        toPath: "\(directory)/\(name.replacingOccurrences(of: "answers-0", with: "answers-1"))")
                }
            }
            var answers = restored(store(directory, replica: "1"))
            #expect(answers.take(Samples.query(1)) != nil)
        }
    }

    @Test("what the vendor has cost is remembered, however much it is")
    func spending() async throws {
        try await withTemporaryDirectory { directory in
            let before = store(directory)
            #expect(restored(before).spending == nil)
            before.put(entry(5))
            before.put(entry(7))
            before.close()
            #expect(restored(store(directory)).spending == Spending(day: 20_000, units: 7))
        }
    }

    @Test("answers past use are not restored, and a vendor gets its own only")
    func usable() async throws {
        try await withTemporaryDirectory { directory in
            let before = store(directory)
            before.put(entry(1, fetchedAt: Samples.afternoon - 2 * 86_400_000))
            before.put(entry(2))
            before.close()
            let after = store(directory)
            #expect(restored(after).count == 1)
            #expect(after.restore(VendorName(rawValue: "provero"), maximumEntries: 10, maximumBytes: 10_000).isEmpty)
        }
    }

    @Test("the newest are restored where not all have room")
    func bounds() async throws {
        try await withTemporaryDirectory { directory in
            let before = store(directory)
            for index in 0..<20 { before.put(entry(index, fetchedAt: Samples.afternoon + Int64(index))) }
            before.close()
            let after = store(directory)
            var few = restored(after, entries: 5)
            #expect(few.count == 5)
            #expect(few.take(Samples.query(19)) != nil)
            let narrow = restored(after, bytes: 1500)
            #expect((1..<20).contains(narrow.count))
            #expect(narrow.bytes <= 1500)
        }
    }

    @Test("the file stays within its bounds, and the oldest answers go first")
    func fileBounds() async throws {
        try await withTemporaryDirectory { directory in
            let before = store(directory, entries: 50)
            for index in 0..<200 {
                before.put(entry(index, fetchedAt: Samples.afternoon + Int64(index)))
                before.flush()
            }
            before.close()
            var answers = restored(store(directory))
            #expect((40...50).contains(answers.count))
            #expect(answers.take(Samples.query(199)) != nil)
            #expect(answers.take(Samples.query(0)) == nil)
        }
    }

    @Test("bytes are bounded too")
    func fileBytes() async throws {
        try await withTemporaryDirectory { directory in
            let before = store(directory, bytes: 10_000)
            for index in 0..<200 {
                before.put(entry(index))
                before.flush()
            }
            before.close()
            let answers = restored(store(directory))
            #expect(answers.bytes <= 10_000)
            #expect(answers.count > 10)
        }
    }

    @Test("answers sealed with another secret are of no use, and make room")
    func otherSecret() async throws {
        try await withTemporaryDirectory { directory in
            let before = store(directory, secret: Array("one".utf8))
            before.put(entry(1))
            before.close()
            let other = store(directory, secret: Array("two".utf8))
            #expect(restored(other).isEmpty)
            other.put(entry(2))
            other.close()
            var answers = restored(store(directory, secret: Array("two".utf8)))
            #expect(answers.count == 1)
            #expect(answers.take(Samples.query(2)) != nil)
        }
    }

    @Test("the file tells nobody what was looked up", arguments: [nil, Array("secret".utf8)])
    func privacy(secret: [UInt8]?) async throws {
        try await withTemporaryDirectory { directory in
            let before = store(directory, secret: secret)
            let query = VendorQuery(phone: "447700900001", country: "GB", address: "Downing Street")
            var phone = PhoneEvidence()
            phone.carrier = "Telefonica UK Limited"
            before.put(
                AnswerStore.Entry(
                    query: query,
                    answer: VendorAnswer(
                        vendor: Samples.vendor, status: .ok, observedAt: 0, phone: phone, message: "447700900001"),
                    fetchedAt: Samples.afternoon, life: 1000, usableUntil: .max,
                    spending: Spending(day: 0, units: 0)))
            before.flush()
            for name in try FileManager.default.contentsOfDirectory(atPath: directory) {
                let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(directory)/\(name)"))
                for trace in ["7700900001", "Downing", "Telefonica"] {
                    #expect(bytes.range(of: Data(trace.utf8)) == nil, "\(name)")
                }
                let mode = try FileManager.default.attributesOfItem(atPath: "\(directory)/\(name)")[.posixPermissions]
                #expect(mode as? Int == 0o600, "\(name)")
            }
        }
    }

    @Test(
        "a file that is damaged or none of ours is set aside with one warning, and a new one begun",
        arguments: ["not a database, but long enough to look like a file", String(repeating: "x", count: 20_000)])
    func damaged(content: String) async throws {
        try await withTemporaryDirectory { directory in
            try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
            let path = AnswerFile.path(directory: directory, replica: "0")
            try Data(content.utf8).write(to: URL(fileURLWithPath: path))
            let log = LogRecorder()
            let store = store(directory, log: log)
            #expect(restored(store).isEmpty)
            store.put(entry(1))
            store.close()
            #expect(store.counters == (1, 0))
            #expect(log.warnings == 1)
            #expect(try Data(contentsOf: URL(fileURLWithPath: path + ".unreadable")) == Data(content.utf8))
            #expect(restored(self.store(directory)).count == 1)
        }
    }

    @Test("damage in the middle of a file costs answers at most")
    func damagedPages() async throws {
        try await withTemporaryDirectory { directory in
            let before = store(directory)
            for index in 0..<500 { before.put(entry(index)) }
            before.close()
            let path = AnswerFile.path(directory: directory, replica: "0")
            var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
            try #require(bytes.count > 40_000)
            for index in 20_000..<40_000 { bytes[index] = 0xA5 }
            try bytes.write(to: URL(fileURLWithPath: path))
            let log = LogRecorder()
            let after = store(directory, log: log)
            _ = restored(after)
            for index in 0..<500 { after.put(entry(index)) }
            after.flush()
            after.put(entry(1000))
            after.close()
            #expect(log.lines.allSatisfy { $0.level == .warning })
            var answers = restored(store(directory))
            #expect(answers.take(Samples.query(1000)) != nil)
        }
    }

    @Test("a file of another release is set aside")
    func otherRelease() async throws {
        try await withTemporaryDirectory { directory in
            let before = store(directory)
            before.put(entry(1))
            before.close()
            // SQLite keeps the user version at byte 60 of the file, big-endian.
            let path = AnswerFile.path(directory: directory, replica: "0")
            var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
            bytes[63] = 99
            try bytes.write(to: URL(fileURLWithPath: path))
            let log = LogRecorder()
            #expect(restored(store(directory, log: log)).isEmpty)
            #expect(log.warnings == 1)
        }
    }

    @Test("a file that another process holds is left to it; answers are kept in memory")
    func locked() async throws {
        try await withTemporaryDirectory { directory in
            let owner = store(directory)
            owner.put(entry(1))
            owner.flush()
            let log = LogRecorder()
            let second = store(directory, log: log)
            #expect(restored(second).isEmpty)
            second.put(entry(2))
            second.flush()
            #expect(second.counters == (0, 1))
            #expect(log.warnings == 1)
            owner.put(entry(3))
            owner.close()
            #expect(owner.counters == (2, 0))
        }
    }

    @Test("a directory that cannot be made costs one warning")
    func noDirectory() async throws {
        try await withTemporaryDirectory { directory in
            try Data().write(to: URL(fileURLWithPath: directory))
            let log = LogRecorder()
            let store = store(directory + "/below/a/file", log: log)
            store.put(entry(1))
            store.close()
            #expect(store.counters == (0, 1))
            #expect(log.warnings == 1)
        }
    }

    @Test("what is queued when the writer is cancelled is still written")
    func cancelled() async throws {
        try await withTemporaryDirectory { directory in
            let before = store(directory)
            let writer = Task { await before.run() }
            for index in 0..<100 { before.put(entry(index)) }
            writer.cancel()
            await writer.value
            #expect(before.counters == (100, 0))
        }
    }

    @Test("a replica's name cannot lead out of the directory")
    func names() {
        #expect(AnswerFile.path(directory: "/cache", replica: "worker-0.a") == "/cache/answers-worker-0.a.sqlite")
        #expect(AnswerFile.path(directory: "/cache", replica: "../etc/ü") == "/cache/answers-.._etc__.sqlite")
    }
}
