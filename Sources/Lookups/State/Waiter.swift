import Resilience

/// Somebody who waits for a lookup.
struct Waiter<Token: Sendable>: Sendable {
    let id: UInt64
    let joined: Moment
    /// `nil` waits for as long as it takes.
    let deadline: Moment?
    /// The deadline's place among all, where there is one.
    let due: DueHeap<UInt64>.Handle?
    let token: Token
}
