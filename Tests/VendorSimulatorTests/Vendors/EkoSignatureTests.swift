import Crypto
import Foundation
import Testing

@testable import VendorSimulator

@Suite("Eko's signature")
struct EkoSignatureTests {
    @Test(
        "agrees with every published example",
        arguments: [
            ("TEST_ACCESS_KEY_DO_NOT_USE", "1700000000000", "u30ak/iOGwKCaspqCeiYng8fd98QDx7kF3DBBOadQHk="),
            ("f74c50a1-f705-4634-9cda-30a477df91b7", "1516705204593", "MC6dKW278tBef+AuqL/5rW2K3WgOegF0ZHLW/FriZQw="),
            ("f74c50a1-f705-4634-9cda-30a477df91b7", "1585999782835", "y4aNr2cuSuaX2fCsfXMVopqvaZtx9MKHCcsF73fHxvc="),
        ]
    )
    func published(accessKey: String, timestamp: String, expected: String) {
        let signature = EkoSignature(accessKey: accessKey)
        #expect(signature.text(timestamp) == expected)
        #expect(signature.isValid(expected, for: timestamp))
        #expect(!signature.isValid(expected, for: timestamp + "0"))
    }

    @Test(
        "recognises the known mistakes",
        arguments: [
            ("fKi/n2+tSC8b8v6Vo4djuym4p9NznJuBCTMwYLD1VIo=", "key and message swapped"),
            ("GxF3Pm81zvVbFPbQzDWcPXU+v9tKaMHsjtTxjdwDR9w=", "raw access key"),
        ]
    )
    func mistakes(wrong: String, name: String) {
        let signature = EkoSignature(accessKey: "TEST_ACCESS_KEY_DO_NOT_USE")
        #expect(!signature.isValid(wrong, for: "1700000000000"))
        #expect(signature.mistake(wrong, for: "1700000000000") == name)
    }

    @Test("a wrong way of signing is a violation that says which, another key only a refusal")
    func variants() async throws {
        let accessKey = SimulatorCredentials.demo.eko.accessKey
        let timestamp = String(SimulatorClient.start)
        let encoded = Data(accessKey.utf8).base64EncodedString()
        func code(_ key: String, _ message: String) -> Data {
            Data(HMAC<SHA256>.authenticationCode(for: Data(message.utf8), using: SymmetricKey(data: Data(key.utf8))))
        }
        let digits = code(encoded, timestamp).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        let seconds = String(SimulatorClient.start / 1000)
        let wrong: [(header: String?, time: String, detail: String?)] = [
            (code(timestamp, encoded).base64EncodedString(), timestamp, "key and message swapped"),
            (code(accessKey, timestamp).base64EncodedString(), timestamp, "raw access key"),
            (Data(digits.utf8).base64EncodedString(), timestamp, "hexadecimal digest"),
            (code(encoded, seconds).base64EncodedString(), timestamp, "signed in seconds"),
            (code(encoded, seconds).base64EncodedString(), seconds, "time in seconds"),
            (code(encoded, "x").base64EncodedString(), "1700000000.00", "time not in milliseconds"),
            (nil, timestamp, "header missing"),
            (code("other", timestamp).base64EncodedString(), timestamp, nil),
        ]
        for variant in wrong {
            try await withSimulator { client async throws in
                let answer = try await client.eko("8.8.8.100") { headers, _ in
                    headers.remove(name: "secret-key")
                    if let header = variant.header { headers.add(name: "secret-key", value: header) }
                    headers.replaceOrAdd(name: "secret-key-timestamp", value: variant.time)
                }
                #expect(answer.status == 403)
                #expect(client.simulator.violations.map(\.violation.detail) == [variant.detail].compactMap(\.self))
                #expect(client.simulator.violationKinds.allSatisfy { $0 == .wrongSignature })
            }
        }
    }

    @Test("two calls of one millisecond may sign alike, a retry of seconds later may not")
    func reuse() async throws {
        try await withSimulator { client async throws in
            _ = try await client.eko("8.8.8.100")
            _ = try await client.eko("8.8.8.101")
            #expect(client.simulator.violations.isEmpty)
            #expect(client.simulator.journal.last?.notes == ["signature used before"])
            client.simulator.advanceClock(by: .milliseconds(5001))
            #expect(try await client.eko("8.8.8.102")["status"] == 0)
            #expect(client.simulator.violationKinds == [.staleTimestamp])
        }
    }
}
