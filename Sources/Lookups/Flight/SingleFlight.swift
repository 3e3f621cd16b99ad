/// Lets lookups of one input share a call: the first to ask leads, whoever asks meanwhile waits for the same answer.
///
/// A waiter may leave at any time, the leader too. The call does not end with it, not even when nobody waits any more: it
/// may have been charged already, and its answer fills the cache for whoever asks next. Only ``complete(_:)`` ends a flight.
struct SingleFlight<Key: Hashable & Sendable, Waiter: Sendable>: Sendable {
    /// A waiter's place, to leave by.
    struct Ticket: Sendable, Hashable {
        let key: Key
        fileprivate let handle: LinkedPool<Waiter>.Handle
    }

    /// What whoever joins has to do.
    enum Role: Sendable, Hashable {
        /// Make the call.
        case lead
        /// Wait for the call under way.
        case joined
    }

    /// Who gets the answer of a call that has ended, in the order of joining.
    struct Landing: Sendable {
        /// The one the call was made for; `nil` where it has left.
        let leader: Waiter?
        let followers: [Waiter]
    }

    private struct Flight: Sendable {
        var waiters: LinkedPool<Waiter>.Chain
        let leader: LinkedPool<Waiter>.Handle
    }

    private var flights: [Key: Flight] = [:]
    private var pool = LinkedPool<Waiter>()

    init() {}

    /// The waiters of all calls.
    var waiterCount: Int { pool.count }

    /// How many wait for the call for `key`.
    func waiterCount(of key: Key) -> Int { flights[key]?.waiters.count ?? 0 }

    /// Waits for the call for `key`, starting one where none is under way.
    mutating func join(_ key: Key, _ waiter: Waiter) -> (role: Role, ticket: Ticket) {
        let known = flights[key]
        var waiters = known?.waiters ?? LinkedPool<Waiter>.Chain()
        let handle = pool.append(waiter, to: &waiters)
        flights[key] = Flight(waiters: waiters, leader: known?.leader ?? handle)
        return (known == nil ? .lead : .joined, Ticket(key: key, handle: handle))
    }

    /// Takes a waiter out; the call goes on.
    ///
    /// - Returns: the waiter, or `nil` where it has left or got its answer before.
    mutating func leave(_ ticket: Ticket) -> Waiter? {
        guard var flight = flights[ticket.key], let waiter = pool.remove(ticket.handle, from: &flight.waiters)
        else { return nil }
        flights[ticket.key] = flight
        return waiter
    }

    /// Ends the call for `key` and hands over everyone who still waits for it.
    ///
    /// - Returns: `nil` where no call for `key` is under way.
    mutating func complete(_ key: Key) -> Landing? {
        guard var flight = flights.removeValue(forKey: key) else { return nil }
        let leader = pool.remove(flight.leader, from: &flight.waiters)
        var followers: [Waiter] = []
        followers.reserveCapacity(flight.waiters.count)
        while let waiter = pool.removeFirst(from: &flight.waiters) { followers.append(waiter) }
        return Landing(leader: leader, followers: followers)
    }
}
