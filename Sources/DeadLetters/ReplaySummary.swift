/// What a replay did, record by record counted.
package struct ReplaySummary: Sendable, Hashable {
    /// Sent back and acknowledged; in a dry run, what would be sent.
    package var replayed = 0
    /// Left because they had been sent back as often as allowed.
    package var exhausted = 0
    /// Left because they do not come from a topic that this configuration reads.
    package var foreign = 0
    /// Left because nobody can read from their headers where they came from.
    package var untraceable = 0
    /// Passed over because the selection does not ask for them.
    package var passedOver = 0
    /// Whether it ended before the last record: by its limit, or because it was told to.
    package var isCutShort = false

    package init() {}

    /// The figures in a line.
    package func text(isDryRun: Bool, maximumReplays: Int) -> String {
        var parts = ["\(isDryRun ? "would replay" : "replayed") \(replayed)"]
        if exhausted > 0 {
            parts.append(
                """
                left \(exhausted) (sent back \(maximumReplays) times or more already; the same command with --min-replays \
                \(maximumReplays) and a higher --max-replays sends these alone)
                """)
        }
        if foreign > 0 {
            parts.append(
                """
                left \(foreign) (from topics that are not in kafka.inputTopics; once one is, the same command with --topic and its \
                name sends what came from it alone)
                """)
        }
        if untraceable > 0 {
            parts.append(
                "left \(untraceable) (no headers that say where they came from; no replay can send these back)")
        }
        if passedOver > 0 { parts.append("passed over \(passedOver) not asked for") }
        if isCutShort { parts.append("more may be waiting") }
        return parts.joined(separator: ", ")
    }
}
