import Kafka
import Logging
import Telemetry

extension Logger {
    /// Passes on a line of librdkafka's log.
    func log(_ line: LogLine) {
        log(level: line.level.swiftLog, "librdkafka", [.facility: "\(line.facility)", .detail: "\(line.message)"])
    }
}

extension LogLine.Level {
    /// librdkafka reports as an error what it will try again by itself, so an error of its is a warning of ours.
    fileprivate var swiftLog: Logger.Level {
        switch self {
        case .debug: .trace
        case .info: .debug
        case .warning, .error: .warning
        }
    }
}
