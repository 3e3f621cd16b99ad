import Resilience
import SignupRisk

/// What the state wants done, after its lock is released and in this order.
enum LookupAction<Token: Sendable>: Sendable {
    /// Tell a waiter how its lookup ended. The number is the waiter's.
    case complete(Token, CheckResult, waiter: UInt64)
    /// Make a call, and hand in its outcome.
    case call(CallOrder)
    /// Keep an answer across restarts.
    case persist(AnswerStore.Entry)
    /// Say so in the log.
    case log(LookupEvent)
    /// Call back no later than at this moment.
    case wake(Moment)
}
