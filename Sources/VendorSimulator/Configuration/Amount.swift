/// An amount of money, exact to ten decimals: the most any of the vendors writes.
///
/// Arithmetic stops at the largest amount instead of overflowing, since balances come from whoever drives the simulator.
package struct Amount: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Decimals kept.
    package static let decimals = 10
    private static let unitsPerWhole: Int64 = 10_000_000_000

    package static let zero = Amount(units: 0)

    /// Ten-billionths.
    package let units: Int64

    package init(units: Int64) { self.units = units }

    /// A whole number.
    package init(_ whole: Int64) { units = Self.saturated(whole.multipliedReportingOverflow(by: Self.unitsPerWhole)) }

    /// Reads a decimal such as `0.0060000000` or `-3`; `nil` for anything else, and for what does not fit.
    package init?(_ text: some StringProtocol) {
        let unsigned = text.hasPrefix("-") ? text.dropFirst() : text[...]
        let parts = unsigned.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let wholeText = parts.first, !wholeText.isEmpty, wholeText.utf8.allSatisfy(Self.isDigit),
            let whole = Int64(wholeText)
        else { return nil }
        var fraction: Int64 = 0
        if parts.count == 2 {
            let digits = parts[1]
            guard !digits.isEmpty, digits.utf8.count <= Self.decimals, digits.utf8.allSatisfy(Self.isDigit)
            else { return nil }
            let padded = String(digits) + String(repeating: "0", count: Self.decimals - digits.utf8.count)
            fraction = Int64(padded) ?? 0
        }
        let (scaled, overflow) = whole.multipliedReportingOverflow(by: Self.unitsPerWhole)
        let (sum, carry) = scaled.addingReportingOverflow(fraction)
        guard !overflow, !carry else { return nil }
        units = text.hasPrefix("-") ? -sum : sum
    }

    package static func < (left: Amount, right: Amount) -> Bool { left.units < right.units }

    package static func + (left: Amount, right: Amount) -> Amount {
        Amount(units: saturated(left.units.addingReportingOverflow(right.units)))
    }

    package static func - (left: Amount, right: Amount) -> Amount {
        let (difference, overflow) = left.units.subtractingReportingOverflow(right.units)
        return Amount(units: overflow ? (left.units < 0 ? .min : .max) : difference)
    }

    /// Written with exactly so many decimals, the rest cut off.
    package func description(decimals: Int) -> String {
        let kept = min(max(decimals, 0), Self.decimals)
        let magnitude = units.magnitude
        let (whole, rest) = magnitude.quotientAndRemainder(dividingBy: UInt64(Self.unitsPerWhole))
        let sign = units < 0 ? "-" : ""
        guard kept > 0 else { return sign + String(whole) }
        let digits = String(rest)
        let fraction = String(repeating: "0", count: Self.decimals - digits.utf8.count) + digits
        return "\(sign)\(whole).\(fraction.prefix(kept))"
    }

    /// As short as it can be written without loss.
    package var description: String {
        var text = description(decimals: Self.decimals)
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return text
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private static func saturated(_ result: (partialValue: Int64, overflow: Bool)) -> Int64 {
        // An overflow flips the sign of the wrapped result.
        result.overflow ? (result.partialValue < 0 ? .max : .min) : result.partialValue
    }
}
