/// The calls of one lookup: counts what has failed and says whether to call again.
///
/// A refusal by a throttling vendor costs no attempt, because nothing was looked up; the deadline alone ends such waiting.
/// After a failure that may have been charged one more call is made at most, whatever the policy has left.
///
/// A lookup without deadline gives up by attempts as well. Where it must be answered at last (`onUnavailable: hold`), its owner
/// begins another sequence once breaker and pause let calls through again.
package struct RetrySequence: Sendable, Hashable {
    /// A failed call, as far as it matters here.
    package struct Failure: Sendable, Hashable {
        /// Whether the vendor refused the call as one too many.
        package var isThrottled: Bool
        /// How long the vendor asks us to wait.
        package var retryAfter: Duration?
        /// Whether the call may be on the vendor's bill.
        package var mayHaveBeenCharged: Bool
        /// How many further calls this kind of failure allows; `nil` leaves it to the policy.
        package var furtherAttempts: Int?

        package init(
            isThrottled: Bool = false, retryAfter: Duration? = nil, mayHaveBeenCharged: Bool = false,
            furtherAttempts: Int? = nil
        ) {
            self.isThrottled = isThrottled
            self.retryAfter = retryAfter
            self.mayHaveBeenCharged = mayHaveBeenCharged
            self.furtherAttempts = furtherAttempts
        }
    }

    /// What to do after a failure.
    package enum Decision: Sendable, Hashable {
        case retry(at: Moment)
        case giveUp(Reason)
    }

    /// Why there is no further call.
    package enum Reason: Sendable, Hashable {
        /// The attempts that the policy, this kind of failure, or a possible charge allow are used up.
        case attempts
        /// Before the deadline there is no time left for the wait and a call.
        case deadline
        /// Too large a part of all calls are retries.
        case budget
    }

    package let policy: RetryPolicy
    /// Calls that failed, throttled ones left out.
    package private(set) var failures = 0
    /// Calls that were throttled.
    package private(set) var refusals = 0
    /// Whether any failed call may have been charged.
    package private(set) var mayHaveBeenCharged = false
    private var remaining: Int

    package init(_ policy: RetryPolicy) {
        self.policy = policy
        remaining = policy.maximumAttempts - 1
    }

    /// Takes note of a failed call and decides about the next.
    ///
    /// - Parameters:
    ///   - deadline: when the answer must be there; `nil` where it may take for ever.
    ///   - callTime: how long a call usually takes. A call that would most likely come too late is not made, as it is paid all the same.
    ///   - budget: what all lookups may spend on retries. Throttled calls do not draw on it: the rate limit bounds them.
    package mutating func next(
        after failure: Failure, at now: Moment, deadline: Moment?, callTime: Duration, budget: inout RetryBudget,
        using generator: inout some RandomNumberGenerator
    ) -> Decision {
        mayHaveBeenCharged = mayHaveBeenCharged || failure.mayHaveBeenCharged
        if failure.isThrottled { refusals += 1 } else { failures += 1 }
        let wait = wait(after: failure, using: &generator)
        if !failure.isThrottled {
            remaining = min(remaining, failure.furtherAttempts ?? .max)
            if failure.mayHaveBeenCharged { remaining = min(remaining, 1) }
            guard remaining > 0 else { return .giveUp(.attempts) }
        }
        let start = now.advanced(by: wait)
        if let deadline, start.advanced(by: max(.zero, callTime)) > deadline { return .giveUp(.deadline) }
        if !failure.isThrottled {
            guard budget.withdraw(at: now) else { return .giveUp(.budget) }
            remaining -= 1
        }
        return .retry(at: start)
    }

    private func wait(after failure: Failure, using generator: inout some RandomNumberGenerator) -> Duration {
        let jitter = policy.wait(afterFailures: failures + refusals, using: &generator)
        if let asked = failure.retryAfter { return policy.believed(asked) + jitter }
        return failure.isThrottled ? policy.throttleDelay + jitter : jitter
    }
}
