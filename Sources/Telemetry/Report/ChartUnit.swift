import FoundationEssentials

/// What the values of a plot are, and how they are written.
enum ChartUnit: Sendable, Hashable {
    case count
    case perSecond
    case milliseconds
    case bytes
    /// From 0 to 1, written in percent.
    case share
    /// Of a currency.
    case money(String)

    /// What values up to `maximum` are divided by, and what is written behind them then.
    func scale(for maximum: Double) -> (divisor: Double, suffix: String) {
        switch self {
        case .count, .perSecond:
            let scales = [(1e9, " G"), (1e6, " M"), (1e4, " k")].map { ($0 == 1e4 ? 1e3 : $0, $1, $0) }
            let fitting = scales.first { maximum >= $0.2 }
            return (fitting?.0 ?? 1, (fitting?.1 ?? "") + (self == .perSecond ? "/s" : ""))
        case .milliseconds:
            if maximum >= 600_000 { return (60_000, " min") }
            return maximum >= 2000 ? (1000, " s") : (1, " ms")
        case .bytes:
            let scales = [(1_073_741_824.0, " GiB"), (1_048_576, " MiB"), (1024, " KiB")]
            return scales.first { maximum >= $0.0 } ?? (1, " B")
        case .share: return (0.01, " %")
        case .money(let currency): return (1, " \(currency)")
        }
    }

    /// One value, as a reader wants it: three digits and its unit.
    func text(_ value: Double) -> String {
        guard value.isFinite else { return "–" }
        let (divisor, suffix) = scale(for: value)
        return Self.digits(value / divisor) + suffix
    }

    /// A number to about three digits, without an exponent.
    static func digits(_ value: Double) -> String {
        let places = value.magnitude >= 100 || value == value.rounded() ? 0 : value.magnitude >= 10 ? 1 : 2
        return fixed(value, places: places)
    }

    /// A number with this many decimals, zeros at the end left out.
    static func fixed(_ value: Double, places: Int) -> String {
        var power = 1.0
        for _ in 0..<places { power *= 10 }
        guard let scaled = Int64(exactly: (value * power).rounded()) else { return value.description }
        let digits = String(scaled.magnitude)
        let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
        var text = String(padded.dropLast(places))
        var fraction = String(padded.suffix(places))
        while fraction.hasSuffix("0") { fraction.removeLast() }
        if !fraction.isEmpty { text += "." + fraction }
        return (scaled < 0 ? "-" : "") + text
    }
}
