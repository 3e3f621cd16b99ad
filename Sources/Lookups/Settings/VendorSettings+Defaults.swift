package import SignupRisk

extension VendorSettings {
    /// The defaults that suit a vendor; the general ones for a vendor that is not known here.
    package static func defaults(for vendor: VendorName) -> VendorSettings {
        switch vendor.rawValue {
        case "vonage": .vonage
        case "ipqualityscore": .ipqualityscore
        case "provero": .provero
        case "eko": .eko
        default: VendorSettings()
        }
    }

    /// Vonage answers within 15 s by its own word, so a shorter time-out would throw billed answers away; 18 s still ends
    /// before an event's 20 s. It publishes no rate for this product, so the rate starts below the 30 a second that its
    /// other products allow. A carrier or a line type changes seldom: answers are kept for a week.
    package static let vonage = VendorSettings(
        timeout: .seconds(18), maxAttempts: 2, ratePerSecond: 15, cacheTtl: .seconds(7 * 86_400),
        negativeCacheTtl: .seconds(86_400), price: Money("0.03", currency: "EUR"), currency: "EUR")

    /// The smallest plan that states a rate allows 20 lookups a second. A fraud score is of its day.
    package static let ipqualityscore = VendorSettings(
        timeout: .seconds(8), ratePerSecond: 20, cacheTtl: .seconds(86_400), negativeCacheTtl: .seconds(6 * 3_600),
        currency: "USD")

    /// No rate is published; the price is the one its 402 answer names.
    package static let provero = VendorSettings(
        timeout: .seconds(5), cacheTtl: .seconds(86_400), negativeCacheTtl: .seconds(3_600),
        price: Money("0.006", currency: "EUR"), currency: "EUR")

    /// The vendor claims two seconds at the 99th percentile, and tests itself with a time-out of 15 s.
    package static let eko = VendorSettings(
        timeout: .seconds(8), cacheTtl: .seconds(86_400), negativeCacheTtl: .seconds(3_600), currency: "INR")
}
