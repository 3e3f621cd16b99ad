import Resilience

/// What both clocks said when something happened.
struct Reading: Sendable {
    /// For everything that is measured.
    let now: Moment
    /// For what is compared across restarts and days: milliseconds since 1970 UTC.
    let wall: Int64

    /// Days since 1970 UTC.
    var day: Int64 { SpendingBudget.day(ofMilliseconds: wall) }
    /// When the next UTC day begins.
    var midnight: Moment {
        let intoDay = ((wall % 86_400_000) + 86_400_000) % 86_400_000
        return now.advanced(by: .milliseconds(86_400_000 - intoDay))
    }
}
