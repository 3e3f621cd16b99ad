import AsyncHTTPClient
package import NIOCore
import NIOHTTP1

/// Sends requests with one AsyncHTTPClient for all vendors, over kept-alive HTTP/1.1 connections.
///
/// HTTP/2 would buy nothing here: a call is one small request and one small answer, and a channel per stream costs more than a
/// kept connection. The callback interface of the client is used rather than its asynchronous body: the whole answer is put
/// together on the event loop, so that a call costs one suspension instead of one per part.
///
/// Redirects are not followed (credentials would go along), certificates are verified, and a body over the bound, compressed or
/// not, ends the call while it streams in.
package final class HTTPVendorTransport: VendorTransport {
    private let client: HTTPClient
    private let bodyLimit: Int

    /// - Parameter group: where the connections live; the client's own shared group if none is given.
    package init(
        _ configuration: HTTPVendorTransportConfiguration = HTTPVendorTransportConfiguration(),
        group: (any EventLoopGroup)? = nil
    ) {
        bodyLimit = configuration.bodyLimit
        client = HTTPClient(
            eventLoopGroupProvider: .shared(group ?? HTTPClient.defaultEventLoopGroup),
            configuration: configuration.clientConfiguration)
    }

    /// Closes every connection; calls under way fail. Has to be called once, before the transport is given up.
    package func shutdown() async throws { try await client.shutdown() }

    package func send(_ request: VendorRequest, timeout: Duration) async throws(VendorFailure) -> VendorResponse {
        let collector = ResponseCollector(limit: bodyLimit)
        do {
            let task = client.execute(
                request: try Self.prepared(request), delegate: collector,
                deadline: .now() + .nanoseconds(Self.nanoseconds(timeout)))
            return try await withTaskCancellationHandler {
                try await task.get()
            } onCancel: {
                task.cancel()
            }
        } catch {
            throw TransportError(error, wasSent: collector.wasSent).failure
        }
    }

    private static func prepared(_ request: VendorRequest) throws -> HTTPClient.Request {
        var headers = HTTPHeaders()
        headers.reserveCapacity(request.headers.count + 3)
        for (name, value) in request.headers { headers.add(name: name, value: value) }
        headers.add(name: "accept-encoding", value: "gzip")
        return try HTTPClient.Request(
            url: request.url, method: HTTPMethod(rawValue: request.method.rawValue), headers: headers,
            body: request.body.isEmpty ? nil : .byteBuffer(ByteBuffer(bytes: request.body)))
    }

    /// The timeout in nanoseconds, at least none and at most a day.
    private static func nanoseconds(_ timeout: Duration) -> Int64 {
        let (seconds, attoseconds) = timeout.components
        guard seconds < 86_400 else { return 86_400_000_000_000 }
        return max(0, seconds) * 1_000_000_000 + max(0, attoseconds) / 1_000_000_000
    }
}
