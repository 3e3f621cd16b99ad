import JSON

/// Collects the documented fields that the neutral vocabulary has no place for, by the vendor's own names.
///
/// A field the vendor does not know is left out, and so is one its plan does not include; those are named under `plan_gated`.
struct VendorDetails {
    /// Elements kept of an array; no documented array is longer.
    private static let longestArray = 32
    /// Digits kept of a number; no documented number is longer.
    private static let longestNumber = 64

    private var writer = JSONWriter(reservingCapacity: 512)
    private var isEmpty = true
    private var gated: [String] = []

    init() { writer.beginObject() }

    /// The text of the object that was collected; empty where there is nothing in it.
    consuming func collected() -> [UInt8] {
        if !gated.isEmpty { write("plan_gated", .array(gated.map { .string($0) })) }
        guard !isEmpty else { return [] }
        writer.endObject()
        return writer.bytes
    }

    /// Keeps fields as the vendor wrote them. The caller names each once.
    mutating func keep(_ names: [String], of fields: LenientFields) {
        for name in names {
            guard let value = fields.object[name] else { continue }
            if let kept = Self.known(value) {
                write(name, kept)
            } else if case .string(let text) = value, Absence.isPlanGated(text) {
                gated.append(name)
            }
        }
    }

    /// Keeps the named members of a field that is an object, or the field's own word where it is text.
    mutating func keep(_ name: String, members: [String], of fields: LenientFields) {
        if let members = Self.members(members, of: fields.object[name]) { write(name, members) }
    }

    private mutating func write(_ name: String, _ value: JSONValue) {
        isEmpty = false
        writer.key(name)
        writer.value(value)
    }

    private static func members(_ names: [String], of value: JSONValue?) -> JSONValue? {
        guard let value else { return nil }
        guard case .object(let source) = value else { return known(value) }
        var kept = JSONObject()
        for name in names { kept[name] = source[name].flatMap(known) }
        guard !kept.isEmpty else { return nil }
        return .object(kept)
    }

    /// The value without the parts that say nothing; `nil` where nothing is left.
    private static func known(_ value: JSONValue) -> JSONValue? {
        switch value {
        case .null: return nil
        case .bool: return value
        case .number(let text):
            guard text.utf8.count <= longestNumber else { return nil }
            return value
        case .string: return value.lenientText.map { .string($0) }
        case .array(let elements):
            let kept = elements.prefix(longestArray).compactMap(known)
            guard !kept.isEmpty else { return nil }
            return .array(kept)
        case .object(let object):
            var kept = JSONObject()
            for (name, member) in object { if let member = known(member) { kept[name] = member } }
            guard !kept.isEmpty else { return nil }
            return .object(kept)
        }
    }
}
