extension Int64 {
    /// The whole part of a number, held to the bounds of an `Int64`; zero for what is not a number.
    init(clampingToBounds value: Double) {
        if value.isNaN {
            self = 0
        } else {
            self = Int64(exactly: value.rounded(.towardZero)) ?? (value < 0 ? .min : .max)
        }
    }
}
