import JSON
import Logging

extension LogRecord {
    /// One JSON object: `ts`, `level`, `logger`, `message`, then the values under their own names. A value named as one of
    /// these four is written with a leading `_`.
    func jsonLine() -> [UInt8] {
        var json = JSONWriter(reservingCapacity: 512)
        json.beginObject()
        json.key("ts")
        json.string(timestamp.description)
        json.key("level")
        json.string(level.rawValue)
        json.key("logger")
        json.string(logger)
        json.key("message")
        json.string(message)
        for (key, value) in metadata {
            json.key(Self.reserved.contains(key) ? "_" + key : Self.bounded(key))
            Self.write(value, depth: 0, to: &json)
        }
        json.endObject()
        return json.bytes + [UInt8(ascii: "\n")]
    }

    private static let reserved: Set<String> = ["ts", "level", "logger", "message"]

    private static func write(_ value: Logger.MetadataValue, depth: Int, to json: inout JSONWriter) {
        switch value {
        case .string(let text): json.string(bounded(text))
        case .stringConvertible(let value): write(value, to: &json)
        case .array, .dictionary:
            guard depth < maximumDepth else { return json.string("…") }
            writeNested(value, depth: depth + 1, to: &json)
        }
    }

    private static func writeNested(_ value: Logger.MetadataValue, depth: Int, to json: inout JSONWriter) {
        if case .array(let elements) = value {
            json.beginArray()
            for element in elements.prefix(maximumValues) { write(element, depth: depth, to: &json) }
            json.endArray()
        } else if case .dictionary(let members) = value {
            json.beginObject()
            for (key, member) in members.sorted(by: { $0.key < $1.key }).prefix(maximumValues) {
                json.key(bounded(key))
                write(member, depth: depth, to: &json)
            }
            json.endObject()
        }
    }

    /// Numbers and truth values as such, everything else as text.
    private static func write(_ value: any CustomStringConvertible & Sendable, to json: inout JSONWriter) {
        switch value {
        case let bool as Bool: json.bool(bool)
        case let integer as any FixedWidthInteger: write(integer: integer, to: &json)
        case let number as Double: json.number(number)
        default: json.string(bounded(value.description))
        }
    }

    private static func write(integer: some FixedWidthInteger, to json: inout JSONWriter) { json.integer(integer) }
}
