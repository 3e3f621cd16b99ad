package import Logging
import Synchronization

/// The level that all loggers follow, changeable while they are in use: every copy sees a change with its next message.
package final class LogLevelControl: Sendable {
    private let severity: Atomic<Int>

    package init(_ level: Logger.Level) { severity = Atomic(Self.severity(of: level)) }

    /// The level below which nothing is logged.
    package var level: Logger.Level {
        get { Logger.Level.allCases[severity.load(ordering: .relaxed)] }
        set { severity.store(Self.severity(of: newValue), ordering: .relaxed) }
    }

    private static func severity(of level: Logger.Level) -> Int { Logger.Level.allCases.firstIndex(of: level) ?? 0 }
}
