/// An exact amount of money, in units of 10⁻¹⁰ of a currency: as fine as any vendor states a price (Provero, ten decimals).
///
/// Never a binary fraction, so that a ledger of a million lookups adds up to the last digit. Arithmetic is held at the bounds
/// of 128 bits instead of trapping.
package struct Money: Sendable, Hashable {
    /// Digits after the point.
    private static let scale = 10
    private static let unitsPerWhole: Int128 = 10_000_000_000

    /// The amount in units of 10⁻¹⁰.
    package let units: Int128
    /// The ISO 4217 code, as configured for the vendor.
    package let currency: String

    package init(units: Int128, currency: String) {
        self.units = units
        self.currency = currency
    }

    /// No money.
    package static func zero(_ currency: String) -> Money { Money(units: 0, currency: currency) }

    /// Reads a decimal as vendors write it: an optional sign, digits, and at most 10 digits after a point; anything finer is cut.
    ///
    /// - Returns: `nil` where `text` is not such a decimal or has more than 24 digits before the point.
    package init?(_ text: some StringProtocol, currency: String) {
        var digits = Substring(text)
        let isNegative = digits.first == "-"
        if isNegative || digits.first == "+" { digits.removeFirst() }
        let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let whole = parts.first ?? ""
        let fraction = parts.count > 1 ? parts[1] : ""
        guard !(whole.isEmpty && fraction.isEmpty), whole.count <= 24,
            (whole + fraction).utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        let padded = fraction.prefix(Self.scale) + String(repeating: "0", count: max(0, Self.scale - fraction.count))
        guard let magnitude = Int128(whole + padded) else { return nil }
        self.init(units: isNegative ? -magnitude : magnitude, currency: currency)
    }

    /// The decimal without superfluous zeros, with at least two digits after the point: `0.03`, `1.20`, `0.006`.
    package var amount: String {
        let (whole, rest) = units.magnitude.quotientAndRemainder(dividingBy: Self.unitsPerWhole.magnitude)
        // Every event names two amounts, and the digits of most fit into a machine word.
        var fraction = UInt64(truncatingIfNeeded: rest)
        var places = Self.scale
        while places > 2, fraction.isMultiple(of: 10) {
            fraction /= 10
            places -= 1
        }
        let wholeDigits = UInt64(exactly: whole).map { String($0) } ?? String(whole)
        let digits = String(fraction)
        let zeros = "0000000000".prefix(places - digits.utf8.count)
        return (units < 0 ? "-" : "") + wholeDigits + "." + zeros + digits
    }

    /// The sum, in this amount's currency. Two currencies are never added: that is a mistake of ours, and the other is ignored.
    package static func + (left: Money, right: Money) -> Money {
        assert(left.currency == right.currency, "amounts of two currencies")
        let (sum, overflow) = left.units.addingReportingOverflow(right.units)
        return Money(units: overflow ? (right.units < 0 ? .min : .max) : sum, currency: left.currency)
    }

    /// The difference, in this amount's currency.
    package static func - (left: Money, right: Money) -> Money {
        left + Money(units: right.units == .min ? .max : -right.units, currency: right.currency)
    }
}
