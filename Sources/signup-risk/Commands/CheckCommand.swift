import ArgumentParser
import Enrichment
import Foundation
import Kafka
import Logging
import Settings
import SignupRisk
import Telemetry
import Vendors
import Worker

/// `signup-risk check`: is the configuration right, and what is in force?
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Check configuration and rules, and show what is in force.",
        discussion: HelpText.join(
            """
            Prints every key with its value and where that came from, secrets masked, and the rules in words. All problems \
            are told at once. With --connect it reaches the brokers and the topics too.

            EXAMPLES
              signup-risk check --config worker.yaml
              signup-risk check --config worker.yaml --connect
            """,
            HelpText.configuration,
            HelpText.exitCodes(0, 64, 69, 78)))

    @OptionGroup var configuration: ConfigurationOption

    @Flag(name: .long, help: "Reach the brokers and look for the topics.")
    var connect = false

    func run() async throws {
        try await reporting {
            let settings = try await configuration.readForWorker()
            let sink = settings.logSink()
            let selection = VendorSelection(settings)
            let assembly = try checked(settings, selection, sink: sink)
            print(EffectiveSettings(settings).text)
            print("\n" + assembly.assessor.current.explain())
            for note in Self.notes(settings, selection) { Terminal.complain("note: \(note)") }
            if connect {
                try await TopicCheck(
                    kafka: settings.kafkaSettings,
                    configuration: settings.workerConfiguration(name: "check"), onlyLooks: true,
                    logger: sink.logger("check")
                ).run()
                print("\nKafka is reached, and every topic is there or will be created.")
            }
        }
    }

    private func checked(
        _ settings: Settings, _ selection: VendorSelection, sink: LogSink
    ) throws -> EnricherAssembly {
        try Application.check(settings, selection)
        // No vendor is asked, so the checks need none.
        return try EnricherAssembly(settings, selection, checks: [])
    }

    /// What is allowed and still worth a word.
    private static func notes(_ settings: Settings, _ selection: VendorSelection) -> [String] {
        var notes: [String] = []
        for registration in selection.vendors {
            let timeout = settings.duration("vendors.\(registration.name).timeout")
            if timeout > settings.duration("worker.eventDeadline") {
                notes.append(
                    "vendors.\(registration.name).timeout is longer than worker.eventDeadline: late answers only fill the cache"
                )
            }
            if settings.text("vendors.\(registration.name).baseUrl").hasPrefix("http://") {
                notes.append("vendors.\(registration.name).baseUrl is not https: credentials go over the wire in clear")
            }
        }
        return notes
    }
}
