import Foundation

/// How long a vendor takes to answer.
package enum SimulatedDelay: Sendable, Hashable {
    case none
    case fixed(Duration)
    /// Equally likely anywhere between the two.
    case uniform(Duration, Duration)
    /// Log-normal, as response times of real services come out: half below the median, one in a hundred above `p99`.
    case logNormal(median: Duration, p99: Duration)

    /// No answer is held back longer than this.
    static let maximum = Duration.seconds(120)

    /// One delay drawn with a random number, in nanoseconds.
    func nanoseconds(_ random: UInt64) -> Int64 {
        switch self {
        case .none: return 0
        case .fixed(let duration): return Self.nanoseconds(duration)
        case .uniform(let low, let high):
            let (low, high) = (Self.nanoseconds(low), Self.nanoseconds(high))
            guard high > low else { return low }
            return low + Int64(random % UInt64(high - low + 1))
        case .logNormal(let median, let p99):
            let (median, p99) = (Double(Self.nanoseconds(median)), Double(Self.nanoseconds(p99)))
            guard median > 0, p99 > median else { return Int64(median) }
            // Box and Muller's transform of two uniform halves of the one random number.
            let first = (Double(random >> 32) + 1) / 4_294_967_297
            let second = Double(random & 0xFFFF_FFFF) / 4_294_967_296
            let normal = (-2 * log(first)).squareRoot() * cos(2 * Double.pi * second)
            let sigma = log(p99 / median) / Self.normalP99
            let drawn = median * exp(sigma * normal)
            return Int64(exactly: min(drawn, Double(Self.nanoseconds(Self.maximum))).rounded()) ?? 0
        }
    }

    /// The 99th percentile of the standard normal distribution.
    private static let normalP99 = 2.3263478740408408

    static func nanoseconds(_ duration: Duration) -> Int64 {
        let bounded = min(max(duration, .zero), maximum)
        let (seconds, attoseconds) = bounded.components
        return seconds * 1_000_000_000 + attoseconds / 1_000_000_000
    }
}

extension SimulatedDelay {
    /// A duration in whole milliseconds, held between zero and a bound.
    static func milliseconds(_ duration: Duration, bound: Int64 = 86_400_000) -> Int64 {
        let (seconds, attoseconds) = duration.components
        guard seconds >= 0, attoseconds >= 0 else { return 0 }
        let (milliseconds, overflow) = seconds.multipliedReportingOverflow(by: 1000)
        return overflow ? bound : min(milliseconds + attoseconds / 1_000_000_000_000_000, bound)
    }
}
