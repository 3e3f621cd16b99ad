import ArgumentParser
import DeadLetters
import Foundation
import Kafka
import Settings

/// `signup-risk dead-letters list`.
struct ListDeadLettersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List dead letters: where they lie, why, and where they came from.",
        discussion: HelpText.join(
            """
            EXAMPLES
              signup-risk dead-letters list --config worker.yaml --since 2h
              signup-risk dead-letters list --config worker.yaml --json | jq .message

            The last line, on standard error, counts them by reason.
            """, HelpText.configuration, HelpText.exitCodes(0, 64, 69, 70, 78)))

    @OptionGroup var configuration: ConfigurationOption
    @OptionGroup var filters: DeadLetterFilters

    @Option(name: .long, help: "Stop after this many.")
    var limit = 1000

    @Flag(name: .long, help: "One JSON object a line instead of a table.")
    var json = false

    func validate() throws {
        if limit < 1 { throw ValidationError("--limit is at least 1.") }
    }

    func run() async throws {
        try await reporting {
            let settings = try await configuration.read()
            let topic = try await settings.openDeadLetters()
            let reader = try DeadLetterReader(
                topic: topic,
                client: settings.deadLetterConsumer(group: "\(settings.text("kafka.groupId")).dead-letters"))
            let selection = filters.selection
            var found: [DeadLetter] = []
            try await reader.read { records in
                for record in records {
                    let letter = DeadLetter(record)
                    guard selection.matches(letter, key: record.key) else { continue }
                    guard found.count < limit else { return false }
                    found.append(letter)
                }
                return true
            }
            await reader.close()
            show(found)
            _ = await KafkaClients.waitUntilGone(within: .seconds(5))
        }
    }

    private func show(_ found: [DeadLetter]) {
        let letters = found.sorted {
            ($0.failedAt ?? 0, $0.partition, $0.offset) < ($1.failedAt ?? 0, $1.partition, $1.offset)
        }
        if json {
            for letter in letters { Terminal.print(DeadLetterText.json(letter)) }
        } else {
            print(DeadLetterText.head)
            for letter in letters { print(DeadLetterText.line(letter)) }
        }
        let reasons = Dictionary(grouping: letters, by: \.reason).map { "\($0.value.count) \($0.key)" }.sorted()
        let more = letters.count == limit ? "; there may be more (--limit)" : ""
        Terminal.complain(
            "\(letters.count) dead letter\(letters.count == 1 ? "" : "s")\(reasons.isEmpty ? "" : ": ")\(reasons.joined(separator: ", "))\(more)"
        )
    }
}
