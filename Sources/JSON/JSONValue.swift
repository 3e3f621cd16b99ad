/// A JSON value as a tree, for texts that are read once: vendors' answers, rules, configuration.
///
/// A number keeps the text it was written in, so that money is never rounded and an identifier never loses a digit. Of a key
/// that stands twice in an object, the last one counts.
package enum JSONValue: Sendable, Hashable {
    case null
    case bool(Bool)
    /// The number's own text, valid by RFC 8259.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)

    /// Reads a whole text.
    ///
    /// - Parameter maximumDepth: nesting allowed; deeper text is an error, since it comes from strangers.
    package init(
        parsing text: some Collection<UInt8>, maximumDepth: Int = JSONScanner.defaultMaximumDepth
    ) throws(JSONError) {
        func parse(_ bytes: UnsafeBufferPointer<UInt8>) throws(JSONError) -> JSONValue {
            var scanner = JSONScanner(bytes, maximumDepth: maximumDepth)
            let value = try Self.value(&scanner, depth: 0)
            try scanner.expectEnd()
            return value
        }
        let contiguous: Result<JSONValue, JSONError>? = text.withContiguousStorageIfAvailable { bytes in
            Result { () throws(JSONError) in try parse(bytes) }
        }
        let result =
            contiguous
            ?? Array(text).withUnsafeBufferPointer { bytes in
                Result { () throws(JSONError) in try parse(bytes) }
            }
        self = try result.get()
    }

    /// An integer; a number without fraction or exponent.
    package init(_ integer: some BinaryInteger) { self = .number(String(integer)) }

    private static func value(_ scanner: inout JSONScanner, depth: Int) throws(JSONError) -> JSONValue {
        guard depth < scanner.maximumDepth else { throw JSONError(.tooDeep, at: scanner.offset) }
        scanner.skipWhitespace()
        switch scanner.current {
        case UInt8(ascii: "{"):
            // The outermost object is where vendors put their dozens of fields.
            var object = JSONObject(minimumCapacity: depth == 0 ? 32 : 0)
            try scanner.forEachMember(depth: depth) { (scanner, key) throws(JSONError) in
                let name = JSONScanner.text(of: UnsafeBufferPointer(rebasing: scanner.bytes[key]))
                object[name] = try value(&scanner, depth: depth + 1)
            }
            return .object(object)
        case UInt8(ascii: "["):
            var array: [JSONValue] = []
            try scanner.forEachElement(depth: depth) { (scanner, _) throws(JSONError) in
                array.append(try value(&scanner, depth: depth + 1))
            }
            return .array(array)
        case UInt8(ascii: "\""):
            let content = try scanner.string()
            return .string(JSONScanner.text(of: UnsafeBufferPointer(rebasing: scanner.bytes[content])))
        case UInt8(ascii: "t"):
            try scanner.literal("true")
            return .bool(true)
        case UInt8(ascii: "f"):
            try scanner.literal("false")
            return .bool(false)
        case UInt8(ascii: "n"):
            try scanner.literal("null")
            return .null
        case .some:
            return .number(String(decoding: scanner.bytes[try scanner.number()], as: UTF8.self))
        case nil:
            throw JSONError(scanner.offset == 0 ? .empty : .unexpectedEnd, at: scanner.offset)
        }
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByNilLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    package init(stringLiteral value: String) { self = .string(value) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(integerLiteral value: Int) { self = .number(String(value)) }
    package init(nilLiteral: ()) { self = .null }
    package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        var object = JSONObject()
        for (key, value) in elements { object[key] = value }
        self = .object(object)
    }
}

extension JSONValue {
    /// The member of an object; `nil` where there is none or this is no object.
    package subscript(key: String) -> JSONValue? {
        guard case .object(let object) = self else { return nil }
        return object[key]
    }

    /// The object, where this is one.
    package var object: JSONObject? { if case .object(let object) = self { object } else { nil } }
    /// The elements, where this is an array.
    package var array: [JSONValue]? { if case .array(let array) = self { array } else { nil } }
    /// The text, where this is a string.
    package var string: String? { if case .string(let string) = self { string } else { nil } }
    /// The truth value, where this is one.
    package var bool: Bool? { if case .bool(let bool) = self { bool } else { nil } }
    /// The number's own text, where this is a number.
    package var numberText: String? { if case .number(let text) = self { text } else { nil } }
    /// The integer, where this is a number without fraction or exponent that fits.
    package var integer: Int? { numberText.flatMap { Int($0) } }
    /// Whether this is `null`.
    package var isNull: Bool { self == .null }

    /// The text of this value, without white space, members in their order.
    package func serialized() -> [UInt8] {
        var writer = JSONWriter()
        writer.value(self)
        return writer.bytes
    }
}
