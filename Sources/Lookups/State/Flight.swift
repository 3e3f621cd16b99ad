import Resilience
import Vendors

/// One lookup that has no answer yet, whoever waits for it.
struct Flight: Sendable {
    enum Phase: Sendable {
        /// Waits for a limit to let its next call through. To `calling`, or over.
        case queued(FairQueue<Lane, VendorQuery>.Ticket)
        /// A call is under way. To any phase, or over.
        case calling(Call)
        /// A call failed and the next is due later. To `queued`, or over.
        case waiting(DueHeap<VendorQuery>.Handle)
    }

    /// Whose turn it is: lanes take turns, so that one line's many lookups do not keep another's few waiting, nor new ones those
    /// that are asked again.
    struct Lane: Sendable, Hashable {
        /// Given by the caller, as the partition a signup came from.
        let line: Int
        let isAgain: Bool
    }

    /// What the call under way holds, to be handed back when it ends.
    struct Call: Sendable {
        let serial: UInt64
        let circuit: Breaker<FailureWindow>.Permit
        let anomaly: AnomalyBreaker.Permit
        let reservation: SpendingBudget.Reservation
        /// Whether the call finds out if a blocked account works again.
        let isProbe: Bool
    }

    var phase: Phase
    /// What the next call asks; the lookup's own query unless the adapter wanted another form.
    var asked: VendorQuery
    /// The line of whoever began it.
    let line: Int
    /// Who is charged for the answer.
    var leader: UInt64
    /// When the first waiter came.
    let began: Moment
    /// The latest moment anybody waits for; `nil` where somebody holds.
    var latestDeadline: Moment?
    /// Calls made so far.
    var calls = 0
    /// Whether the adapter has had its one repeat.
    var isRepeat = false
    var retries: RetrySequence
    /// How many sequences of retries are used up; only a lookup that holds begins another.
    var heldRounds = 0
    /// Why the last call brought no answer.
    var lastFailure: VendorFailure?

    var isHeld: Bool { latestDeadline == nil }
    var isCalling: Bool { if case .calling = phase { true } else { false } }
}
