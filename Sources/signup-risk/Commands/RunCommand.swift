import ArgumentParser
import Foundation
import Settings
import Telemetry

/// `signup-risk run`: the worker.
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Run the worker.",
        discussion: """
            Reads signups, publishes risk events, until SIGTERM or SIGINT; then it drains and ends. A second signal stops \
            it at once. SIGHUP reads rules and log level anew; a bad new file keeps the old one.
            """)

    @OptionGroup var configuration: ConfigurationOption

    func run() async throws {
        try await reporting {
            let settings = try await configuration.read()
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
