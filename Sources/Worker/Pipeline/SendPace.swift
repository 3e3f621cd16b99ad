import Resilience

/// Whether results that could leave wait a moment for more of them.
///
/// While there is room for more records, a result leaves at once. While the window is full, signups wait for a place in it whatever
/// a result does, so results are sent in company: fewer and larger requests, which cost the client and the broker
/// a good part of what a record costs. As with small packets (RFC 896), a result is held only while earlier ones are under
/// way; their acknowledgement makes room, and so ends the wait.
struct SendPace {
    /// How long a result is held at most, if the loop is woken by then.
    static let longestHold: Duration = .milliseconds(20)

    /// So many results are company enough.
    private let enough: Int
    /// Since when results are held; `nil` where none are.
    private var heldSince: Moment?

    /// - Parameter maximumInFlight: the records the window has room for.
    init(maximumInFlight: Int) { enough = max(1, maximumInFlight / 8) }

    /// - Parameters:
    ///   - count: the results that could leave.
    ///   - isWindowFull: whether no further record can be read before some of those in flight have left.
    ///   - areEarlierUnderWay: whether results are on their way to the broker.
    mutating func holds(_ count: Int, isWindowFull: Bool, areEarlierUnderWay: Bool, now: Moment) -> Bool {
        guard isWindowFull, areEarlierUnderWay, (1..<enough).contains(count) else {
            heldSince = nil
            return false
        }
        let since = heldSince ?? now
        heldSince = since
        guard now < since.advanced(by: Self.longestHold) else {
            heldSince = nil
            return false
        }
        return true
    }
}
