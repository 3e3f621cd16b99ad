import Lookups
import SignupRisk
import Vendors

/// Answers, queries and failures for tests that do not care for their content.
enum Samples {
    static let vendor = VendorName(rawValue: "eko")
    /// A wall clock's reading on some afternoon, in milliseconds since 1970 UTC.
    static let afternoon: Int64 = 1_795_262_400_000

    /// The `index`-th of as many different queries as are wanted.
    static func query(_ index: Int) -> VendorQuery {
        VendorQuery(ip: IPAddress(version: .v4, value: UInt128(0x0B00_0000 + index)))
    }

    static func answer(
        _ status: CheckStatus = .ok, country: String? = "KR", cost: String? = "0.10", missing: [String] = []
    ) -> VendorAnswer {
        var ip = IPEvidence()
        ip.country = country
        return VendorAnswer(
            vendor: vendor, status: status, observedAt: afternoon, ip: ip, missing: missing, vendorStatus: "0",
            cost: cost.flatMap { Money($0, currency: "INR") })
    }

    static let invalid = VendorAnswer(
        vendor: vendor, status: .invalidInput, observedAt: afternoon, message: "Invalid IP address")

    static func failure(
        _ kind: VendorFailure.Kind, retryAfter: Duration? = nil, mayHaveBeenCharged: Bool = false,
        furtherAttempts: Int? = nil, conclusion: VendorAnswer? = nil, isTimeout: Bool = false
    ) -> VendorFailure {
        VendorFailure(
            kind, "the vendor failed", vendorStatus: "500", retryAfter: retryAfter,
            mayHaveBeenCharged: mayHaveBeenCharged, furtherAttempts: furtherAttempts, conclusion: conclusion,
            isTimeout: isTimeout)
    }

    static let timeout = failure(.transient, mayHaveBeenCharged: true, isTimeout: true)
    static let unavailable = failure(.transient)

    /// Settings without surprises: no rate, no retries' worth of waiting, prices in rupees.
    static func settings(_ change: (inout VendorSettings) -> Void = { _ in }) -> VendorSettings {
        var settings = VendorSettings(
            timeout: .seconds(5), cacheTtl: .seconds(86_400), negativeCacheTtl: .seconds(3_600),
            price: Money("0.10", currency: "INR"), currency: "INR")
        change(&settings)
        return settings
    }
}
