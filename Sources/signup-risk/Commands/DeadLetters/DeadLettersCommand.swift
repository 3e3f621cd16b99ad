import ArgumentParser

/// `signup-risk dead-letters`: what nobody could read, and sending it back.
struct DeadLettersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dead-letters", abstract: "List dead letters, show one, or send them back.",
        discussion: """
            The worker moves what it cannot read to kafka.deadLetterTopic, byte for byte, with headers that say why. Once the \
            reason is gone (a mapping is corrected, a producer is repaired), `replay` sends the records back to where they came \
            from.

            Records are named by their place in the dead-letter topic, PARTITION/OFFSET. Keys and payloads are personal data \
            and are never shown unless asked for.

            EXAMPLES
              signup-risk dead-letters list --config worker.yaml --since 2h
              signup-risk dead-letters show 3/42 --config worker.yaml
              signup-risk dead-letters replay --config worker.yaml --since 2h --dry-run
            """,
        subcommands: [ListDeadLettersCommand.self, ShowDeadLetterCommand.self, ReplayDeadLettersCommand.self])
}
