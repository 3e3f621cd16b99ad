import DequeModule

/// How many calls a vendor is sent per second, such that no second ever sees more.
///
/// A token bucket that holds a second's worth lets twice the rate through in the second after a quiet one. This limit keeps two rules instead:
/// - **Window**: a call goes out only if fewer than ``Quota/permits`` went out in the ``Quota/window`` before it. So the rate holds
///   over *every* window, wherever it begins. The window is longer than the quota's own by `margin`, since calls that leave a
///   second apart may reach the vendor a little closer together.
/// - **Pace**: calls are spaced evenly (the generic cell rate algorithm, ITU-T I.371), with `slack` of catching up for timers
///   that fire late. So a backlog leaves smoothly, and never as a second's worth at once.
///
/// Out of a backlog the calls run at `1 / (1 + margin)` of the quota, 97.5 % by default, as long as timers are no later than `slack`.
package struct RateLimit: Sendable {
    /// What asking for a permit brings.
    package enum Grant: Sendable, Hashable {
        /// The call may go out now, and has been counted.
        case granted
        /// Not now. Nothing before this moment will change that, unless the rate is raised.
        case wait(until: Moment)
        /// Not at this rate, which is zero.
        case closed
    }

    /// Added to every window: 25 ms to a second.
    package static let defaultMargin = 0.025
    /// What lateness is made up for.
    package static let defaultSlack = Duration.milliseconds(100)

    private let margin: Double
    private let slack: Duration
    /// In force now.
    private(set) var quota: Quota?
    /// A raise that has been announced and is not in force yet.
    private(set) var raise: (quota: Quota?, from: Moment)?
    /// The calls of the last window, oldest first.
    private var granted: Deque<Moment> = []
    /// When the next call is due by the pace; GCRA's theoretical arrival time.
    private var due: Moment
    /// Nothing goes out before: the vendor has asked us to wait.
    package private(set) var penaltyUntil: Moment?
    /// The share of the rate in use, lowered by throttling and recovering afterwards.
    var easing = RateEasing()

    /// - Parameters:
    ///   - perSecond: calls per second; `nil` or infinite is without limit, zero or less lets nothing through.
    ///   - margin: the fraction by which windows are longer than the quota's own.
    ///   - slack: how much lateness is made up for; longer bursts and a fuller use of the quota.
    package init(
        perSecond: Double?, margin: Double = Self.defaultMargin, slack: Duration = Self.defaultSlack,
        at now: Moment = .zero
    ) {
        self.margin = max(0, margin)
        self.slack = max(.zero, slack)
        quota = Quota(perSecond: perSecond, margin: self.margin)
        due = now
    }

    /// Whether there is no rate to keep.
    package var isUnlimited: Bool { quota == nil }

    /// Changes the rate, as when replicas come and go. Calls made at the old rate still count.
    ///
    /// - Parameter raiseAfter: how long a higher rate waits to come into force. A replica that takes over a share of a group's
    ///   quota waits for the previous owner's last calls to leave the window; a lower rate is in force at once.
    package mutating func setRate(perSecond: Double?, at now: Moment, raiseAfter: Duration = .zero) {
        settleRaise(at: now)
        raise = nil
        let new = Quota(perSecond: perSecond, margin: margin)
        if raiseAfter > .zero, Quota.isRaise(from: quota, to: new) {
            raise = (new, now.advanced(by: raiseAfter))
        } else {
            quota = new
        }
    }

    /// Lets nothing through before `moment`: the vendor's `Retry-After`. A penalty is never shortened.
    package mutating func penalise(until moment: Moment) {
        penaltyUntil = max(penaltyUntil ?? moment, moment)
    }

    /// Asks to send a call now.
    package mutating func take(at now: Moment) -> Grant {
        settleRaise(at: now)
        switch next(at: now) {
        case nil: return .closed
        case .some(let moment) where moment > now: return .wait(until: moment)
        case .some: break
        }
        penaltyUntil = nil
        guard let quota else { return .granted }
        granted.append(now)
        due = max(due, now.advanced(by: .zero - slack)).advanced(by: easing.stretched(quota.interval, at: now))
        return .granted
    }

    /// When a call may next go out: `now` or later, or `nil` where the rate is zero. Counts nothing.
    package mutating func nextAllowed(at now: Moment) -> Moment? {
        settleRaise(at: now)
        return next(at: now)
    }

    private mutating func next(at now: Moment) -> Moment? {
        let earliest = max(now, penaltyUntil ?? now)
        guard let quota else { return earliest }
        guard quota.permits > 0 else { return raise?.from }
        while let oldest = granted.first, oldest.advanced(by: quota.window) <= now { granted.removeFirst() }
        var next = max(earliest, due)
        if granted.count >= quota.permits {
            next = max(next, granted[granted.count - quota.permits].advanced(by: quota.window))
        }
        // A raise may let the call out sooner than the rate in force would.
        if let raise, raise.from < next { next = max(earliest, raise.from) }
        return next
    }

    private mutating func settleRaise(at now: Moment) {
        guard let raise, raise.from <= now else { return }
        quota = raise.quota
        self.raise = nil
    }
}
