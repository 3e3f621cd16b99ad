/// How long a vendor asks us to wait.
enum RetryAfterHeader {
    /// The longest wait that is believed; whoever says more has a broken clock, and a later probe will learn it.
    private static let longest: Int64 = 24 * 3600

    /// The wait that `Retry-After` names, as seconds or as a date (RFC 9110, 10.2.3); `nil` where there is none to be read.
    ///
    /// - Parameter now: milliseconds since 1970 UTC.
    static func delay(_ response: VendorResponse, now: Int64) -> Duration? {
        guard let text = response.headers["retry-after"]?.trimmed, !text.isEmpty else { return nil }
        if let seconds = Int64(text) { return held(seconds) }
        return HTTPDate.parse(text).map { until($0, now: now) }
    }

    /// The wait until the limit renews, which `X-RateLimit-Reset` names in seconds since 1970 or in seconds from now.
    static func rateLimitReset(_ response: VendorResponse, now: Int64) -> Duration? {
        guard let text = response.headers["x-ratelimit-reset"]?.trimmed, let seconds = Int64(text), seconds >= 0
        else { return nil }
        // No limit is longer than a year, and no clock stands before 2001: the two readings cannot be confused.
        guard seconds > 1_000_000_000 else { return held(seconds) }
        let (moment, overflow) = seconds.multipliedReportingOverflow(by: 1000)
        return overflow ? .seconds(longest) : until(moment, now: now)
    }

    private static func until(_ moment: Int64, now: Int64) -> Duration {
        let (wait, overflow) = moment.subtractingReportingOverflow(now)
        guard !overflow else { return moment > now ? .seconds(longest) : .zero }
        return .milliseconds(min(max(wait, 0), longest * 1000))
    }

    private static func held(_ seconds: Int64) -> Duration { .seconds(min(max(seconds, 0), longest)) }
}
