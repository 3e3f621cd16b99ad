import Dispatch

/// Sends requests with libcurl, over kept-alive HTTP/1.1 connections that all vendors share, from one thread.
///
/// Libcurl because a worker makes little else than calls, and with it they cost least (docs/performance.md).
/// HTTP/2 would buy nothing here: a call is one small request and one small answer.
///
/// Redirects are not followed (credentials would go along), certificates are verified, nothing is sent twice, and a body over the
/// bound, compressed or not, ends the call while it streams in.
package final class HTTPVendorTransport: VendorTransport {
    private let inbox: CurlInbox
    private let ended = DispatchGroup()

    /// Starts the thread.
    ///
    /// - Throws: where the system refuses what it needs.
    package init(
        _ configuration: HTTPVendorTransportConfiguration = HTTPVendorTransportConfiguration()
    ) throws(TransportUnavailable) {
        inbox = try CurlInbox()
        let loop = try CurlLoop(configuration, inbox: inbox)
        // A queue of its own is a thread of its own, as long as its one piece of work takes.
        DispatchQueue(label: "vendor-http").async(group: ended) { loop.run() }
    }

    deinit { inbox.close() }

    /// Closes every connection; calls under way end as cancelled, and so do those that come later.
    package func shutdown() async {
        inbox.close()
        await withCheckedContinuation { continuation in
            ended.notify(queue: .global()) { continuation.resume() }
        }
    }

    package func send(_ request: VendorRequest, timeout: Duration) async throws(VendorFailure) -> VendorResponse {
        let id = inbox.name()
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let call = CurlCall(id: id, request: request, timeout: timeout) { continuation.resume(returning: $0) }
                guard inbox.put(.start(call)) else {
                    return continuation.resume(returning: .failure(TransportError(.cancelled, wasSent: false)))
                }
                // Where the task was cancelled before, the order to cancel has come before the call.
                if Task.isCancelled { _ = inbox.put(.cancel(id)) }
            }
        } onCancel: {
            _ = inbox.put(.cancel(id))
        }
        do {
            return try result.get()
        } catch {
            throw error.failure
        }
    }
}
