/// A line of librdkafka's own log.
package struct LogLine: Sendable, Hashable {
    /// What the line asks of an operator.
    package enum Level: Sendable, Hashable, Comparable {
        case debug
        case info
        case warning
        case error
    }

    package var level: Level
    /// A short word for the part that speaks, such as `FAIL` or `REBALANCE`; from a bounded set.
    package var facility: String
    package var message: String

    package init(level: Level, facility: String, message: String) {
        self.level = level
        self.facility = facility
        self.message = message
    }
}

extension LogLine.Level {
    /// From the numbers of RFC 5424, which end at 7 (debug).
    init(syslog level: Int32) {
        switch level {
        case ...3: self = .error
        case 4: self = .warning
        case 5, 6: self = .info
        default: self = .debug
        }
    }
}
