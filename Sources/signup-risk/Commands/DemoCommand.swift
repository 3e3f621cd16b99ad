import ArgumentParser
import Foundation

/// `signup-risk demo`: the whole product in one process.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Run the worker on sample signups, without any server, key or network.",
        discussion: HelpText.join(
            """
            The same worker as `run`, against a Kafka and four vendors that live in this process. Prints each risk event \
            and a summary; on a terminal in colour, in a pipe in plain lines. NO_COLOR in the environment turns colour off.

            EXAMPLES
              signup-risk demo
              signup-risk demo --events 20 --rate 2
              signup-risk demo --json --seed 7 | jq .risk.score
            """,
            HelpText.exitCodes(0, 64, 70)))

    @Option(name: .long, help: "How many signups; the samples are repeated with other numbers where there are fewer.")
    var events: Int?

    @Option(name: .long, help: "Signups per second; all at once by default.")
    var rate: Double?

    @Option(name: .long, help: "What the simulated vendors' world is derived from: same seed, same events.")
    var seed: UInt64 = 1

    @Flag(name: .long, help: "Print the risk events themselves, one JSON object a line, and nothing else.")
    var json = false

    func validate() throws {
        if let events, !(1...100_000).contains(events) { throw ValidationError("--events is 1 to 100000.") }
        if let rate, !(rate >= 0.01 && rate <= 1_000_000) { throw ValidationError("--rate is 0.01 to 1000000.") }
    }

    func run() async throws {
        try await reporting {
            try await Demo(
                events: events, rate: rate, seed: seed,
                printer: json ? .json : Terminal.isInteractive ? .colour : .plain
            ).run()
        }
    }
}
