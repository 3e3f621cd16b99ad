import CCurl
import Glibc

/// The transfers under way and the connections they share: the owner of libcurl's multi handle
/// (<https://curl.se/libcurl/c/libcurl-multi.html>, "multi_socket").
///
/// Not `Sendable`: it belongs to the thread of the ``CurlLoop`` that made it, and libcurl calls back only from within that thread's
/// own calls. The handle's pointer to it is unretained; the handle is cleaned up in `deinit`, so it never outlives what it points to.
final class CurlMulti {
    /// When libcurl wants to be called even if no socket is ready, in milliseconds of the monotonic clock.
    private(set) var due: Int64?

    private let multi: UnsafeMutableRawPointer
    private let configuration: HTTPVendorTransportConfiguration
    private let sockets: SocketSet
    private var transfers: [ObjectIdentifier: CurlTransfer] = [:]
    private var idle: [CurlTransfer] = []

    /// - Parameter sockets: where libcurl's wishes go.
    /// - Returns: `nil` where libcurl has no memory, or is older than what this needs.
    init?(_ configuration: HTTPVendorTransportConfiguration, sockets: SocketSet) {
        // The first handle shows whether libcurl knows what it will be told.
        guard let first = CurlTransfer(configuration), let multi = curl_multi_init() else { return nil }
        idle.append(first)
        self.multi = multi
        self.configuration = configuration
        self.sockets = sockets
        let this = Unmanaged.passUnretained(self).toOpaque()
        signup_risk_multi_set_pointer(multi, CURLMOPT_SOCKETDATA, this)
        signup_risk_multi_set_pointer(multi, CURLMOPT_TIMERDATA, this)
        signup_risk_multi_set_socket(multi, Self.socketChanged)
        signup_risk_multi_set_timer(multi, Self.timerChanged)
        signup_risk_multi_set_number(multi, CURLMOPT_MAXCONNECTS, max(1, configuration.keptConnections))
    }

    deinit {
        // Handles before what they were added to.
        for transfer in transfers.values { curl_multi_remove_handle(multi, transfer.easy) }
        curl_multi_cleanup(multi)
    }

    func start(_ call: CurlCall) {
        guard let transfer = idle.popLast() ?? CurlTransfer(configuration) else {
            return call.end(.failure(TransportError(.other, wasSent: false)))
        }
        do {
            try transfer.begin(call)
        } catch {
            idle.append(transfer)
            return call.end(.failure(error))
        }
        transfers[ObjectIdentifier(transfer)] = transfer
        if curl_multi_add_handle(multi, transfer.easy) != CURLM_OK { release(transfer) { $0.end(.other) } }
    }

    func cancel(_ caller: VendorCaller) {
        for transfer in Array(transfers.values) where transfer.caller == caller {
            release(transfer) { $0.end(.cancelled) }
        }
    }

    func cancelAll() {
        for transfer in Array(transfers.values) { release(transfer) { $0.end(.cancelled) } }
    }

    /// Goes on with what waits for a socket. Of a socket that it has closed meanwhile libcurl knows nothing, and does nothing.
    func act(on socket: curl_socket_t, _ flags: CInt) {
        var running: CInt = 0
        curl_multi_socket_action(multi, socket, flags, &running)
    }

    /// Goes on with what waits for the time.
    func act(at now: Int64) {
        guard let due, due <= now else { return }
        self.due = nil
        act(on: CURL_SOCKET_TIMEOUT, 0)
    }

    func endFinished() {
        var remaining: CInt = 0
        while let message = curl_multi_info_read(multi, &remaining) {
            guard message.pointee.msg == CURLMSG_DONE, let easy = message.pointee.easy_handle,
                let transfer = CurlTransfer.of(easy)
            else { continue }
            // The message is gone with the handle.
            let code = message.pointee.data.result
            release(transfer) { $0.end(code) }
        }
    }

    /// Takes the handle out, ends its call, and keeps the handle for another.
    private func release(_ transfer: CurlTransfer, _ end: (CurlTransfer) -> Void) {
        curl_multi_remove_handle(multi, transfer.easy)
        transfers[ObjectIdentifier(transfer)] = nil
        end(transfer)
        idle.append(transfer)
    }

    private static let timerChanged: curl_multi_timer_callback = { _, milliseconds, target in
        guard let target else { return 0 }
        let multi = Unmanaged<CurlMulti>.fromOpaque(target).takeUnretainedValue()
        multi.due = milliseconds < 0 ? nil : SocketSet.now + Int64(milliseconds)
        return 0
    }

    private static let socketChanged: curl_socket_callback = { _, socket, what, target, _ in
        guard let target else { return 0 }
        let multi = Unmanaged<CurlMulti>.fromOpaque(target).takeUnretainedValue()
        multi.sockets.watch(
            socket, reading: what & CURL_POLL_IN != 0, writing: what & CURL_POLL_OUT != 0)
        return 0
    }
}
