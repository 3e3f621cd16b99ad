import JSON
package import Kafka
import SignupRisk

/// Dead letters as a person or a program reads them. Never with key or value.
package enum DeadLetterText {
    /// The table's head.
    package static let head = row(
        "PLACE", "FAILED AT", "REASON", "STAGE", "SOURCE", "REPLAYS", "BYTES", "MESSAGE")

    /// One dead letter as a line of the table.
    package static func line(_ letter: DeadLetter) -> String {
        row(
            letter.place, letter.failedAt.map(Timestamp.text) ?? "-", shown(letter.reason), shown(letter.stage),
            letter.source.map { shown("\($0.topic)/\($0.partition)/\($0.offset)") } ?? "-", String(letter.replays),
            String(letter.valueByteCount), shown(letter.message))
    }

    /// One dead letter as a JSON object.
    package static func json(_ letter: DeadLetter) -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.key("partition")
        json.integer(letter.partition)
        json.key("offset")
        json.integer(letter.offset)
        json.key("failed_at")
        json.optional(letter.failedAt.map(Timestamp.text))
        json.key("reason")
        json.string(letter.reason)
        json.key("stage")
        json.string(letter.stage)
        json.key("message")
        json.string(letter.message)
        json.key("source")
        if let source = letter.source {
            json.beginObject()
            json.key("topic")
            json.string(source.topic)
            json.key("partition")
            json.integer(source.partition)
            json.key("offset")
            json.integer(source.offset)
            json.endObject()
        } else {
            json.null()
        }
        json.key("replays")
        json.integer(letter.replays)
        json.key("bytes")
        json.integer(letter.valueByteCount)
        json.key("group")
        json.string(letter.group)
        json.key("worker")
        json.string(letter.worker)
        json.endObject()
        return json.bytes
    }

    /// Everything about one record but key and value: where it is, and all its headers, one a line.
    package static func description(of record: ConsumedRecord) -> String {
        var lines = [
            "place: \(record.partition)/\(record.offset) of \(record.topic)",
            "written at: \(record.timestamp.map(Timestamp.text) ?? "-")",
            "key: \(record.withKey { $0.map { "\($0.count) bytes" } ?? "none" })",
            "value: \(record.withValue { $0.map { "\($0.count) bytes" } ?? "none" })",
        ]
        for header in record.headers {
            lines.append(
                "\(plain(header.name)): \(header.value.map { plain(String(decoding: $0, as: UTF8.self)) } ?? "null")")
        }
        return lines.joined(separator: "\n")
    }

    /// Text from a record as a terminal may show it: no control character gets through, since a terminal obeys them.
    static func plain(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    switch scalar.properties.generalCategory {
                    case .control, .format, .lineSeparator, .paragraphSeparator: "\u{FFFD}"
                    default: scalar
                    }
                }))
    }

    private static func shown(_ text: String) -> String { text.isEmpty ? "-" : plain(text) }

    private static func row(_ cells: String...) -> String {
        let widths = [8, 24, 24, 7, 28, 7, 8]
        return zip(cells, widths + [0]).map { cell, width in
            cell + String(repeating: " ", count: max(0, width - cell.count))
        }.joined(separator: "  ")
    }
}
