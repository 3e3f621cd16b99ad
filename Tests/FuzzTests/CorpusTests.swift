import Foundation
import FuzzReaders
import Testing

/// What fuzzing found worth keeping, read again; a reader that traps ends the test run.
@Suite struct CorpusTests {
    private static let corpus: [URL] = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fuzz/Corpus")
        let files = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        return (files ?? []).sorted { $0.lastPathComponent < $1.lastPathComponent }
    }()

    @Test("Every reader takes every input of the corpus, whole, cut short and with a byte turned")
    func replay() throws {
        #expect(Self.corpus.count >= 20)
        for file in Self.corpus {
            let bytes = [UInt8](try Data(contentsOf: file))
            for reader in 0..<UInt8(8) {
                var input = bytes
                if !input.isEmpty { input[0] = reader }
                HostileReaders.read(input)
                HostileReaders.read(Array(input.prefix(input.count / 2)))
                if input.count > 2 {
                    input[input.count / 2] ^= 0x80
                    HostileReaders.read(input)
                }
            }
        }
    }

    @Test("Nesting, lone surrogates, NUL, duplicate keys and numbers beyond every type are read or refused")
    func hostile() {
        let texts = [
            String(repeating: "[", count: 100_000), String(repeating: #"{"a":"#, count: 100_000),
            #"{"phone":"\ud800"}"#, #"{"phone":"\udc00\ud800"}"#, "{\"phone\":\"a\u{0}b\"}", #"{"phone":"a\u0000b"}"#,
            #"{"phone":"1","phone":"2"}"#, #"{"phone":1e999999999,"ip":-1e-999999999}"#,
            #"{"phone":\#(String(repeating: "9", count: 10_000))}"#,
            "{\"phone\":\"\(String(repeating: "x", count: 900_000))\"}",
        ]
        for text in texts {
            for reader in 0..<UInt8(8) { HostileReaders.read([reader, 0, 0] + Array(text.utf8)) }
            for reader in 0..<UInt8(4) { HostileReaders.read([reader] + Array(text.utf8)) }
        }
    }
}
