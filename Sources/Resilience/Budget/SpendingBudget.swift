/// What may be spent on one vendor in a day, and what has been spent and avoided since the start.
///
/// Money is reserved before a call and settled after it, so that the calls under way cannot together exceed the limit. Amounts are
/// whole units of whatever the caller counts in, and held at the bounds of 128 bits rather than overflowing.
package struct SpendingBudget: Sendable, Hashable {
    /// Money set aside for one call, to be settled exactly once.
    package struct Reservation: Sendable, Hashable {
        package let amount: Int128
        fileprivate let day: Int64
    }

    /// `nil` is without limit.
    package let dailyLimit: Int128?
    /// Since the start, over all days.
    package private(set) var spent: Int128 = 0
    /// What cached and shared answers would have cost, since the start.
    package private(set) var avoided: Int128 = 0
    /// The UTC day, counted from 1970, that `spentThatDay` belongs to.
    private var day: Int64
    private var spentThatDay: Int128
    private var reservedThatDay: Int128 = 0

    /// - Parameters:
    ///   - day: the UTC day now, in days since 1970.
    ///   - alreadySpent: what is known to have been spent on that day before.
    package init(dailyLimit: Int128?, day: Int64 = 0, alreadySpent: Int128 = 0) {
        self.dailyLimit = dailyLimit.map { max(0, $0) }
        self.day = day
        spentThatDay = max(0, alreadySpent)
    }

    /// The UTC day of a wall-clock reading in milliseconds since 1970.
    package static func day(ofMilliseconds milliseconds: Int64) -> Int64 {
        milliseconds / 86_400_000 - (milliseconds % 86_400_000 < 0 ? 1 : 0)
    }

    /// What may still be reserved today; `nil` is without limit.
    package func remaining(on today: Int64) -> Int128? {
        guard let dailyLimit else { return nil }
        guard !isNewDay(today) else { return dailyLimit }
        return max(0, dailyLimit.minusHeld(spentThatDay).minusHeld(reservedThatDay))
    }

    /// What calls settled today have cost.
    package func spent(on today: Int64) -> Int128 { isNewDay(today) ? 0 : spentThatDay }

    /// Sets money aside for a call.
    ///
    /// - Returns: `nil` where it would exceed the day's limit.
    package mutating func reserve(_ amount: Int128, on today: Int64) -> Reservation? {
        turn(to: today)
        let amount = max(0, amount)
        if let remaining = remaining(on: today), amount > remaining { return nil }
        reservedThatDay = reservedThatDay.plusHeld(amount)
        return Reservation(amount: amount, day: day)
    }

    /// The call has ended and cost `actual`: nothing, what was reserved, or what the vendor says, which may exceed it.
    ///
    /// It counts for the day it was reserved on; once that is over, only in the total.
    package mutating func settle(_ reservation: Reservation, actual: Int128) {
        let actual = max(0, actual)
        spent = spent.plusHeld(actual)
        guard reservation.day == day else { return }
        reservedThatDay = max(0, reservedThatDay.minusHeld(reservation.amount))
        spentThatDay = spentThatDay.plusHeld(actual)
    }

    /// The call was never made.
    package mutating func release(_ reservation: Reservation) { settle(reservation, actual: 0) }

    /// An answer was had for nothing that would have cost `amount`.
    package mutating func avoid(_ amount: Int128) { avoided = avoided.plusHeld(max(0, amount)) }

    private mutating func turn(to today: Int64) {
        guard isNewDay(today) else { return }
        day = today
        spentThatDay = 0
        reservedThatDay = 0
    }

    /// A clock set back by some hours over midnight does not grant yesterday's money again. One set back by more was wrong before,
    /// and what it is now counts.
    private func isNewDay(_ today: Int64) -> Bool {
        if today > day { return true }
        let (back, overflow) = day.subtractingReportingOverflow(today)
        return overflow || back > 1
    }
}

extension Int128 {
    fileprivate func plusHeld(_ other: Int128) -> Int128 {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? (other < 0 ? .min : .max) : sum
    }

    fileprivate func minusHeld(_ other: Int128) -> Int128 {
        let (difference, overflow) = subtractingReportingOverflow(other)
        return overflow ? (other < 0 ? .max : .min) : difference
    }
}
