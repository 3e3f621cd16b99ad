/// When a failed call is made again, and when not.
///
/// Waits are drawn by "full jitter" (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/): anything from nothing
/// to a bound that doubles with each failure, so that callers that failed together do not come back together.
///
///     failures so far    1         2         3         4
///     wait up to         200 ms    400 ms    800 ms    1.6 s    … never more than `cap`
package struct RetryPolicy: Sendable, Hashable {
    /// Calls for one lookup, the first included; refusals by a throttling vendor are not counted.
    package var maximumAttempts: Int
    /// The bound of the wait after the first failure.
    package var base: Duration
    /// The bound of every wait.
    package var cap: Duration
    /// The longest `Retry-After` that is believed.
    package var retryAfterCap: Duration
    /// The least wait after a refusal that names no time.
    package var throttleDelay: Duration

    package init(
        maximumAttempts: Int = 3, base: Duration = .milliseconds(200), cap: Duration = .seconds(5),
        retryAfterCap: Duration = .seconds(300), throttleDelay: Duration = .seconds(1)
    ) {
        self.maximumAttempts = max(1, maximumAttempts)
        self.base = max(.zero, base)
        self.cap = max(.zero, cap)
        self.retryAfterCap = max(.zero, retryAfterCap)
        self.throttleDelay = max(.zero, throttleDelay)
    }

    /// The bound of the wait after so many failures.
    package func bound(afterFailures failures: Int) -> Duration {
        // 2^32 times a nanosecond is over any cap worth having, and 2^62 of them would be over what an Int64 holds.
        let doublings = min(max(0, failures - 1), 32)
        let (nanoseconds, overflow) = base.wholeNanoseconds.multipliedReportingOverflow(by: 1 << Int64(doublings))
        return overflow ? cap : min(cap, .nanoseconds(nanoseconds))
    }

    /// A wait drawn evenly between nothing and the bound.
    package func wait(afterFailures failures: Int, using generator: inout some RandomNumberGenerator) -> Duration {
        .nanoseconds(Int64.random(in: 0...bound(afterFailures: failures).wholeNanoseconds, using: &generator))
    }

    /// `Retry-After` as far as it is believed: neither negative nor over the cap.
    package func believed(_ retryAfter: Duration) -> Duration { min(max(.zero, retryAfter), retryAfterCap) }
}
