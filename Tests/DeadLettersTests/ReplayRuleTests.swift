import Kafka
import Testing

@testable import DeadLetters

@Suite("What may be sent back, and how far a replay has come")
struct ReplayRuleTests {
    private let policy = ReplayPolicy(topics: ["signups"], maximumReplays: 2)

    @Test(
        "A record that has been sent back as often as allowed stays",
        arguments: [(0, false), (1, false), (2, true), (3, true), (1_000_000, true)])
    func guardsAgainstLoops(replays: Int, stays: Bool) {
        let decision = policy.decide(letter(["dlq.replays": String(replays)]))
        let source = DeadLetter.Source(topic: "signups", partition: 1, offset: 17)
        #expect(decision == (stays ? .leaveExhausted : .send(to: source)))
    }

    @Test("Only a topic that the worker reads is ever written to")
    func foreignTopic() {
        #expect(policy.decide(letter(["dlq.topic": "payments"])) == .leaveForeign)
    }

    @Test(
        "A letter that does not say where it came from is told apart from one of another topic",
        arguments: ["dlq.topic", "dlq.partition", "dlq.offset"])
    func untraceable(header: String) {
        #expect(policy.decide(letter([header: nil])) == .leaveUntraceable)
        #expect(policy.decide(letter([header: ""])) == .leaveUntraceable)
    }

    @Test("The record's own headers go back in their order, of ours only the count, one higher")
    func headersGoBack() {
        let own = [
            Header(name: "traceparent", value: "t"), Header(name: "dup", value: "1"), Header(name: "dup", value: "2"),
            Header(name: "empty", value: []), Header(name: "null", value: nil as [UInt8]?),
        ]
        let sent = ReplayedRecord.headers(of: own + headers(["dlq.replays": "1"]))
        #expect(sent == own + [Header(name: "dlq.replays", value: "2")])
    }

    @Test("Progress is committed up to the first record that is under way, in each partition by itself")
    func progress() {
        let (first, second) = (TopicPartition(topic: "d", partition: 0), TopicPartition(topic: "d", partition: 1))
        var progress = ReplayProgress()
        for offset: Int64 in [5, 7, 9] { progress.begin(first, offset: offset) }
        progress.settle(first, offset: 7)
        progress.begin(second, offset: 3)
        progress.settle(second, offset: 3)
        #expect(progress.takeCommittable() == [second: 4])
        progress.settle(first, offset: 8)
        #expect(progress.takeCommittable().isEmpty)
        progress.settle(first, offset: 5)
        #expect(progress.takeCommittable() == [first: 8])
        progress.settle(first, offset: 9)
        #expect(progress.takeCommittable() == [first: 10])
        #expect(progress.takeCommittable().isEmpty)
    }

    @Test("The summary says what was left and why")
    func summary() {
        var summary = ReplaySummary()
        summary.replayed = 3
        #expect(summary.text(isDryRun: false, maximumReplays: 2) == "replayed 3")
        summary.exhausted = 1
        summary.foreign = 4
        summary.untraceable = 5
        summary.isCutShort = true
        let text = summary.text(isDryRun: true, maximumReplays: 2)
        #expect(text.hasPrefix("would replay 3, left 1 (sent back 2 times"))
        #expect(text.contains("--min-replays 2") && text.hasSuffix("more may be waiting"))
        #expect(text.contains("left 4") && text.contains("the same command with --topic"))
        #expect(text.contains("left 5"))
    }
}
