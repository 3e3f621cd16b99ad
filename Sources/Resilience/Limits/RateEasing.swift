/// How much of a rate is used: all of it, unless the vendor throttles in spite of it.
///
/// Each throttled second takes a fifth off, down to a tenth of the rate; every second without gives back two hundredths of
/// the rate. One stray refusal costs a tenth of the calls over ten seconds, a quota that is really lower is found within a few.
struct RateEasing: Sendable, Hashable {
    private static let reduction = 0.8
    private static let floor = 0.1
    private static let recoveryPerSecond = 0.02

    private var share = 1.0
    private var since: Moment?

    /// The share in use, between a tenth and 1.
    func share(at now: Moment) -> Double {
        guard let since else { return 1 }
        let seconds = max(0, since.duration(to: now).milliseconds / 1000)
        return min(1, share + seconds * Self.recoveryPerSecond)
    }

    /// Lowers the share; refusals of calls that were under way together count once a second.
    mutating func lower(at now: Moment) {
        if let since, since.duration(to: now) < .seconds(1) { return }
        share = max(Self.floor, share(at: now) * Self.reduction)
        since = now
    }

    /// The time between calls at the share in use.
    mutating func stretched(_ interval: Duration, at now: Moment) -> Duration {
        let share = share(at: now)
        guard share < 1 else {
            since = nil
            return interval
        }
        return .nanoseconds(Int64(clampingToBounds: Double(interval.wholeNanoseconds) / share))
    }
}
