import Logging

/// A message that is about to be written.
struct LogRecord: Sendable {
    /// Bytes a message or a single value may take; what is longer is cut, since a log is no store.
    static let maximumBytes = 2048
    /// How deep values may be nested.
    static let maximumDepth = 4
    /// Values a message may have; the first by name are kept.
    static let maximumValues = 64

    let timestamp: Timestamp
    let level: Logger.Level
    let logger: String
    let message: String
    /// By name, each name once.
    let metadata: [(key: String, value: Logger.MetadataValue)]

    init(timestamp: Timestamp, level: Logger.Level, logger: String, message: String, metadata: Logger.Metadata) {
        self.timestamp = timestamp
        self.level = level
        self.logger = logger
        self.message = Self.bounded(message)
        self.metadata = metadata.sorted { $0.key < $1.key }.prefix(Self.maximumValues).map { ($0.key, $0.value) }
    }

    /// The text, or its beginning with an ellipsis where it is too long.
    static func bounded(_ text: String) -> String {
        guard text.utf8.count > maximumBytes else { return text }
        let utf8 = text.utf8
        var end = utf8.index(utf8.startIndex, offsetBy: maximumBytes)
        while end > utf8.startIndex, end.samePosition(in: text.unicodeScalars) == nil { end = utf8.index(before: end) }
        return String(text[..<end]) + "…"
    }
}
