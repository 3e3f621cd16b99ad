import AsyncHTTPClient
import Foundation
import JSON
import NIOCore
import Testing

@testable import VendorSimulator

@Suite("Faults")
struct FaultTests {
    private func ask(_ client: SimulatorClient, _ ip: String = "8.8.8.100") async throws -> Answer {
        try await client.eko(ip)
    }

    @Test(
        "a connection that ends before the answer is whole is an error, billed or not as the rule says",
        arguments: [Fault.Kind.resetBeforeHeaders, .resetMidBody, .contentLengthTooLong], [true, false]
    )
    func brokenConnection(kind: Fault.Kind, billed: Bool) async throws {
        try await withSimulator { client async throws in
            client.simulator.setFault(FaultRule(Fault(kind, billed: billed), times: 1))
            await #expect(throws: (any Error).self) { try await ask(client) }
            #expect(client.simulator.counters(of: .eko).billed == (billed ? 1 : 0))
            #expect(client.simulator.counters(of: .eko).answered == 0)
            #expect(try await ask(client)["status"] == 0)
            #expect(client.simulator.violations.isEmpty, "asking again after a broken answer is no duplicate")
        }
    }

    @Test("a Content-Length that is too short cuts the JSON")
    func contentLengthTooShort() async throws {
        try await withSimulator { client async throws in
            client.simulator.setFault(FaultRule(Fault(.contentLengthTooShort)))
            // The client may also refuse the bytes behind the end; either way it has no whole answer.
            let answer = try? await ask(client)
            #expect(answer?.json ?? .null == .null)
        }
    }

    @Test("half of the JSON looks like a whole answer")
    func truncated() async throws {
        try await withSimulator { client async throws in
            client.simulator.setFault(FaultRule(Fault(.truncated)))
            let answer = try await ask(client)
            #expect(answer.status == 200)
            #expect(answer.text.hasPrefix("{\"status\":0"))
            #expect(answer.json == .null)
        }
    }

    @Test("pages, empty errors, redirects and throttling take the answer's place")
    func replacements() async throws {
        try await withSimulator { client async throws in
            func once(_ fault: Fault) async throws -> Answer {
                client.simulator.clearFaults()
                client.simulator.setFault(FaultRule(fault))
                return try await ask(client)
            }
            let gateway = try await once(Fault(.htmlError, billed: false))
            #expect(gateway.status == 502)
            #expect(gateway.text.contains("502 Bad Gateway"))
            #expect(try await once(Fault(.htmlError, status: 503, billed: false)).status == 503)
            let page = try await once(Fault(.htmlSuccess, billed: false))
            #expect(page.status == 200)
            #expect(page.headers.first(name: "content-type")?.hasPrefix("text/html") == true)
            let empty = try await once(Fault(.emptyError, billed: false))
            #expect(empty.status == 500)
            #expect(empty.body.isEmpty)
            #expect(try await once(Fault(.redirect, billed: false)).headers.first(name: "location") == "/login")
            #expect(try await once(Fault(.throttle, billed: false)).status == 429)
            #expect(client.simulator.counters(of: .eko).billed == 0)
            #expect(client.simulator.counters(of: .eko).faults == 6)
        }
    }

    @Test("throttles each vendor in its own words")
    func throttled() async throws {
        try await withSimulator { client async throws in
            client.simulator.setFault(FaultRule(Fault(.throttle, billed: false)))
            #expect(try await client.vonage("447700900021")["status"] == 1)
            #expect(try await client.ipqualityscore("12025550121").status == 509)
            #expect(try await client.provero(["ip": "8.8.8.8"]).headers.first(name: "retry-after") == "1")
        }
    }

