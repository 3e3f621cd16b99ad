import ArgumentParser
import Foundation
import Logging
import Settings
import Telemetry

/// The option that most commands share: where the configuration is.
struct ConfigurationOption: ParsableArguments {
    @Option(
        name: .long, help: "The configuration file (YAML). Every key can be overridden from the environment.",
        completion: .file(extensions: ["yaml", "yml"]))
    var config: String

    /// Reads the configuration and checks every key of it.
    func read() async throws(SettingsError) -> Settings { try SettingsReader(path: config).read() }

    /// Reads the configuration for the worker: where a key is wrong, what else is wrong is told with it.
    func readForWorker() async throws -> Settings {
        do { return try await read() } catch { throw error.withFurtherProblems }
    }
}

extension Settings {
    /// Where this program's logs go: standard error, in the configured format and level.
    func logSink() -> LogSink {
        LogSink(
            level: LogLevelControl(logLevel), format: LogFormat(rawValue: text("log.format")) ?? .json,
            output: LineWriter(descriptor: STDERR_FILENO))
    }

    /// The configured level.
    var logLevel: Logger.Level { Logger.Level(rawValue: text("log.level")) ?? .info }
}
