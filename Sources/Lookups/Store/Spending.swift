/// What a vendor has cost on one day, so that a restart does not grant the day's money again.
struct Spending: Sendable, Hashable {
    /// Days since 1970 UTC.
    let day: Int64
    /// In the units of ``Money``.
    let units: Int128
}