    @Test("odd but whole answers still say the same")
    func oddAnswers() async throws {
        try await withSimulator { client async throws in
            let plain = try await ask(client)
            func once(_ kind: Fault.Kind) async throws -> Answer {
                client.simulator.clearFaults()
                client.simulator.setFault(FaultRule(Fault(kind)))
                return try await ask(client)
            }
            #expect(try await once(.duplicateKeys).json == plain.json)
            #expect(try await once(.duplicateKeys).text.contains("\"status\":null"))
            #expect(try await once(.trailingNewline).json == plain.json)
            #expect(try await once(.byteOrderMark).body == [0xEF, 0xBB, 0xBF] + plain.body)
            let extended = try await once(.extraFields)
            #expect(extended["x_version"] != nil)
            #expect(extended["data"] == plain["data"])
            let huge = try await once(.hugeBody)
            #expect(huge.body.count > 1 << 20)
            #expect(huge["data"] == plain["data"])
            let compressed = try await once(.gzip)
            #expect(compressed.headers.first(name: "content-encoding") == "gzip")
            #expect(compressed.body.starts(with: [0x1F, 0x8B]))
        }
    }

    @Test("a drip brings the whole answer in the end")
    func drip() async throws {
        try await withSimulator { client async throws in
            client.simulator.setFault(FaultRule(Fault(.drip, milliseconds: 40)))
            let answer = try await ask(client)
            #expect(answer["status"] == 0)
            #expect(client.simulator.counters(of: .eko).answered == 1)
        }
    }

    @Test("a delay is added to the vendor's own time")
    func delay() {
        var core = SimulatorCore(
            SimulatorConfiguration(clock: .standing(0), delays: [.provero: .fixed(.milliseconds(10))]))
        _ = core.faults.add(FaultRule(Fault(.delay, milliseconds: 500)))
        let exchange = core.handle(SimulatedRequest(method: .GET, uri: "/api/fraud-check/geoip"), machine: 0)
        #expect(exchange.delay == 510_000_000)
    }

    @Test("a refusal closes the port for a while")
    func refusal() async throws {
        try await withSimulator { client async throws in
            client.simulator.setFault(FaultRule(Fault(.refuse, milliseconds: 30, billed: false), times: 1))
            await #expect(throws: (any Error).self) { try await ask(client) }
            #expect(client.simulator.counters(of: .eko).billed == 0)
            // The client tries until the port is open again; the test's time limit is its end.
            var answer: Answer?
            while answer == nil {
                answer = try? await ask(client)
                await Task.yield()
            }
            #expect(answer?["status"] == 0)
        }
    }

    @Test("rules choose by vendor, turn, input and number of times")
    func conditions() async throws {
        try await withSimulator { client async throws in
            let broken = Fault(.emptyError, billed: false)
            client.simulator.setFault(FaultRule(broken, vendor: .eko, nth: 2))
            client.simulator.setFault(FaultRule(broken, input: "8.8.8.104"))
            client.simulator.setFault(FaultRule(broken, vendor: .provero, times: 1))
            #expect(try await ask(client, "8.8.8.101").status == 200)
            #expect(try await ask(client, "8.8.8.102").status == 500)
            #expect(try await ask(client, "8.8.8.103").status == 200)
            #expect(try await ask(client, "8.8.8.104").status == 500)
            #expect(try await client.provero(["ip": "8.8.8.8"]).status == 500)
            #expect(try await client.provero(["ip": "8.8.8.8"]).status == 200)
        }
    }

    @Test("a probability is a share of the calls, the same in every run")
    func probability() {
        func strikes() -> [Bool] {
            var core = SimulatorCore(SimulatorConfiguration(clock: .standing(0), switches: []))
            _ = core.faults.add(FaultRule(Fault(.emptyError, billed: false), probability: 0.2))
            return (0..<1000).map { _ in
                core.handle(SimulatedRequest(method: .GET, uri: "/api/fraud-check/geoip"), machine: 0).response.body
                    .isEmpty
            }
        }
        let first = strikes()
        #expect((150...250).contains(first.count { $0 }))
        #expect(first == strikes())
    }

    @Test("takes no more rules than it can afford to ask")
    func tooManyRules() async throws {
        try await withSimulator { client async throws in
            for _ in 0..<FaultPlan.maximumCount {
                #expect(client.simulator.setFault(FaultRule(Fault(.delay), nth: 1_000_000)))
            }
            #expect(!client.simulator.setFault(FaultRule(Fault(.delay))))
        }
    }
}
