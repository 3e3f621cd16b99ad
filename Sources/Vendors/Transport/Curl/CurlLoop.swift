import CCurl
import Glibc

/// The thread that makes the calls.
///
/// `@unchecked Sendable`, because it is made by one thread and used by another: it is touched by nobody between `init` and
/// ``run()``, and after that by the thread of ``run()`` alone.
final class CurlLoop: @unchecked Sendable {
    private let inbox: CurlInbox
    private let sockets: SocketSet
    private let multi: CurlMulti
    private var orders: [CurlInbox.Order] = []

    /// - Throws: where memory or file descriptors are used up.
    init(_ configuration: HTTPVendorTransportConfiguration, inbox: CurlInbox) throws(TransportUnavailable) {
        guard curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK else {
            throw TransportUnavailable(call: "curl_global_init", code: ENOMEM)
        }
        let sockets = try SocketSet(bell: inbox.bell)
        guard let multi = CurlMulti(configuration, sockets: sockets) else {
            throw TransportUnavailable(call: "curl_multi_init", code: ENOMEM)
        }
        self.inbox = inbox
        self.sockets = sockets
        self.multi = multi
    }

    /// Makes calls until the box is closed, then ends those under way, and those that have not begun, as cancelled.
    func run() {
        while true {
            sockets.wait(until: multi.due) { multi.act(on: $0, $1) }
            let isClosed = inbox.take(into: &orders)
            for order in orders {
                switch order {
                case .start(let call) where isClosed:
                    call.end(.failure(TransportError(.cancelled, wasSent: false)))
                case .start(let call): multi.start(call)
                case .cancel(let caller): multi.cancel(caller)
                }
            }
            // They hold what was asked about whom.
            orders.removeAll(keepingCapacity: true)
            if !isClosed { multi.act(at: SocketSet.now) }
            multi.endFinished()
            if isClosed { return multi.cancelAll() }
        }
    }
}
