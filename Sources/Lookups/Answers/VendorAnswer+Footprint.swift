import Resilience
import SignupRisk
import Vendors

extension VendorAnswer {
    /// About how many bytes the answer takes in memory, its place in the cache included.
    var footprint: Int {
        var bytes = 640
        for text in [
            vendorStatus, message, requestID, phone?.carrier, phone?.region, phone?.city, ip?.region, ip?.city,
        ] {
            bytes += text?.utf8.count ?? 0
        }
        for field in missing { bytes += 16 + field.utf8.count }
        return bytes + details.count
    }
}

extension VendorQuery {
    /// About how many bytes of text the query holds.
    var footprint: Int {
        (phone?.utf8.count ?? 0) + (country?.utf8.count ?? 0) + (address?.utf8.count ?? 0) + options.utf8.count
    }

    /// A hash that is the same on every replica and in every run.
    var stableHash: UInt64 {
        var hash = StableHash()
        hash.combine(phone ?? "")
        hash.combine(ip?.value ?? 0)
        hash.combine(country ?? "")
        hash.combine(address ?? "")
        hash.combine(options)
        return hash.value
    }
}
