import ArgumentParser
import DeadLetters
import Settings
import SignupRisk
import Telemetry

/// The options that say which dead letters are meant.
struct DeadLetterFilters: ParsableArguments {
    @Option(name: .long, help: "Only those with this reason, such as not_json.")
    var reason: String?

    @Option(name: .long, help: "Only those that failed at this stage: decode or publish.")
    var stage: String?

    @Option(
        name: .long, help: "Only those that failed at this time or later: RFC 3339, or how long ago (90m, 2h, 7d).")
    var since: String?

    @Option(name: .long, help: "Only those that failed before this time: RFC 3339, or how long ago.")
    var until: String?

    @Option(name: .long, help: "Only those with this key.")
    var key: String?

    @Option(name: .long, help: "Only those that came from this topic.")
    var topic: String?

    @Option(name: .long, help: "Only those that came from this partition.")
    var partition: Int32?

    @Option(name: .long, help: "Only those that had this offset where they came from.")
    var offset: Int64?

    @Option(name: .long, help: "Only those that have been sent back at least this often.")
    var minReplays: Int?

    func validate() throws {
        for (name, text) in [("since", since), ("until", until)] {
            if let text, Self.moment(text, now: 0) == nil {
                throw ValidationError("--\(name) is a time such as 2026-11-21T12:00:00Z, or how long ago, such as 2h.")
            }
        }
    }

    /// What is meant, with times counted back from now.
    var selection: DeadLetterSelection {
        let now = Telemetry.Timestamp.now.milliseconds
        var selection = DeadLetterSelection()
        selection.reason = reason
        selection.stage = stage
        selection.since = since.flatMap { Self.moment($0, now: now) }
        selection.until = until.flatMap { Self.moment($0, now: now) }
        selection.key = key.map { Array($0.utf8) }
        selection.sourceTopic = topic
        selection.sourcePartition = partition
        selection.sourceOffset = offset
        selection.minimumReplays = minReplays
        return selection
    }

    /// The selection as it was written.
    var words: [(name: String, value: String)] {
        [
            ("reason", reason), ("stage", stage), ("since", since), ("until", until), ("key", key), ("topic", topic),
            ("partition", partition.map(String.init)), ("offset", offset.map(String.init)),
            ("min-replays", minReplays.map(String.init)),
        ].compactMap { name, value in value.map { (name, $0) } }
    }

    /// Milliseconds since 1970 of a time, or of how long before `now` it was.
    static func moment(_ text: String, now: Int64) -> Int64? {
        if let back = DurationText.parse(text) { return now - back.wholeMilliseconds }
        return text.contains(":") ? SignupRisk.Timestamp.milliseconds(text) : nil
    }
}

extension Duration {
    fileprivate var wholeMilliseconds: Int64 {
        components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000
    }
}
