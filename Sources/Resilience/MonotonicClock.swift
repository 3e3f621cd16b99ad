/// The system's monotonic clock, counted from the first use in this process.
package struct MonotonicClock: Clock, Sendable {
    private static let origin = ContinuousClock.now

    package init() { _ = Self.origin }

    package var now: Moment { Moment(nanoseconds: (ContinuousClock.now - Self.origin).wholeNanoseconds) }
    package var minimumResolution: Duration { .nanoseconds(1) }

    package func sleep(until deadline: Moment, tolerance: Duration?) async throws {
        try await Task.sleep(
            until: Self.origin + .nanoseconds(deadline.nanoseconds), tolerance: tolerance, clock: .continuous)
    }
}
