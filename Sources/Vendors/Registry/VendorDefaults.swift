/// What suits a vendor where the operator says nothing: its own documents' figures, and otherwise modest ones.
package struct VendorDefaults: Sendable, Hashable {
    /// For a whole call. It has to be longer than the vendor's own worst case, or answers are paid for and thrown away.
    package var timeout: Duration
    package var maxAttempts: Int
    /// Calls a second that one process makes; `nil` is no limit.
    package var ratePerSecond: Double?
    package var maxConcurrency: Int
    /// How long an answer stays fresh: shorter where what it says changes sooner.
    package var cacheTtl: Duration
    /// How long it stays known that an input cannot be looked up.
    package var negativeCacheTtl: Duration
    /// The list price of a lookup as a decimal, where the vendor publishes one.
    package var price: String?
    /// The ISO 4217 code the vendor bills in.
    package var currency: String

    package init(
        timeout: Duration, maxAttempts: Int = 3, ratePerSecond: Double? = nil, maxConcurrency: Int = 64,
        cacheTtl: Duration = .seconds(86_400), negativeCacheTtl: Duration = .seconds(86_400), price: String? = nil,
        currency: String
    ) {
        self.timeout = timeout
        self.maxAttempts = maxAttempts
        self.ratePerSecond = ratePerSecond
        self.maxConcurrency = maxConcurrency
        self.cacheTtl = cacheTtl
        self.negativeCacheTtl = negativeCacheTtl
        self.price = price
        self.currency = currency
    }
}
