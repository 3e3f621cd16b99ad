package import Logging
import Synchronization

/// Where all loggers of the process write: one output, one format, one level.
package final class LogSink: Sendable {
    /// The level the loggers follow.
    package let level: LogLevelControl
    private let format: LogFormat
    private let output: any LineOutput
    private let now: @Sendable () -> Timestamp
    /// Lines lost, all of them and those since the last one that was written.
    private let lost = Mutex((total: 0, unreported: 0))

    package init(
        level: LogLevelControl, format: LogFormat, output: any LineOutput,
        now: @escaping @Sendable () -> Timestamp = { .now }
    ) {
        self.level = level
        self.format = format
        self.output = output
        self.now = now
    }

    /// A logger of this sink.
    package func logger(_ label: String) -> Logger {
        Logger(label: label) { label in LineLogHandler(label: label, sink: self) }
    }

    /// Makes every logger of the process one of this sink, those that libraries make too. Once per process.
    package func bootstrap() {
        LoggingSystem.bootstrap(
            { label, provider in LineLogHandler(label: label, sink: self, metadataProvider: provider) },
            metadataProvider: nil)
    }

    /// Lines that could not be written.
    package var lostLines: Int { lost.withLock { $0.total } }

    /// The same as a collector of the registry.
    package func families() -> [MetricFamily] {
        let label = MetricLabel(MetricLabelName.output, "log")
        return [MetricFamily(MetricCatalogue.lostLines, [MetricSample([label], .integer(lostLines))])]
    }

    func write(level: Logger.Level, logger: String, message: String, metadata: Logger.Metadata) {
        let timestamp = now()
        let record = LogRecord(
            timestamp: timestamp, level: level, logger: logger, message: message, metadata: metadata)
        guard case .written = output.write(format.line(record)) else {
            lost.withLock { lost in
                lost.total &+= 1
                lost.unreported &+= 1
            }
            return
        }
        reportLosses(at: timestamp)
    }

    /// Says in the log itself how much of it is missing, once it can be written again.
    private func reportLosses(at timestamp: Timestamp) {
        let count = lost.withLock { lost in
            defer { lost.unreported = 0 }
            return lost.unreported
        }
        guard count > 0 else { return }
        let record = LogRecord(
            timestamp: timestamp, level: .warning, logger: "log", message: "log lines were lost",
            metadata: [LogKey.lost.rawValue: .stringConvertible(count)])
        _ = output.write(format.line(record))
    }
}
