/// How far the vendor's clock is from ours, learnt from the `Date` of an answer that refused a signature.
struct EkoClock: Sendable {
    /// A difference that is not worth correcting; the vendor's own tolerance is a matter of minutes.
    static let tolerance: Int64 = 30_000

    /// Milliseconds to add to our clock.
    private(set) var offset: Int64 = 0

    /// The vendor's time when ours is `now`, in milliseconds since 1970 UTC.
    func vendorTime(at now: Int64) -> Int64 {
        let (sum, overflow) = now.addingReportingOverflow(offset)
        return overflow ? now : sum
    }

    /// Learns from the vendor's own clock.
    ///
    /// - Returns: whether the clock as it stood was further off than is tolerated.
    mutating func learn(vendorTime date: Int64, at now: Int64) -> Bool {
        let (skew, overflow) = date.subtractingReportingOverflow(vendorTime(at: now))
        guard !overflow, skew.magnitude > Self.tolerance.magnitude else { return false }
        let (offset, offsetOverflow) = date.subtractingReportingOverflow(now)
        guard !offsetOverflow else { return false }
        self.offset = offset.magnitude > Self.tolerance.magnitude ? offset : 0
        return true
    }
}
