import JSON

/// Collects the documented fields that the neutral vocabulary has no place for, by the vendor's own names.
///
/// A field the vendor does not know is left out, and so is one its plan does not include; those are named under `plan_gated`.
struct VendorDetails {
    /// Elements kept of an array; no documented array is longer.
    private static let longestArray = 32
    /// Digits kept of a number; no documented number is longer.
    private static let longestNumber = 64

    private var object = JSONObject()
    private var gated: [JSONValue] = []

    /// What was collected.
    var collected: JSONObject {
        guard !gated.isEmpty else { return object }
        var object = object
        object["plan_gated"] = .array(gated)
        return object
    }

    /// Keeps fields as the vendor wrote them.
    mutating func keep(_ names: [String], of fields: LenientFields) {
        for name in names {
            guard let value = fields.object[name] else { continue }
            if case .string(let text) = value, Absence.isPlanGated(text) { gated.append(.string(name)) }
            if let kept = Self.known(value) { object[name] = kept }
        }
    }

    /// Keeps the named members of a field that is an object, or the field's own word where it is text.
    mutating func keep(_ name: String, members: [String], of fields: LenientFields) {
        guard let members = Self.members(members, of: fields.object[name]) else { return }
        object[name] = members
    }

    /// Sets a field to a value of ours: a redacted text.
    mutating func set(_ name: String, _ text: String?) {
        if let text { object[name] = .string(text) }
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
