import JSON
import Kafka
import Testing

@testable import DeadLetters

@Suite("What a dead letter says about itself")
struct DeadLetterTests {
    @Test("The worker's headers are read")
    func reads() {
        let letter = letter(["dlq.replays": "2"])
        #expect(letter.reason == "not_json" && letter.stage == "decode" && letter.worker == "worker-1")
        #expect(letter.source == DeadLetter.Source(topic: "signups", partition: 1, offset: 17))
        #expect(letter.failedAt == noon)
        #expect(letter.replays == 2)
        #expect(letter.place == "3/42")
    }

    @Test(
        "Headers that a stranger could have written are taken for what they are",
        arguments: [
            ["dlq.topic": nil], ["dlq.topic": ""], ["dlq.partition": "-1"], ["dlq.partition": "99999999999"],
            ["dlq.offset": "many"], ["dlq.offset": "-5"], ["dlq.offset": nil],
        ] as [[String: String?]])
    func foreign(changes: [String: String?]) {
        #expect(letter(changes).source == nil)
    }

    @Test(
        "A count that is no number is none",
        arguments: [("x", 0), ("-3", 0), ("", 0), ("99999999999999999999", 0), ("7", 7)] as [(String, Int)])
    func counts(text: String, count: Int) {
        #expect(letter(["dlq.replays": text]).replays == count)
    }

    @Test("Without its time, the record's own timestamp stands in")
    func fallback() {
        #expect(letter(["dlq.failed_at": "yesterday"], timestamp: 5).failedAt == 5)
        #expect(letter(["dlq.failed_at": nil]).failedAt == nil)
    }

    @Test("Lines and objects say it all, and no control character reaches the terminal")
    func texts() throws {
        let hostile = letter(["dlq.message": "a\u{1B}[2Jb\nc\u{202E}d"])
        let line = DeadLetterText.line(hostile)
        #expect(!line.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x202E })
        #expect(line.contains("3/42") && line.contains("signups/1/17") && line.contains("2026-11-21T12:00:00.000Z"))
        let object = try JSONValue(parsing: DeadLetterText.json(hostile))
        #expect(object["message"]?.string == "a\u{1B}[2Jb\nc\u{202E}d")
        #expect(object["source"]?["offset"] == JSONValue(17))
        #expect(try JSONValue(parsing: DeadLetterText.json(letter(["dlq.topic": nil])))["source"] == .null)
    }
}

@Suite("Which dead letters are meant")
struct SelectionTests {
    private func selection(_ change: (inout DeadLetterSelection) -> Void) -> DeadLetterSelection {
        var selection = DeadLetterSelection()
        change(&selection)
        return selection
    }

    @Test("Nothing asked for means everything, also what says nothing")
    func everything() {
        #expect(DeadLetterSelection().matches(letter(), key: nil))
        #expect(DeadLetterSelection().matches(letter(["dlq.topic": nil, "dlq.failed_at": nil]), key: nil))
    }

    @Test("Each filter holds for itself")
    func filters() {
        let cases: [((inout DeadLetterSelection) -> Void, Bool)] = [
            ({ $0.reason = "not_json" }, true), ({ $0.reason = "not_utf8" }, false),
            ({ $0.stage = "decode" }, true), ({ $0.stage = "publish" }, false),
            ({ $0.since = noon }, true), ({ $0.since = noon + 1 }, false),
            ({ $0.until = noon + 1 }, true), ({ $0.until = noon }, false),
            ({ $0.key = Array("k".utf8) }, true), ({ $0.key = Array("kk".utf8) }, false), ({ $0.key = [] }, false),
            ({ $0.sourceTopic = "signups" }, true), ({ $0.sourceTopic = "other" }, false),
            ({ $0.sourcePartition = 1 }, true), ({ $0.sourcePartition = 3 }, false),
            ({ $0.sourceOffset = 17 }, true), ({ $0.sourceOffset = 42 }, false),
            ({ $0.minimumReplays = 0 }, true), ({ $0.minimumReplays = 1 }, false),
        ]
        for (index, (change, isMeant)) in cases.enumerated() {
            #expect(selection(change).matches(letter(), key: Array("k".utf8)) == isMeant, "case \(index)")
        }
    }

    @Test("All that is asked for has to hold")
    func conjunction() {
        let both = selection {
            $0.reason = "not_json"
            $0.sourcePartition = 2
        }
        #expect(!both.matches(letter(), key: nil))
    }

    @Test("A record without a time is in no span of time")
    func timeless() {
        #expect(!selection { $0.since = 0 }.matches(letter(["dlq.failed_at": nil]), key: nil))
    }

    @Test("Each selection keeps its place in a group of its own, the same one every time")
    func groups() {
        let none = ReplayGroup.name(groupId: "g", filters: [])
        let one = ReplayGroup.name(groupId: "g", filters: [("reason", "not_json")])
        let swapped = ReplayGroup.name(groupId: "g", filters: [("reasonnot", "_json")])
        #expect(none == "g.replay")
        #expect(one.hasPrefix("g.replay.") && one == ReplayGroup.name(groupId: "g", filters: [("reason", "not_json")]))
        #expect(Set([none, one, swapped, ReplayGroup.name(groupId: "h", filters: [])]).count == 4)
    }
}
