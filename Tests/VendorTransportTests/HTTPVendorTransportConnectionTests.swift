import Synchronization
import TestSupport
import Testing

@testable import Vendors

/// Many calls, few connections, and how both end.
@Suite struct HTTPVendorTransportConnectionTests {
    private static let answer = "HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n{\"status\":0}"

    private func request(_ server: LoopbackServer, number: Int = 0) -> VendorRequest {
        VendorRequest(
            method: .post, url: "http://127.0.0.1:\(server.port)/ask?number=\(number)", body: Array("\(number)".utf8))
    }

    @Test("a request whose kept connection is closed unanswered is not sent again: the vendor may have charged for it")
    func neverSentTwice() async throws {
        let script: @Sendable (String) -> [LoopbackServer.Step] = { request in
            request.contains("number=0") ? [.send(Self.answer)] : [.close]
        }
        try await LoopbackServer.with(script: script) { server, transport in
            for round in 1...3 {
                _ = try await transport.send(request(server), timeout: .seconds(300))
                let failure = await #expect(throws: VendorFailure.self) {
                    try await transport.send(request(server, number: round), timeout: .seconds(300))
                }
                #expect(failure?.mayHaveBeenCharged == true)
                #expect(failure?.vendorStatus == "connection_closed")
            }
            #expect(server.requests.count == 6)
        }
    }

    @Test("calls at once get their own answers, however few connections are kept", arguments: [1, 300])
    func concurrent(_ connections: Int) async throws {
        let script: @Sendable (String) -> [LoopbackServer.Step] = { request in
            let body = request.split(separator: "\r\n\r\n").last ?? ""
            return [.send("HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)")]
        }
        let configuration = HTTPVendorTransportConfiguration(keptConnections: connections)
        try await LoopbackServer.with(configuration, script: script) { server, transport in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<300 {
                    group.addTask {
                        let response = try await transport.send(
                            request(server, number: number), timeout: .seconds(300))
                        #expect(String(decoding: response.body, as: UTF8.self) == "\(number)")
                    }
                }
                try await group.waitForAll()
            }
            #expect(server.requests.count == 300)
        }
    }

    @Test("an interim answer is not the answer")
    func interim() async throws {
        let interim = "HTTP/1.1 103 Early Hints\r\nRetry-After: 99\r\n\r\n"
        try await LoopbackServer.with(script: { _ in [.send(interim + Self.answer)] }) { server, transport in
            let response = try await transport.send(request(server), timeout: .seconds(300))
            #expect(response.status == 200)
            #expect(response.headers["retry-after"] == nil)
        }
    }

    @Test("headers without end are given up")
    func endlessHeaders() async throws {
        let headers = String(repeating: "X-Filler: \(String(repeating: "a", count: 1000))\r\n", count: 2000)
        try await LoopbackServer.with(script: { _ in [.send("HTTP/1.1 200 OK\r\n" + headers)] }) { server, transport in
            let failure = await #expect(throws: VendorFailure.self) {
                try await transport.send(request(server), timeout: .seconds(300))
            }
            #expect(failure?.mayHaveBeenCharged == true)
        }
    }

    @Test("a body of zero bytes and a header without a value arrive as such")
    func empty() async throws {
        try await LoopbackServer.with(script: { _ in [.send(Self.answer)] }) { server, transport in
            let url = "http://127.0.0.1:\(server.port)/"
            let request = VendorRequest(method: .post, url: url, headers: [("x-nothing", ""), ("x-blank", "  ")])
            _ = try await transport.send(request, timeout: .seconds(300))
            let lines = try #require(server.requests.first).lowercased().split(separator: "\r\n")
            #expect(lines.contains("x-nothing:"))
            #expect(lines.contains { $0.hasPrefix("x-blank:") })
            #expect(lines.contains("content-length: 0"))
        }
    }

    @Test("a call after a POST can be a GET, on the same handle")
    func methods() async throws {
        try await LoopbackServer.with(script: { _ in [.send(Self.answer)] }) { server, transport in
            _ = try await transport.send(request(server), timeout: .seconds(300))
            let url = "http://127.0.0.1:\(server.port)/get"
            _ = try await transport.send(VendorRequest(method: .get, url: url), timeout: .seconds(300))
            _ = try await transport.send(request(server, number: 12), timeout: .seconds(300))
            #expect(server.requests.map { $0.split(separator: " ").first } == ["POST", "GET", "POST"])
            #expect(server.requests[1].hasSuffix("\r\n\r\n"))
            #expect(server.requests[2].hasSuffix("\r\n\r\n12"))
        }
    }

    @Test("no time at all is no time to send anything")
    func noTime() async throws {
        try await LoopbackServer.with(script: { _ in [.send(Self.answer)] }) { server, transport in
            let failure = await #expect(throws: VendorFailure.self) {
                try await transport.send(request(server), timeout: .zero)
            }
            #expect(failure?.isTimeout == true && failure?.mayHaveBeenCharged == false)
            #expect(server.requests.isEmpty)
        }
    }

    @Test("an end ends the calls under way, and those that come later")
    func shutdown() async throws {
        let arrived = AsyncStream.makeStream(of: Void.self)
        let script: @Sendable (String) -> [LoopbackServer.Step] = { _ in
            arrived.continuation.yield()
            return []
        }
        try await LoopbackServer.with(script: script) { server, transport in
            let request = request(server)
            let call = Task { try await transport.send(request, timeout: .seconds(300)) }
            for await _ in arrived.stream { break }
            await transport.shutdown()
            let failure = await #expect(throws: VendorFailure.self) { try await call.value }
            #expect(failure?.vendorStatus == "cancelled")
            #expect(failure?.mayHaveBeenCharged == true)
            let late = await #expect(throws: VendorFailure.self) {
                try await transport.send(request, timeout: .seconds(300))
            }
            #expect(late?.vendorStatus == "cancelled")
            #expect(late?.mayHaveBeenCharged == false)
            await transport.shutdown()
        }
    }

    @Test("cancelling a caller's calls ends all of them, and nobody else's")
    func cancelledUnderWay() async throws {
        let arrived = AsyncStream.makeStream(of: Void.self)
        let script: @Sendable (String) -> [LoopbackServer.Step] = { request in
            guard request.contains("held") else { return [.send(Self.answer)] }
            arrived.continuation.yield()
            return []
        }
        try await LoopbackServer.with(script: script) { server, transport in
            func held() -> VendorRequest {
                VendorRequest(method: .get, url: "http://127.0.0.1:\(server.port)/held")
            }
            let caller = VendorCaller()
            let ends = AsyncStream.makeStream(of: Result<VendorResponse, VendorFailure>.self)
            for _ in 0..<3 {
                transport.start(held(), of: caller, timeout: .seconds(300)) { ends.continuation.yield($0) }
            }
            let other = Task { try await transport.send(held(), timeout: .seconds(300)) }
            var count = 0
            for await _ in arrived.stream {
                count += 1
                if count == 4 { break }
            }
            transport.cancelCalls(of: caller)
            var cancelled: [String?] = []
            for await end in ends.stream {
                if case .failure(let failure) = end { cancelled.append(failure.vendorStatus) }
                if cancelled.count == 3 { break }
            }
            #expect(cancelled == ["cancelled", "cancelled", "cancelled"])
            let response = try await transport.send(request(server), timeout: .seconds(300))
            #expect(response.status == 200)
            // Cancelling its task is what ends the other one.
            other.cancel()
            let failure = await #expect(throws: VendorFailure.self) { try await other.value }
            #expect(failure?.vendorStatus == "cancelled")
        }
    }
}
