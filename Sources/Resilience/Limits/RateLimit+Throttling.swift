extension RateLimit {
    /// How long nothing goes out after a refusal that names no time.
    package static let unnamedPenalty = Duration.seconds(1)

    /// Takes note that the vendor refused a call as one too many: nothing goes out for as long as it asks, and the pace slows
    /// for a while after.
    ///
    /// - Parameter retryAfter: what the vendor asks for, already held to what is believed; ``unnamedPenalty`` where it is `nil`.
    package mutating func throttled(at now: Moment, retryAfter: Duration?) {
        penalise(until: now.advanced(by: retryAfter ?? Self.unnamedPenalty))
        easing.lower(at: now)
    }

    /// The share of the rate in use now: 1 unless the vendor has throttled lately.
    package func share(at now: Moment) -> Double { easing.share(at: now) }
}
