import CCurl
import Glibc
import Synchronization

/// What others ask of the loop's thread. The first thing into an empty box wakes it.
final class CurlInbox: Sendable {
    enum Order: Sendable {
        case start(CurlCall)
        case cancel(VendorCaller)
    }

    private struct State {
        var orders: [Order] = []
        var isClosed = false
    }

    /// An eventfd: readable while there is something in the box.
    let bell: CInt
    private let state = Mutex(State())

    /// - Throws: where the process may open no more files.
    init() throws(TransportUnavailable) {
        bell = eventfd(0, CInt(EFD_NONBLOCK | EFD_CLOEXEC))
        guard bell >= 0 else { throw TransportUnavailable(call: "eventfd", code: errno) }
    }

    deinit { _ = Glibc.close(bell) }

    /// - Returns: `false` once the box is closed; the order is then not kept.
    func put(_ order: Order) -> Bool {
        let (isTaken, isFirst) = state.withLock { state in
            guard !state.isClosed else { return (false, false) }
            state.orders.append(order)
            return (true, state.orders.count == 1)
        }
        if isFirst { ring() }
        return isTaken
    }

    /// Takes nothing more; what is inside is still handed out.
    func close() {
        state.withLock { $0.isClosed = true }
        ring()
    }

    /// Takes everything that has come, leaving `emptied`'s storage to be filled next.
    ///
    /// - Returns: whether the box is closed, so that nothing will come any more.
    func take(into emptied: inout [Order]) -> Bool {
        emptied.removeAll(keepingCapacity: true)
        // Silenced before the box is looked at: what comes after that rings again.
        var rings: eventfd_t = 0
        eventfd_read(bell, &rings)
        return state.withLock { state in
            swap(&state.orders, &emptied)
            return state.isClosed
        }
    }

    /// Cannot fail but for a counter that is full, and then the bell is ringing.
    private func ring() { eventfd_write(bell, 1) }
}
