/// A moment by which a blocking call must have ended.
struct Deadline: Sendable {
    private let instant: ContinuousClock.Instant

    init(after duration: Duration) {
        instant = ContinuousClock.now.advanced(by: duration)
    }

    var hasPassed: Bool { ContinuousClock.now >= instant }

    /// What is left, for a call that takes milliseconds: at least 0, no more than `most`.
    func milliseconds(atMost most: Int32 = .max) -> Int32 {
        min(ContinuousClock.now.duration(to: instant).wholeMilliseconds, most)
    }
}

extension Duration {
    /// Rounded up to milliseconds, held to 0...`Int32.max`: what librdkafka's calls take.
    var wholeMilliseconds: Int32 {
        let (seconds, attoseconds) = components
        guard seconds >= 0, attoseconds >= 0 else { return 0 }
        guard seconds < 2_147_483 else { return .max }
        return Int32(seconds) * 1000 + Int32((attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
    }
}
