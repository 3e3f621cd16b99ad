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

    package func start(
        _ request: VendorRequest, of caller: VendorCaller, timeout: Duration, completion: @escaping Completion
    ) {
        let call = CurlCall(caller: caller, request: request, timeout: timeout, completion: completion)
        if !inbox.put(.start(call)) { call.end(.failure(TransportError(.cancelled, wasSent: false))) }
    }

    package func cancelCalls(of caller: VendorCaller) {
        // A closed box is being emptied, and all calls with it.
        _ = inbox.put(.cancel(caller))
    }
}
