package import Logging

/// Writes every message as one line to an output, in JSON or text.
///
/// Its level is the shared one unless somebody sets this very logger's own.
package struct LineLogHandler: LogHandler {
    private let label: String
    private let sink: LogSink
    private var ownLevel: Logger.Level?

    package var metadata: Logger.Metadata = [:]
    package var metadataProvider: Logger.MetadataProvider?

    package init(label: String, sink: LogSink, metadataProvider: Logger.MetadataProvider? = nil) {
        self.label = label
        self.sink = sink
        self.metadataProvider = metadataProvider
    }

    package var logLevel: Logger.Level {
        get { ownLevel ?? sink.level.level }
        set { ownLevel = newValue }
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        var values = metadata
        if let provided = metadataProvider?.get() { values.merge(provided) { own, _ in own } }
        if let given = event.metadata { values.merge(given) { _, given in given } }
        if let error = event.error { values[LogKey.error.rawValue] = "\(error)" }
        sink.write(level: event.level, logger: label, message: event.message.description, metadata: values)
    }
}
