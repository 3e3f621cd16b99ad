extension Duration {
    /// So many nanoseconds, fractions cut, held to what 292 years have; not-a-number is none.
    init(heldNanoseconds nanoseconds: Double) {
        guard nanoseconds < 9.2e18 else {
            self = nanoseconds.isNaN ? .zero : .nanoseconds(Int64.max)
            return
        }
        self = .nanoseconds(Int64(exactly: nanoseconds.rounded(.towardZero)) ?? .min)
    }
}
