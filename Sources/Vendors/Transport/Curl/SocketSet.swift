import CCurl
import Glibc

/// The sockets of all transfers, and the bell: the owner of one epoll descriptor.
///
/// Not `Sendable`: it belongs to the thread of the ``CurlLoop`` that made it.
final class SocketSet {
    /// Sockets that one wait reports at most.
    private static let eventsAtOnce = 256

    private let poll: CInt
    private let bell: CInt
    /// Sockets of connections that are kept while no call uses them. Of those that were closed meanwhile the numbers stay, without harm:
    /// epoll has forgotten them, and whoever gets the number is watched anew.
    private var resting: Set<curl_socket_t> = []
    private var events = [epoll_event](repeating: epoll_event(), count: SocketSet.eventsAtOnce)

    /// - Parameter bell: a descriptor that ends a wait when it becomes readable, and is no socket.
    init(bell: CInt) throws(TransportUnavailable) {
        self.bell = bell
        poll = epoll_create1(CInt(EPOLL_CLOEXEC))
        guard poll >= 0 else { throw TransportUnavailable(call: "epoll_create1", code: errno) }
        var event = epoll_event(events: EPOLLIN.rawValue, data: epoll_data_t(fd: bell))
        guard epoll_ctl(poll, EPOLL_CTL_ADD, bell, &event) == 0 else {
            let code = errno
            close(poll)
            throw TransportUnavailable(call: "epoll_ctl", code: code)
        }
    }

    deinit { close(poll) }

    /// The monotonic clock, in milliseconds.
    static var now: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }

    /// Watches a socket from now on. Where neither reading nor writing is asked for, it is at rest: no call uses it.
    func watch(_ socket: curl_socket_t, reading: Bool, writing: Bool) {
        var event = epoll_event(events: 0, data: epoll_data_t(fd: socket))
        if reading { event.events |= EPOLLIN.rawValue }
        if writing { event.events |= EPOLLOUT.rawValue }
        guard event.events != 0 else {
            event.events = EPOLLIN.rawValue | EPOLLRDHUP.rawValue | EPOLLONESHOT.rawValue
            epoll_ctl(poll, EPOLL_CTL_MOD, socket, &event)
            resting.insert(socket)
            return
        }
        resting.remove(socket)
        // A socket that is named again may be a new one under an old number, which epoll has forgotten.
        if epoll_ctl(poll, EPOLL_CTL_MOD, socket, &event) != 0 { epoll_ctl(poll, EPOLL_CTL_ADD, socket, &event) }
    }

    /// Waits until a socket is ready, the bell rings or it is `due`; then names each ready socket with libcurl's
    /// flags for what it is ready for.
    func wait(until due: Int64?, _ ready: (_ socket: curl_socket_t, _ flags: CInt) -> Void) {
        let patience = due.map { CInt(clamping: max(0, $0 - Self.now)) } ?? -1
        // Interrupted by a signal it reports a negative count: nothing is ready then.
        let count = epoll_wait(poll, &events, CInt(events.count), patience)
        let reported = events.prefix(Int(max(0, count)))
        // Before anything else: as soon as libcurl closes a socket, its number may be somebody else's.
        for event in reported where resting.contains(event.data.fd) { Self.end(event.data.fd) }
        for event in reported where event.data.fd != bell && !resting.contains(event.data.fd) {
            ready(event.data.fd, Self.flags(event.events))
        }
    }

    /// Ends a connection on which something has come while no call used it: that can only be its end, or nothing anybody asked for.
    ///
    /// Libcurl looks before it uses a connection again, and takes one for alive on which there is something to read. A server
    /// that ends TLS has said so in bytes, so libcurl would send the next request into nothing. Without bytes it sees the end.
    private static func end(_ socket: curl_socket_t) {
        shutdown(socket, CInt(SHUT_RDWR))
        withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 1) { buffer in
            for _ in 0..<64 where recv(socket, buffer.baseAddress, buffer.count, CInt(MSG_DONTWAIT)) <= 0 {
                break
            }
        }
    }

    private static func flags(_ events: UInt32) -> CInt {
        var flags: CInt = 0
        if events & EPOLLIN.rawValue != 0 { flags |= CURL_CSELECT_IN }
        if events & EPOLLOUT.rawValue != 0 { flags |= CURL_CSELECT_OUT }
        if events & (EPOLLERR.rawValue | EPOLLHUP.rawValue) != 0 { flags |= CURL_CSELECT_ERR }
        return flags
    }
}
