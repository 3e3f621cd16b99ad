import Foundation
import FuzzReaders
import Testing

/// What fuzzing found worth keeping, read again; a reader that traps ends the test run.
@Suite struct CorpusTests {
    private static let corpus = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fuzz/Corpus")

    private static func inputs(of reader: HostileReader) throws -> [[UInt8]] {
        let folder = corpus.appending(path: reader.rawValue)
        return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .sorted { $0.lastPathComponent < $1.lastPathComponent }.map { [UInt8](try Data(contentsOf: $0)) }
    }

    @Test(
        "A reader takes every input of its corpus, whole, cut short and with a byte turned",
        arguments: HostileReader.allCases)
    func replay(reader: HostileReader) throws {
        let inputs = try Self.inputs(of: reader)
        #expect(inputs.count >= 10)
        for input in inputs {
            reader.read(input)
            reader.read(Array(input.prefix(input.count / 2)))
            guard !input.isEmpty else { continue }
            var turned = input
            turned[input.count / 2] ^= 0x80
            reader.read(turned)
        }
    }

    @Test("Every reader has a corpus, and there is none that nobody reads")
    func corpora() throws {
        let folders = try FileManager.default.contentsOfDirectory(atPath: Self.corpus.path)
        #expect(Set(folders) == Set(HostileReader.allCases.map(\.rawValue)))
    }

    @Test("A reader takes what was written for another", arguments: HostileReader.allCases)
    func others(reader: HostileReader) throws {
        for other in HostileReader.allCases where other != reader {
            for input in try Self.inputs(of: other) { reader.read(input) }
        }
    }

    @Test(
        "Nesting, lone surrogates, NUL, duplicate keys and numbers beyond every type are read or refused",
        arguments: HostileReader.allCases)
    func hostile(reader: HostileReader) {
        let texts = [
            String(repeating: "[", count: 100_000), String(repeating: #"{"a":"#, count: 100_000),
            #"{"phone":"\ud800"}"#, #"{"phone":"\udc00\ud800"}"#, "{\"phone\":\"a\u{0}b\"}", #"{"phone":"a\u0000b"}"#,
            #"{"phone":"1","phone":"2"}"#, #"{"phone":1e999999999,"ip":-1e-999999999}"#,
            #"{"phone":\#(String(repeating: "9", count: 10_000))}"#,
            "{\"phone\":\"\(String(repeating: "x", count: 900_000))\"}",
        ]
        for text in texts {
            for prefix: [UInt8] in [[], [0], [1], [0, 0], [1, 0], [2, 0], [3, 0]] {
                reader.read(prefix + Array(text.utf8))
            }
        }
    }

    @Test("An input of thousands of parts is read")
    func parts() {
        let separator = [HostileReader.separator]
        for count in [0, 1, 2, 3, 5_000] {
            let input = Array(repeating: Array("dlq.replays".utf8) + separator + Array("1".utf8), count: count)
            for reader in HostileReader.allCases { reader.read(Array(input.joined(separator: separator))) }
        }
    }
}
