import JSON
import NIOHTTP1
import Testing

@testable import VendorSimulator

@Suite("The journal")
struct JournalTests {
    @Test("keeps what was asked, with secrets, numbers and addresses as hashes")
    func redaction() async throws {
        try await withSimulator { client async throws in
            _ = try await client.vonage("447700900021", [("ip", "81.2.69.142"), ("country", "GB")])
            _ = try await client.ipqualityscore("12025550121", [("strictness", "1")])
            _ = try await client.provero(["ip": "81.2.69.142", "address": "Baker Street"])
            _ = try await client.eko("81.2.69.142", reference: "r-1")
            let entries = client.simulator.journal
            #expect(entries.map(\.vendor) == [.vonage, .ipqualityscore, .provero, .eko])
            #expect(entries.map(\.sequence) == [1, 2, 3, 4])
            #expect(entries[0].query.map(\.name) == ["number", "ip", "country"])
            #expect(entries[0].query[0].value == JournalEntry.digest("447700900021"))
            #expect(entries[0].query[2].value == "GB")
            #expect(entries[1].body.contains(.init(name: "strictness", value: "1")))
            #expect(entries[3].body.contains(.init(name: "client_ref_id", value: "r-1")))
            let shown = String(decoding: try await client.send(.GET, "/__sim/journal").body, as: UTF8.self)
            for secret in [
                "447700900021", "12025550121", "81.2.69.142", "Baker", "demosecret", "demo-token", "demo-developer-key",
                client.basic, client.credentials.eko.initiatorId,
                SimulatorClient.signature(client.credentials.eko.accessKey, String(SimulatorClient.start)),
            ] { #expect(!shown.contains(secret)) }
        }
    }

    @Test("says how each request was judged, what it cost and whether the answer got out")
    func verdicts() async throws {
        try await withSimulator { client async throws in
            _ = try await client.eko("8.8.8.100")
            _ = try await client.eko("8.8.8.8")
            client.simulator.setFault(FaultRule(Fault(.resetBeforeHeaders)))
            _ = try? await client.eko("8.8.8.101")
            let entries = client.simulator.journal
            #expect(entries.map(\.verdict) == [.answered, .invalidInput, .answered])
            #expect(entries.map(\.billed) == [Amount("1.2"), nil, Amount("1.2")])
            #expect(entries.map(\.delivered) == [true, true, false])
            #expect(entries.map(\.fault) == [nil, nil, .resetBeforeHeaders])
            #expect(entries.map(\.status) == [200, 200, 200])
        }
    }

    @Test("notes a lookup that was paid for, answered, and asked again")
    func duplicates() async throws {
        try await withSimulator { client async throws in
            _ = try await client.eko("8.8.8.100")
            _ = try await client.eko("8.8.8.101")
            #expect(client.simulator.violations.isEmpty)
            _ = try await client.eko("8.8.8.100")
            #expect(client.simulator.violationKinds == [.duplicatePaidCall])
            #expect(client.simulator.counters(of: .eko).duplicates == 1)
            client.simulator.advanceClock(by: .seconds(86_401))
            _ = try await client.eko("8.8.8.100", at: client.simulator.now)
            #expect(client.simulator.counters(of: .eko).duplicates == 1, "an answer that old may be asked for again")
        }
    }

    @Test("another question about the same input is no duplicate")
    func otherQuestions() async throws {
        try await withSimulator { client async throws in
            _ = try await client.vonage("447700900021")
            _ = try await client.vonage("447700900021", [("ip", "8.8.8.8")])
            _ = try await client.provero(["ip": "8.8.8.8"])
            _ = try await client.provero(["ip": "8.8.8.8", "address": "London"])
            _ = try await client.ipqualityscore("12025550121")
            _ = try await client.ipqualityscore("12025550121", [("strictness", "1")])
            #expect(client.simulator.violations.isEmpty)
            for _ in 0..<2 { _ = try await client.eko("8.8.8.8") }
            #expect(client.simulator.violations.isEmpty, "what is not charged may be asked again")
        }
    }

    @Test("notes a missing Accept for each vendor, and paths that no vendor has")
    func accept() async throws {
        try await withSimulator { client async throws in
            _ = try await client.vonage("447700900021", headers: ["Authorization": client.basic])
            _ = try await client.ipqualityscore(
                "12025550121", headers: ["Content-Type": "application/x-www-form-urlencoded"]
            )
            _ = try await client.eko("8.8.8.100") { headers, _ in headers.remove(name: "Accept") }
            #expect(client.simulator.violationKinds == [.acceptMissing, .acceptMissing, .acceptMissing])
            #expect(try await client.send(.GET, "/favicon.ico").status == 404)
            #expect(client.simulator.violationKinds.last == .unknownPath)
        }
    }

    @Test("is bounded, and stays empty where it is off")
    func bound() async throws {
        var configuration = SimulatorConfiguration.test
        configuration.journalBound = 3
        configuration.switches.remove(.limits)
        try await withSimulator(configuration) { client async throws in
            for octet in 100..<110 { _ = try await client.eko("8.8.8.\(octet)") }
            #expect(client.simulator.journal.map(\.sequence) == [8, 9, 10])
            #expect(try await client.send(.GET, "/__sim/journal")["dropped"] == 7)
            client.simulator.reset()
            client.simulator.setSwitch(.journal, on: false)
            for _ in 0..<2 { _ = try await client.eko("8.8.8.100") { headers, _ in headers.remove(name: "Accept") } }
            #expect(client.simulator.journal.isEmpty)
            #expect(client.simulator.violations.isEmpty)
            #expect(client.simulator.counters(of: .eko).billed == 2)
        }
    }
}
