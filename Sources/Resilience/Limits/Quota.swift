/// A rate as whole calls in a span of time: what can be counted without rounding.
///
///     per second   20       2.5      1.9       0.5      0.0001
///     calls        20       5        19        1        1
///     in           1 s      2 s      10 s      2 s      10,000 s
struct Quota: Sendable, Hashable {
    /// Calls in one window, at least one unless the rate is zero.
    let permits: Int
    /// The span in which `permits` calls may go out, margin included.
    let window: Duration
    /// From one call to the next when they are spaced evenly.
    let interval: Duration

    /// Rates over this are no limit to anybody, and would only cost memory.
    static let highestRate = 1_000_000.0
    /// Rates under this (three calls a year) are taken for zero.
    private static let lowestRate = 1e-7

    /// - Returns: `nil` where there is no rate to keep: none is given, or one beyond ``highestRate``.
    init?(perSecond: Double?, margin: Double) {
        guard let perSecond, perSecond <= Self.highestRate else { return nil }
        // Not-a-number fails the comparison above and below, and is without limit: configuration has checked it long before.
        guard perSecond >= Self.lowestRate else {
            self.init(permits: 0, seconds: 1, margin: margin)
            return
        }
        let whole = (1...60).first { seconds in
            let permits = perSecond * Double(seconds)
            return permits >= 1 && abs(permits - permits.rounded()) < 1e-9 * permits
        }
        if let whole {
            self.init(permits: Int((perSecond * Double(whole)).rounded()), seconds: Double(whole), margin: margin)
        } else if perSecond * 60 >= 1 {
            self.init(permits: Int(perSecond * 60), seconds: 60, margin: margin)
        } else {
            self.init(permits: 1, seconds: 1 / perSecond, margin: margin)
        }
    }

    private init(permits: Int, seconds: Double, margin: Double) {
        self.permits = permits
        // Rounded up to whole nanoseconds: a span a trifle too short would hold one call too many.
        let nanoseconds = Int64(clampingToBounds: (seconds * (1 + margin) * 1e9).rounded(.up))
        let each = nanoseconds.quotientAndRemainder(dividingBy: Int64(max(1, permits)))
        window = .nanoseconds(nanoseconds)
        interval = .nanoseconds(each.remainder == 0 ? each.quotient : each.quotient + 1)
    }

    /// Whether `new` lets more through than `old`, where `nil` is without limit.
    static func isRaise(from old: Quota?, to new: Quota?) -> Bool {
        guard let old else { return false }
        guard let new else { return true }
        if new.permits == 0 || old.permits == 0 { return new.permits > old.permits }
        return new.interval < old.interval
    }
}
