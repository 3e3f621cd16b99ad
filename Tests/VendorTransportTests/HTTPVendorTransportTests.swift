import TestSupport
import Testing

@testable import Vendors

/// The transport against a server on loopback that behaves and misbehaves byte for byte.
@Suite struct HTTPVendorTransportTests {
    private let answer =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nRetry-After: 7\r\nContent-Length: 12\r\n\r\n{\"status\":0}"

    private func request(_ server: LoopbackServer, path: String = "/ask?number=447700900001") -> VendorRequest {
        VendorRequest(
            method: .post, url: "http://127.0.0.1:\(server.port)\(path)",
            headers: [("authorization", "Bearer s3cr3t"), ("content-type", "application/json")],
            body: Array(#"{"ip":"46.51.128.144"}"#.utf8))
    }

    /// The failure of a call that the server answers with these steps.
    private func failure(
        _ steps: [LoopbackServer.Step], timeout: Duration = .seconds(300),
        _ configuration: HTTPVendorTransportConfiguration = HTTPVendorTransportConfiguration()
    ) async throws -> VendorFailure {
        try await LoopbackServer.with(configuration, script: { _ in steps }) { server, transport in
            try await failure(of: transport, request(server), timeout: timeout)
        }
    }

    private func failure(
        of transport: HTTPVendorTransport, _ request: VendorRequest, timeout: Duration = .seconds(300)
    ) async throws -> VendorFailure {
        do {
            let response = try await transport.send(request, timeout: timeout)
            throw Unexpected(status: response.status)
        } catch let failure as VendorFailure {
            let words = "\(failure)"
            for leak in ["447700900001", "s3cr3t", "46.51.128.144", "127.0.0.1"] { #expect(!words.contains(leak)) }
            return failure
        }
    }

    private struct Unexpected: Error { let status: Int }

    @Test("a request arrives as it was made, and its answer comes back whole")
    func plain() async throws {
        try await LoopbackServer.with(script: { [answer] _ in [.send(answer)] }) { server, transport in
            let response = try await transport.send(request(server), timeout: .seconds(300))
            #expect(response.status == 200)
            #expect(response.headers["retry-after"] == "7")
            #expect(String(decoding: response.body, as: UTF8.self) == #"{"status":0}"#)
            let received = try #require(server.requests.first)
            #expect(received.hasPrefix("POST /ask?number=447700900001 HTTP/1.1\r\n"))
            #expect(received.hasSuffix("\r\n\r\n{\"ip\":\"46.51.128.144\"}"))
            let lines = received.lowercased().split(separator: "\r\n")
            for line in [
                "authorization: bearer s3cr3t", "content-length: 22", "accept-encoding: gzip",
                "host: 127.0.0.1:\(server.port)",
            ] { #expect(lines.contains(line[...])) }
        }
    }

    @Test("a GET has no body")
    func get() async throws {
        try await LoopbackServer.with(script: { [answer] _ in [.send(answer)] }) { server, transport in
            let request = VendorRequest(method: .get, url: "http://127.0.0.1:\(server.port)/ni?number=1&ip=a%3Ab")
            _ = try await transport.send(request, timeout: .seconds(300))
            let received = try #require(server.requests.first)
            #expect(received.hasPrefix("GET /ni?number=1&ip=a%3Ab HTTP/1.1\r\n"))
            #expect(received.hasSuffix("\r\n\r\n"))
            #expect(!received.lowercased().contains("content-length"))
        }
    }

    @Test("calls one after the other share a connection")
    func keepAlive() async throws {
        try await LoopbackServer.with(script: { [answer] _ in [.send(answer)] }) { server, transport in
            for _ in 0..<40 { _ = try await transport.send(request(server), timeout: .seconds(300)) }
            #expect(server.requests.count == 40)
            // An answer may be handed over before its connection is back in the pool: a second connection is no fault.
            #expect(server.connections < 20)
        }
    }

    @Test("a connection the server has closed is replaced")
    func closedBetween() async throws {
        let closing = answer.replacing("Retry-After: 7", with: "Connection: close")
        try await LoopbackServer.with(script: { _ in [.send(closing), .close] }) { server, transport in
            for _ in 0..<3 {
                let response = try await transport.send(request(server), timeout: .seconds(300))
                #expect(response.status == 200)
            }
            #expect(server.connections == 3)
        }
    }

    @Test("a redirect is handed back, not followed, so that no credential goes elsewhere")
    func redirect() async throws {
        let redirect = "HTTP/1.1 302 Found\r\nLocation: /login\r\nContent-Length: 0\r\n\r\n"
        try await LoopbackServer.with(script: { _ in [.send(redirect)] }) { server, transport in
            let response = try await transport.send(request(server), timeout: .seconds(300))
            #expect(response.status == 302)
            #expect(server.requests.count == 1)
        }
    }

    @Test("an error page is an answer like another")
    func page() async throws {
        let page = "HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>"
        try await LoopbackServer.with(script: { _ in [.send(page)] }) { server, transport in
            let response = try await transport.send(request(server), timeout: .seconds(300))
            #expect(response.status == 502)
            #expect(response.headers["content-type"] == "text/html")
        }
    }

    @Test("a body in parts is put together")
    func chunked() async throws {
        let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
        let steps: [LoopbackServer.Step] = [
            .send(head), .send("4\r\n{\"a\"\r\n"), .send("3\r\n:1}\r\n"), .send("0\r\n\r\n"),
        ]
        try await LoopbackServer.with(script: { _ in steps }) { server, transport in
            let response = try await transport.send(request(server), timeout: .seconds(300))
            #expect(String(decoding: response.body, as: UTF8.self) == #"{"a":1}"#)
        }
    }

    @Test("a compressed body is unpacked")
    func gzip() async throws {
        let body = Gzip.stored(Array(#"{"status":0}"#.utf8))
        let head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(body.count)\r\n\r\n"
        try await LoopbackServer.with(script: { _ in [.send(Array(head.utf8) + body)] }) { server, transport in
            let response = try await transport.send(request(server), timeout: .seconds(300))
            #expect(String(decoding: response.body, as: UTF8.self) == #"{"status":0}"#)
        }
    }

    @Test("a bomb is not unpacked beyond the bound")
    func bomb() async throws {
        let body = Gzip.bomb(repeats: 40_000)
        let head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(body.count)\r\n\r\n"
        let failure = try await failure([.send(Array(head.utf8) + body)])
        #expect(failure.kind == .malformed)
        #expect(failure.mayHaveBeenCharged)
        #expect(["body_too_large", "invalid_compression"].contains(failure.vendorStatus))
    }

    @Test("what only says that it is compressed is malformed")
    func notCompressed() async throws {
        let failure = try await failure([
            .send("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 12\r\n\r\n{\"status\":0}")
        ])
        #expect(failure.kind == .malformed)
        #expect(failure.vendorStatus == "invalid_compression")
    }

    @Test("a body over the bound is given up, announced or not", arguments: [true, false])
    func tooLarge(_ isAnnounced: Bool) async throws {
        let body = String(repeating: "a", count: 300 * 1024)
        let framing =
            isAnnounced ? "Content-Length: \(body.utf8.count)\r\n\r\n" : "Connection: close\r\n\r\n"
        let failure = try await failure([.send("HTTP/1.1 200 OK\r\n" + framing + body), .close])
        #expect(failure.kind == .malformed)
        #expect(failure.vendorStatus == "body_too_large")
        #expect(failure.furtherAttempts == 1)
        #expect(failure.mayHaveBeenCharged)
    }

    @Test("a body of exactly the bound is taken")
    func largest() async throws {
        let body = String(repeating: "a", count: 256 * 1024)
        let answer = "HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
        try await LoopbackServer.with(script: { _ in [.send(answer)] }) { server, transport in
            let response = try await transport.send(request(server), timeout: .seconds(300))
            #expect(response.body.count == 256 * 1024)
        }
    }

    @Test("a reset before the answer, or in its midst, may have been charged", arguments: [true, false])
    func reset(_ isBefore: Bool) async throws {
        let begun = "HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n{\"st"
        let failure = try await failure(isBefore ? [.reset] : [.send(begun), .reset])
        #expect(failure.kind == .transient)
        #expect(failure.mayHaveBeenCharged)
        #expect(["connection_reset", "connection_closed"].contains(failure.vendorStatus))
    }

    @Test("a connection closed before the answer, or in its midst, may have been charged", arguments: [true, false])
    func truncated(_ isBefore: Bool) async throws {
        let begun = "HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n{\"st"
        let failure = try await failure(isBefore ? [.close] : [.send(begun), .close])
        #expect(failure.kind == .transient)
        #expect(failure.mayHaveBeenCharged)
        #expect(failure.vendorStatus == "connection_closed")
    }

    @Test("a body that drips in without end is cut off by the call's own time")
    func drip() async throws {
        let failure = try await failure(
            [.send("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"), .drip], timeout: .milliseconds(300))
        #expect(failure.kind == .transient)
        #expect(failure.isTimeout)
        #expect(failure.mayHaveBeenCharged)
        #expect(failure.vendorStatus == "timeout")
    }

    @Test("silence is cut off by the call's own time")
    func silence() async throws {
        let failure = try await failure([], timeout: .milliseconds(200))
        #expect(failure.isTimeout && failure.mayHaveBeenCharged)
    }

    @Test("what is no HTTP is malformed")
    func noHTTP() async throws {
        let failure = try await failure([.send("SSH-2.0-OpenSSH_9.2\r\n"), .close])
        #expect(failure.kind == .malformed)
        #expect(failure.vendorStatus == "invalid_http")
    }

    @Test("a refused connection costs nothing")
    func refused() async throws {
        let port = try await LoopbackServer.with(script: { _ in [] }) { server, _ in server.port }
        let transport = try HTTPVendorTransport()
        let request = VendorRequest(method: .get, url: "http://127.0.0.1:\(port)/")
        let failure = try await failure(of: transport, request, timeout: .seconds(20))
        await transport.shutdown()
        #expect(failure.kind == .transient)
        #expect(!failure.mayHaveBeenCharged)
        #expect(failure.vendorStatus == "connection_failed")
    }

    @Test("a server without TLS is not spoken to where TLS is asked for")
    func noTLS() async throws {
        try await LoopbackServer.with(script: { [answer] _ in [.send(answer)] }) { server, transport in
            let request = VendorRequest(method: .get, url: "https://127.0.0.1:\(server.port)/")
            let failure = try await failure(of: transport, request, timeout: .seconds(20))
            #expect(failure.kind == .transient)
            #expect(!failure.mayHaveBeenCharged)
            #expect(server.requests.isEmpty)
        }
    }

    @Test("what cannot be sent is a matter of configuration", arguments: ["", "nowhere", "ftp://a/", "http://"])
    func invalidURL(_ url: String) async throws {
        let transport = try HTTPVendorTransport()
        let failure = try await failure(of: transport, VendorRequest(method: .get, url: url))
        await transport.shutdown()
        #expect(failure.kind == .account(.configuration))
        #expect(!failure.mayHaveBeenCharged)
    }

    @Test("a credential with a line break splits no header")
    func invalidHeader() async throws {
        try await LoopbackServer.with(script: { [answer] _ in [.send(answer)] }) { server, transport in
            var request = request(server)
            request.headers = [("authorization", "Bearer a\r\nx: s3cr3t")]
            let failure = try await failure(of: transport, request)
            #expect(failure.kind == .account(.configuration))
            #expect(!failure.mayHaveBeenCharged)
            #expect(server.requests.isEmpty)
        }
    }

    @Test("a cancelled call ends")
    func cancelled() async throws {
        try await LoopbackServer.with(script: { _ in [] }) { server, transport in
            let request = request(server)
            let call = Task { try await failure(of: transport, request, timeout: .seconds(300)) }
            call.cancel()
            let ended = try await call.value
            #expect(ended.vendorStatus == "cancelled")
        }
    }
}
