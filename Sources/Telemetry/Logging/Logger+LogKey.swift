package import Logging

/// Logging with keys of `LogKey`. Neither the message nor the values are made when the level is not logged.
extension Logger {
    /// Logs a constant message, with values beside it.
    package func log(
        level: Level, _ message: @autoclosure () -> Message,
        _ values: @autoclosure () -> KeyValuePairs<LogKey, MetadataValue>
    ) {
        guard level >= logLevel else { return }
        var metadata: Metadata = [:]
        for (key, value) in values() { metadata[key.rawValue] = value }
        log(level: level, message(), metadata: metadata)
    }

    /// What every record does; only for the eyes of a developer.
    package func trace(
        _ message: @autoclosure () -> Message, _ values: @autoclosure () -> KeyValuePairs<LogKey, MetadataValue>
    ) {
        log(level: .trace, message(), values())
    }

    /// What the worker decides.
    package func debug(
        _ message: @autoclosure () -> Message, _ values: @autoclosure () -> KeyValuePairs<LogKey, MetadataValue>
    ) {
        log(level: .debug, message(), values())
    }

    /// What an operator wants to find later; never per record.
    package func info(
        _ message: @autoclosure () -> Message, _ values: @autoclosure () -> KeyValuePairs<LogKey, MetadataValue>
    ) {
        log(level: .info, message(), values())
    }

    /// What an operator wants to see today.
    package func notice(
        _ message: @autoclosure () -> Message, _ values: @autoclosure () -> KeyValuePairs<LogKey, MetadataValue>
    ) {
        log(level: .notice, message(), values())
    }

    /// What needs a look, sometime.
    package func warning(
        _ message: @autoclosure () -> Message, _ values: @autoclosure () -> KeyValuePairs<LogKey, MetadataValue>
    ) {
        log(level: .warning, message(), values())
    }

    /// What needs a person.
    package func error(
        _ message: @autoclosure () -> Message, _ values: @autoclosure () -> KeyValuePairs<LogKey, MetadataValue>
    ) {
        log(level: .error, message(), values())
    }

    /// What ends the process.
    package func critical(
        _ message: @autoclosure () -> Message, _ values: @autoclosure () -> KeyValuePairs<LogKey, MetadataValue>
    ) {
        log(level: .critical, message(), values())
    }
}
