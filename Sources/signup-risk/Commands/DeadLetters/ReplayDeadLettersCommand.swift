import ArgumentParser
import DeadLetters
import Foundation
import Kafka
import Settings

/// `signup-risk dead-letters replay`.
struct ReplayDeadLettersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay", abstract: "Send dead letters back to the topics they came from.",
        discussion: HelpText.join(
            """
            Each goes back byte for byte, with its key and its own headers and a count of how often it was sent back. A record \
            that has been sent back --max-replays times stays, and so does one that does not come from a topic in \
            kafka.inputTopics, or whose headers do not say where it came from.

            How far a replay has come is kept in a consumer group of its own, one for each selection, so the same command given \
            again goes on where it ended. What is killed in the middle repeats at most the batch that was under way. An \
            interrupt ends it after that batch. Dead letters that arrive meanwhile wait for the next run.

            EXAMPLES
              signup-risk dead-letters replay --config worker.yaml --since 2h --dry-run
              signup-risk dead-letters replay --config worker.yaml --since 2h --rate 50
            """, HelpText.configuration, HelpText.exitCodes(0, 64, 69, 70, 78)))

    @OptionGroup var configuration: ConfigurationOption
    @OptionGroup var filters: DeadLetterFilters

    @Flag(name: .long, help: "Only say what would be sent; nothing is sent, and no progress is kept.")
    var dryRun = false

    @Option(name: .long, help: "Records per second; as fast as the brokers take them by default.")
    var rate: Double?

    @Option(name: .long, help: "Send no more than this many.")
    var limit: Int?

    @Option(name: .long, help: "Leave records that have been sent back this often.")
    var maxReplays = 3

    @Flag(name: .long, help: "Begin at the topic's first record, whatever earlier replays have reached.")
    var fromBeginning = false

    func validate() throws {
        if let rate, !(rate >= 0.01 && rate <= 1_000_000) { throw ValidationError("--rate is 0.01 to 1000000.") }
        if let limit, limit < 1 { throw ValidationError("--limit is at least 1.") }
        if maxReplays < 1 { throw ValidationError("--max-replays is at least 1.") }
    }

    func run() async throws {
        try await reporting {
            let settings = try await configuration.read()
            let topic = try await settings.openDeadLetters()
            let group = ReplayGroup.name(groupId: settings.text("kafka.groupId"), filters: filters.words)
            var plan = Replay.Plan(policy: settings.replayPolicy(maximumReplays: maxReplays))
            plan.selection = filters.selection
            plan.rate = rate
            plan.limit = limit
            plan.isDryRun = dryRun
            plan.fromBeginning = fromBeginning
            let summary = try await Self.interruptible { [plan] in
                var replay = try Replay(
                    plan, topic: topic, consumer: settings.deadLetterConsumer(group: group),
                    producer: settings.deadLetterProducer)
                if dryRun { print(DeadLetterText.head) }
                return try await replay.run { letter, decision in
                    if dryRun, case .send = decision { print(DeadLetterText.line(letter)) }
                }
            }
            print(summary.text(isDryRun: dryRun, maximumReplays: maxReplays))
            _ = await KafkaClients.waitUntilGone(within: .seconds(5))
        }
    }

    /// Runs the work until it ends or somebody interrupts it; then it is cancelled and ends by itself.
    private static func interruptible(_ work: @escaping @Sendable () async throws -> ReplaySummary) async throws
        -> ReplaySummary
    {
        try await withThrowingTaskGroup(of: ReplaySummary?.self) { group in
            group.addTask { try await work() }
            group.addTask {
                await Interruption.first()
                return nil
            }
            var result = ReplaySummary()
            for try await outcome in group {
                if let outcome { result = outcome }
                group.cancelAll()
            }
            return result
        }
    }
}
