import ArgumentParser
import DeadLetters
import Foundation
import Kafka
import Settings

/// `signup-risk dead-letters show`.
struct ShowDeadLetterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show one dead letter: its headers and, if asked for, its bytes.",
        discussion: HelpText.join(
            """
            With --payload the value goes to standard output exactly as it is, nothing before or after it, and the headers go \
            to standard error.

            EXAMPLES
              signup-risk dead-letters show 3/42 --config worker.yaml
              signup-risk dead-letters show 3/42 --config worker.yaml --payload | xxd
            """, HelpText.configuration, HelpText.exitCodes(0, 64, 69, 70, 78)))

    @OptionGroup var configuration: ConfigurationOption

    @Argument(help: "The place in the dead-letter topic, PARTITION/OFFSET, as `list` shows it.")
    var place: String

    @Flag(name: .long, help: "Write the value's bytes to standard output. They are personal data.")
    var payload = false

    func validate() throws {
        if Self.read(place) == nil { throw ValidationError("A place reads PARTITION/OFFSET, such as 3/42.") }
    }

    func run() async throws {
        try await reporting {
            let settings = try await configuration.read()
            guard let (partition, offset) = Self.read(place) else { return }
            let topic = try await settings.openDeadLetters()
            guard let record = try await find(partition, offset, in: topic, settings) else {
                throw CompositionError("there is no dead letter at \(place) of \(topic.name)")
            }
            let description = DeadLetterText.description(of: record)
            if payload {
                Terminal.complain(description)
                FileHandle.standardOutput.write(Data(record.value ?? []))
            } else {
                print(description)
            }
        }
    }

    private func find(
        _ partition: Int32, _ offset: Int64, in topic: DeadLetterTopic, _ settings: Settings
    ) async throws -> ConsumedRecord? {
        let wanted = TopicPartition(topic: topic.name, partition: partition)
        guard let bounds = topic.bounds[wanted], bounds.contains(offset) else { return nil }
        // The other partitions are passed over: they begin at their end.
        var starts = topic.bounds.mapValues(\.upperBound)
        starts[wanted] = offset
        let reader = try DeadLetterReader(
            topic: topic,
            client: settings.deadLetterConsumer(group: "\(settings.text("kafka.groupId")).dead-letters"))
        var found: ConsumedRecord?
        try await reader.read(from: starts) { records in
            found = records.first.flatMap { $0.offset == offset ? $0 : nil }
            return false
        }
        await reader.close()
        return found
    }

    private static func read(_ place: String) -> (partition: Int32, offset: Int64)? {
        let parts = place.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let partition = Int32(parts[0]), let offset = Int64(parts[1]), partition >= 0,
            offset >= 0
        else { return nil }
        return (partition, offset)
    }
}
