/// A token bucket: so many calls a second, and as many at once.
struct TokenBucket: Sendable {
    let perSecond: Int
    /// In thousandths of a call.
    private var tokens: Int
    private var filledAt: Int64?

    init(perSecond: Int) {
        self.perSecond = max(1, min(perSecond, 1_000_000))
        tokens = self.perSecond * 1000
    }

    /// Takes one call's worth; `false` when there is none.
    mutating func take(now: Int64) -> Bool {
        let elapsed = min(max(now - (filledAt ?? now), 0), 1000)
        // A full second fills the bucket whatever was in it.
        tokens = min(perSecond * 1000, tokens + Int(elapsed) * perSecond)
        filledAt = now
        guard tokens >= 1000 else { return false }
        tokens -= 1000
        return true
    }
}

/// So many calls in a window that begins with the first of them, as PHP frameworks count.
struct FixedWindow: Sendable {
    let limit: Int
    let milliseconds: Int64
    private var beganAt: Int64?
    private var used = 0

    init(limit: Int, milliseconds: Int64) {
        self.limit = max(1, limit)
        self.milliseconds = milliseconds
    }

    /// Counts a call; `false` when the window is used up.
    mutating func take(now: Int64) -> Bool {
        if let beganAt, now >= beganAt, now - beganAt < milliseconds {
            guard used < limit else { return false }
            used += 1
        } else {
            beganAt = now
            used = 1
        }
        return true
    }

    /// Calls left in the window.
    var remaining: Int { limit - used }

    /// When the window ends, in milliseconds since 1970 UTC.
    func endsAt(now: Int64) -> Int64 { (beganAt ?? now) + milliseconds }
}
