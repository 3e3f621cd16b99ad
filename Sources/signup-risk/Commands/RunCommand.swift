import ArgumentParser
import Foundation
import Settings
import Telemetry

/// `signup-risk run`: the worker.
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Run the worker.",
        discussion: HelpText.join(
            """
            Reads signups, publishes risk events, until SIGTERM or SIGINT; then it drains and ends. A second signal stops \
            it at once. SIGHUP reads rules and log level anew; a bad new file keeps the old one. Logs go to standard error, the \
            metrics log to standard output unless metrics.log names a file.

            EXAMPLES
              signup-risk run --config worker.yaml
              signup-risk run --config worker.yaml >metrics.jsonl 2>worker.log
            """,
            HelpText.configuration,
            HelpText.exitCodes(0, 64, 69, 70, 78)))

    @OptionGroup var configuration: ConfigurationOption

    func run() async throws {
        try await reporting {
            let settings = try await configuration.readForWorker()
            let sink = settings.logSink()
            sink.bootstrap()
            let application = try Application(
                settings, sink: sink, metricsOutput: try LineWriter.destination(settings.metricsDestination))
            try await ProcessRunner(application, sink: sink) {
                try await configuration.read()
            }.run()
        }
    }
}

extension Settings {
    /// The metrics log: `-`, or a path.
    fileprivate var metricsDestination: String {
        text("metrics.log") == "-" ? "-" : path("metrics.log") ?? "-"
    }
}
