/// What a simulated vendor charges, holds and allows.
package struct SimulatedAccount: Sendable, Hashable {
    /// For one lookup, in the vendor's currency; IPQualityScore counts in credits.
    package var price: Amount
    /// Left on the account at the start.
    package var balance: Amount
    /// Calls allowed per period, `nil` for no limit: a second for Vonage and IPQualityScore, a minute for Provero.
    package var rateLimit: Int?
    /// Lookups allowed in a day of the simulated clock (UTC), `nil` for no limit. Only IPQualityScore has one.
    package var dailyQuota: Int?

    package init(price: Amount, balance: Amount, rateLimit: Int? = nil, dailyQuota: Int? = nil) {
        self.price = price
        self.balance = balance
        self.rateLimit = rateLimit
        self.dailyQuota = dailyQuota
    }

    /// The vendor's published price, its documented or usual limits, and a balance that lasts.
    package static func standard(_ vendor: SimulatedVendor) -> SimulatedAccount {
        switch vendor {
        case .vonage: SimulatedAccount(price: Amount(units: 300_000_000), balance: Amount(1_000_000), rateLimit: 30)
        case .ipqualityscore:
            SimulatedAccount(price: Amount(1), balance: Amount(100_000_000), rateLimit: 20, dailyQuota: 5_000)
        case .provero: SimulatedAccount(price: Amount(units: 60_000_000), balance: Amount(1_000_000), rateLimit: 60)
        case .eko: SimulatedAccount(price: Amount(units: 12_000_000_000), balance: Amount(100_000_000))
        }
    }
}
