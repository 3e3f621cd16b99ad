/// Bounds how many of all calls are retries, so that a failing vendor is not sent a multiple of its load.
///
/// Every first call earns a tenth of a retry, and a small floor is earned by time, so that a quiet worker can retry too; what is
/// earned is kept up to a bound. The idea is the retry throttling of gRPC (https://github.com/grpc/proposal/blob/master/A6-client-retries.md),
/// counted by calls rather than by outcomes, because it is a share of the calls that is promised.
///
/// Over any span the retries are at most `ratio` of its first calls + `floorPerSecond` of its seconds + `bound`.
package struct RetryBudget: Sendable, Hashable {
    /// One retry in the unit the balance is kept in.
    private static let retry: Int64 = 1_000_000_000

    private let earnedPerCall: Int64
    /// Units earned per nanosecond are the floor itself, since a retry has as many units as a second has nanoseconds.
    private let floorPerSecond: Int64
    private let bound: Int64
    private var balance: Int64
    private var updated: Moment

    /// - Parameters:
    ///   - ratio: retries earned by one first call, from 0 to 1.
    ///   - floorPerSecond: retries earned by a second, from 0 to 1,000.
    ///   - bound: retries kept at most, from 1 to 1,000,000; the balance at the start.
    package init(ratio: Double = 0.1, floorPerSecond: Int = 1, bound: Int = 10, at now: Moment = .zero) {
        earnedPerCall = Int64(clampingToBounds: min(max(ratio, 0), 1) * Double(Self.retry))
        self.floorPerSecond = Int64(min(max(floorPerSecond, 0), 1000))
        self.bound = Int64(min(max(bound, 1), 1_000_000)) * Self.retry
        balance = self.bound
        updated = now
    }

    /// Whole retries that could be made now.
    package func available(at now: Moment) -> Int { Int(earned(at: now) / Self.retry) }

    /// Counts a lookup's first call.
    package mutating func recordCall(at now: Moment) {
        settle(at: now)
        balance = min(bound, balance + earnedPerCall)
    }

    /// Spends one retry.
    ///
    /// - Returns: `false` where nothing is left to spend.
    package mutating func withdraw(at now: Moment) -> Bool {
        settle(at: now)
        guard balance >= Self.retry else { return false }
        balance -= Self.retry
        return true
    }

    private mutating func settle(at now: Moment) {
        balance = earned(at: now)
        updated = max(updated, now)
    }

    private func earned(at now: Moment) -> Int64 {
        let elapsed = max(0, updated.duration(to: now).wholeNanoseconds)
        let (units, overflow) = elapsed.multipliedReportingOverflow(by: floorPerSecond)
        // The balance is far below half of what an Int64 holds, the units earned may not be.
        return overflow || units > bound ? bound : min(bound, balance + units)
    }
}
