import JSON
import TestSupport
import Testing

@Suite("JSON pointers")
struct JSONSelectionTests {
    @Test("The examples of RFC 6901 find what the RFC says")
    func rfcExamples() throws {
        let text = #"{"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"i\\j":5,"k\"l":6," ":7,"m~n":8}"#
        let expected = [
            ("/foo", nil), ("/foo/0", "bar"), ("/", "0"), ("/a~1b", "1"), ("/c%d", "2"), ("/e^f", "3"), ("/g|h", "4"),
            ("/i\\j", "5"), ("/k\"l", "6"), ("/ ", "7"), ("/m~0n", "8"), ("/foo/2", nil), ("/nothing", nil),
        ]
        for (pointer, value) in expected { #expect(try find(pointer, in: text) == value, "\(pointer)") }
    }

    @Test("Several pointers are found in one pass, also below one another, and the rest is checked all the same")
    func several() throws {
        let pointers = try ["/a", "/a/b", "/c/1"].map { try JSONPointer($0) }
        let text = Array(#" {"x":[{}],"a":{"b":"deep"},"c":[0,"one"]} "#.utf8)
        let (root, matches) = try text.withUnsafeBufferPointer { try JSONSelection(pointers).find(in: $0) }
        #expect(root.kind == .object)
        #expect(matches.map { $0?.kind } == [.object, .string, .string])
        #expect(throws: JSONError.self) { try find("/a", in: #"{"a":1,"b":tru}"#) }
    }

    @Test("Of a key that stands twice the last one counts, even where it no longer leads anywhere")
    func duplicates() throws {
        #expect(try find("/a", in: #"{"a":"x","a":"y"}"#) == "y")
        #expect(try find("/a/b", in: #"{"a":{"b":"x"},"a":1}"#) == nil)
        #expect(try find("/a/b", in: #"{"a":{"b":"x"},"a":{}}"#) == nil)
    }

    @Test("A key written with escapes is the same key")
    func escapedKeys() throws {
        #expect(try find("/phone", in: #"{"ph\u006fne":"1"}"#) == "1")
    }

    @Test("What is no pointer is refused", arguments: ["a", "a/b", "/~", "/~2", "/a~"])
    func malformed(text: String) {
        #expect(throws: JSONPointer.Malformed.self) { try JSONPointer(text) }
    }

    @Test("A pointer finds in random documents what walking the tree finds", arguments: 0..<20)
    func agreesWithTree(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<300 {
            let value = Self.random(depth: 0, &generator)
            let path = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
                ["a", "b", "0", "1"].randomElement(using: &generator) ?? "a"
            }
            let pointer = try JSONPointer(path.map { "/" + $0 }.joined())
            let text = value.serialized()
            let match = try text.withUnsafeBufferPointer { try JSONSelection([pointer]).find(in: $0).matches[0] }
            let walked = path.reduce(Optional(value)) { value, name in
                switch value {
                case .object(let object): object[name]
                case .array(let elements): Int(name).flatMap { elements.indices.contains($0) ? elements[$0] : nil }
                default: nil
                }
            }
            #expect(match.map { Array(text[$0.range]) } == walked?.serialized())
        }
    }

    private static func random(depth: Int, _ generator: inout SeededGenerator) -> JSONValue {
        switch Int.random(in: 0..<(depth > 3 ? 3 : 5), using: &generator) {
        case 0: return .null
        case 1: return .number(String(Int.random(in: -9...9, using: &generator)))
        case 2: return .string("s")
        case 3: return .array((0..<2).map { _ in random(depth: depth + 1, &generator) })
        default:
            var object = JSONObject()
            for name in ["a", "b"] where Bool.random(using: &generator) {
                object[name] = random(depth: depth + 1, &generator)
            }
            return .object(object)
        }
    }

    private func find(_ pointer: String, in text: String) throws -> String? {
        let selection = JSONSelection([try JSONPointer(pointer)])
        return try Array(text.utf8).withUnsafeBufferPointer { bytes in
            try selection.find(in: bytes).matches[0]?.text(in: bytes)
        }
    }
}
