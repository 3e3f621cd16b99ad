/// How log lines look.
package enum LogFormat: String, Sendable, Hashable, CaseIterable {
    /// One JSON object a line, for machines.
    case json
    /// One line of text, for people.
    case text

    /// A line for a record, the line feed included.
    func line(_ record: LogRecord) -> [UInt8] {
        switch self {
        case .json: record.jsonLine()
        case .text: record.textLine()
        }
    }
}
