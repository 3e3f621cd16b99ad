import JSON
import TestSupport
import Testing

@Suite("JSON values")
struct JSONValueTests {
    @Test(
        "Valid text is read and written back in the same words",
        arguments: [
            "null", "true", "false", "0", "-0", "1.50", "1e400", "\"\"", "\"a\\nb\"", "[]", "{}", "[1,[2,[3]]]",
            #"{"a":1,"b":{"c":[null,"x"]}}"#, "12345678901234567890.0000000001",
        ])
    func roundTrip(text: String) throws {
        #expect(String(decoding: try JSONValue(parsing: text.utf8).serialized(), as: UTF8.self) == text)
    }

    @Test(
        "Invalid text is refused with its place",
        arguments: [
            ("", JSONError.Reason.empty, 0), ("{", .unexpectedEnd, 1), ("[1,]", .unexpectedByte, 3),
            ("{\"a\" 1}", .unexpectedByte, 5), ("01", .trailingBytes, 1), ("1.", .invalidNumber, 2),
            ("tru", .unexpectedEnd, 0), ("\"\u{1}\"", .controlCharacter, 1), (#""\x""#, .invalidEscape, 2),
            (#""\u12g4""#, .invalidEscape, 5), ("1 2", .trailingBytes, 2), ("{}x", .trailingBytes, 2),
            ("\"abc", .unexpectedEnd, 4), ("nano", .unexpectedByte, 0), ("+1", .unexpectedByte, 0),
        ])
    func invalid(text: String, reason: JSONError.Reason, offset: Int) {
        #expect(throws: JSONError(reason, at: offset)) { try JSONValue(parsing: text.utf8) }
    }

    @Test(
        "Bytes that are not UTF-8 are refused",
        arguments: [[0x80], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFF], [0xE2, 0x28, 0xA1]])
    func invalidUTF8(bytes: [UInt8]) {
        let error = #expect(throws: JSONError.self) { try JSONValue(parsing: [0x22] + bytes + [0x22]) }
        #expect(error?.reason == .invalidUTF8)
    }

    @Test("Escapes are resolved, surrogate pairs joined, lone ones replaced, NUL kept")
    func escapes() throws {
        #expect(try JSONValue(parsing: #""\"\\\/\b\f\n\r\t""#.utf8).string == "\"\\/\u{8}\u{C}\n\r\t")
        #expect(try JSONValue(parsing: #""\ud83d\ude00 \u00e9\u0000x""#.utf8).string == "😀 é\0x")
        #expect(try JSONValue(parsing: #""\ud83d \udc00""#.utf8).string == "\u{FFFD} \u{FFFD}")
    }

    @Test("Of a key that stands twice the last value counts, and order is kept")
    func duplicateKeys() throws {
        let value = try JSONValue(parsing: #"{"b":1,"a":2,"b":3}"#.utf8)
        #expect(value["b"]?.integer == 3)
        #expect(value.object?.names == ["b", "a"])
    }

    @Test("Names that only look alike are two names, in small objects and in large ones", arguments: [0, 31, 32, 400])
    func namesThatLookAlike(others: Int) throws {
        let composed = "\u{E9}"
        let decomposed = "e\u{301}"
        let rest = (0..<others).map { #","o\#($0)":\#($0)"# }.joined()
        let value = try JSONValue(parsing: Array(#"{"\#(composed)":"one","\#(decomposed)":"two"\#(rest)}"#.utf8))
        #expect(value[composed]?.string == "one")
        #expect(value[decomposed]?.string == "two")
        #expect(value.object?.count == others + 2)
        if others > 0 { #expect(value["o\(others - 1)"]?.integer == others - 1) }
    }

    @Test(
        "Objects are equal where their names are, byte for byte, in small objects and in large ones",
        arguments: [0, 400])
    func equality(others: Int) throws {
        let rest = (0..<others).map { #","o\#($0)":\#($0)"# }.joined()
        func object(_ name: String) throws -> JSONValue {
            try JSONValue(parsing: Array(#"{"\#(name)":1\#(rest)}"#.utf8))
        }
        #expect(try object("\u{E9}") != object("e\u{301}"))
        #expect(try object("\u{E9}") == object(#"\u00e9"#))
        #expect(try object("\u{E9}").hashValue == object(#"\u00e9"#).hashValue)
    }

    @Test("Nesting is bounded, for values and for texts that are only passed over")
    func depth() throws {
        let deep = String(repeating: "[", count: 200_000)
        let error = #expect(throws: JSONError.self) { try JSONValue(parsing: deep.utf8) }
        #expect(error?.reason == .tooDeep)
        let fits = String(repeating: "[", count: 128) + String(repeating: "]", count: 128)
        #expect(throws: Never.self) { try JSONValue(parsing: fits.utf8) }
    }

    @Test(
        "A number that does not fit an integer is no integer and loses no digit",
        arguments: ["1e400", "99999999999999999999", "1.5"])
    func bigNumbers(text: String) throws {
        let value = try JSONValue(parsing: text.utf8)
        #expect(value.integer == nil)
        #expect(value.numberText == text)
    }

    @Test(
        "Random bytes and damaged texts never trap, and what is accepted is accepted again when written",
        arguments: 0..<20)
    func fuzz(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let whole = Array(#"{"a":[1,-2.5e3,"é\u0041\ud83d\ude00",null,true],"b":{"c":"x\n"},"d":[]}"#.utf8)
        for _ in 0..<2_000 {
            var text = whole
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let index = Int.random(in: 0..<text.count, using: &generator)
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: text[index] = UInt8.random(in: 0...255, using: &generator)
                case 1: text.remove(at: index)
                default: text.insert(UInt8.random(in: 0...255, using: &generator), at: index)
                }
            }
            guard let value = try? JSONValue(parsing: text) else { continue }
            #expect(try JSONValue(parsing: value.serialized()) == value)
        }
    }
}

@Suite("JSON writer")
struct JSONWriterTests {
    @Test("Commas come by themselves, numbers in their shortest form, control characters escaped")
    func writes() {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("a")
        writer.integer(-42)
        writer.key("b \"quoted\"")
        writer.beginArray()
        writer.number(1.5)
        writer.number(3)
        writer.number(.nan)
        writer.string("x\u{1}\ty\\")
        writer.optional(String?.none)
        writer.raw("{}")
        writer.endArray()
        writer.key("c")
        writer.bool(false)
        writer.endObject()
        let text = String(decoding: writer.bytes, as: UTF8.self)
        #expect(text == #"{"a":-42,"b \"quoted\"":[1.5,3,null,"x\u0001\ty\\",null,{}],"c":false}"#)
    }

    @Test("Every integer's extremes are written", arguments: [Int64.min, Int64.max, 0, -1])
    func integers(value: Int64) {
        var writer = JSONWriter()
        writer.integer(value)
        #expect(String(decoding: writer.bytes, as: UTF8.self) == String(value))
    }
}
