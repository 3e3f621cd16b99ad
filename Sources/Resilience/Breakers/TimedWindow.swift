/// The calls of the last while, counted in ten buckets so that old calls leave it a tenth at a time.
package struct TimedWindow: OutcomeWindow {
    private static let buckets = 10

    private let bucketWidth: Int64
    private var counts = [OutcomeCounts](repeating: OutcomeCounts(), count: Self.buckets)
    private var total = OutcomeCounts()
    /// The number, since the clock's origin, of the newest bucket.
    private var newest: Int64 = .min

    /// - Parameter length: how far back it reaches, at least a hundredth of a second.
    package init(length: Duration) {
        bucketWidth = max(1_000_000, length.wholeNanoseconds / Int64(Self.buckets))
    }

    package mutating func record(isFailure: Bool, at now: Moment) {
        turn(to: now)
        // A moment from before the window, which only a clock that is not monotonic yields, counts as the newest.
        let bucket = Self.place(newest)
        counts[bucket].calls += 1
        total.calls += 1
        if isFailure {
            counts[bucket].failures += 1
            total.failures += 1
        }
    }

    package mutating func counts(at now: Moment) -> OutcomeCounts {
        turn(to: now)
        return total
    }

    package mutating func forget() {
        counts = [OutcomeCounts](repeating: OutcomeCounts(), count: Self.buckets)
        total = OutcomeCounts()
    }

    /// Empties the buckets that have come into use again since the newest.
    private mutating func turn(to now: Moment) {
        // Rounded down on both sides of the clock's origin, or the bucket around it would be twice as wide.
        let (quotient, remainder) = now.nanoseconds.quotientAndRemainder(dividingBy: bucketWidth)
        let number = remainder < 0 ? quotient - 1 : quotient
        guard number > newest else { return }
        let (steps, overflow) = number.subtractingReportingOverflow(newest)
        if overflow || steps >= Int64(Self.buckets) {
            forget()
        } else {
            for step in 1...steps {
                let bucket = Self.place(newest + step)
                total.calls -= counts[bucket].calls
                total.failures -= counts[bucket].failures
                counts[bucket] = OutcomeCounts()
            }
        }
        newest = number
    }

    private static func place(_ number: Int64) -> Int {
        let remainder = Int(number % Int64(buckets))
        return remainder < 0 ? remainder + buckets : remainder
    }
}
