import AsyncHTTPClient
import JSON
import NIOCore
import NIOHTTP1
import NIOPosix
import Testing

@testable import VendorSimulator

@Suite("The server")
struct ServerTests {
    @Test("tells each vendor's base URL")
    func baseURLs() async throws {
        try await withSimulator { client async throws in
            let base = "http://127.0.0.1:\(client.simulator.port)"
            #expect(client.simulator.port > 0)
            #expect(client.simulator.baseURL(for: .vonage) == base)
            #expect(client.simulator.baseURL(for: .ipqualityscore) == base)
            #expect(client.simulator.baseURL(for: .provero) == base)
            #expect(client.simulator.baseURL(for: .eko) == base + "/ekoapi")
        }
    }

    @Test("says so when the port is taken")
    func portTaken() async throws {
        try await withSimulator { client async throws in
            let configuration = SimulatorConfiguration(port: client.simulator.port)
            await #expect(throws: (any Error).self) { try await VendorSimulator.start(configuration) }
        }
    }

    @Test("serves until it is cancelled")
    func run() async throws {
        let (ports, started) = AsyncStream.makeStream(of: Int.self)
        let serving = Task { try await VendorSimulator.run(.test) { started.yield($0.port) } }
        var iterator = ports.makeAsyncIterator()
        let port = try #require(await iterator.next())
        serving.cancel()
        try await serving.value
        // The port is free again.
        let again = try await VendorSimulator.start(SimulatorConfiguration(port: port))
        await again.shutdown()
    }

    @Test("answers hundreds of calls at once, every one counted and billed once")
    func concurrency() async throws {
        var configuration = SimulatorConfiguration.test
        configuration.switches.remove(.limits)
        configuration.delays = [.eko: .uniform(.milliseconds(1), .milliseconds(5))]
        configuration.threads = 2
        try await withSimulator(configuration) { client async throws in
            let counts = try await withThrowingTaskGroup(of: Bool.self) { group in
                for index in 0..<400 {
                    group.addTask { try await client.eko("41.0.\(index / 200).\(index % 200 + 20)")["status"] == 0 }
                }
                return try await group.reduce(into: 0) { count, isFine in count += isFine ? 1 : 0 }
            }
            #expect(counts == 400)
            let counters = client.simulator.counters(of: .eko)
            #expect(counters.calls == 400)
            #expect(counters.answered == 400)
            #expect(counters.billed == 400)
            #expect(counters.inFlight == 0)
            #expect(counters.peakInFlight > 1)
            #expect(counters.billedAmount == Amount(480))
            #expect(client.simulator.violations.isEmpty)
        }
    }

    @Test("compresses with gzip for whoever accepts it where that is switched on")
    func gzip() async throws {
        try await withSimulator { client async throws in
            client.simulator.setSwitch(.gzip, on: true)
            let plain = try await client.eko("8.8.8.100")
            #expect(plain.headers.first(name: "content-encoding") == nil)
            let compressed = try await client.eko("8.8.8.101") { headers, _ in
                headers.add(name: "Accept-Encoding", value: "gzip")
            }
            #expect(compressed.headers.first(name: "content-encoding") == "gzip")
        }
    }

    @Test("answers requests that were sent ahead in their order, and ends a connection that is not HTTP")
    func rawConnections() async throws {
        try await withSimulator { client async throws in
            let pipelined =
                "GET /ni/x HTTP/1.1\r\nHost: a\r\n\r\nGET /login HTTP/1.1\r\nHost: a\r\n\r\n"
                + "GET /ekoapi/x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
            let answers = try await raw(pipelined, port: client.simulator.port)

            #expect(answers.contains("HTTP/1.1 404"))
            #expect(answers.contains("No mapping rule matched"))

            let order = ["404 Not Found", "Login", "No mapping rule matched"].map { answers.range(of: $0) }
            #expect(order.allSatisfy { $0 != nil })
            #expect(order.compactMap { $0?.lowerBound } == order.compactMap { $0?.lowerBound }.sorted())
            #expect(try await raw("this is not HTTP\r\n\r\n", port: client.simulator.port).contains("HTTP/1.1 400"))
            let huge = "POST /ni/advanced/json HTTP/1.1\r\nHost: a\r\nContent-Length: 2000000\r\n\r\n"
            let refused = try await raw(huge + String(repeating: "x", count: 1_100_000), port: client.simulator.port)
            #expect(refused.contains("HTTP/1.1 413"))
        }
    }

    /// Sends bytes as they are and collects what comes until the other side ends the connection.
    private func raw(_ text: String, port: Int) async throws -> String {
        let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            try? await outbound.write(ByteBuffer(string: text))
            var received = ByteBuffer()
            do { for try await var part in inbound { received.writeBuffer(&part) } } catch {}
            return String(buffer: received)
        }
    }
}
