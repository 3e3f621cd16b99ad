import JSON
import SignupRisk

/// A geolocation, its fields not yet judged.
struct ProveroAnswer {
    private let fields: LenientFields
    private let reading: VendorReading
    private let query: VendorQuery

    init(_ fields: LenientFields, _ reading: VendorReading, query: VendorQuery) {
        self.fields = fields
        self.reading = reading
        self.query = query
    }

    /// Whether the answer repeats the address asked about, however it is spelled.
    var echoesTheAddressAsked: Bool {
        guard let echo = fields.text("ip"), let address = IPAddress(parsing: echo) else { return false }
        return address == query.ip
    }

    /// Whether the field is there at all; it may be empty.
    var namesCountry: Bool { fields.has("country") }

    /// What the lookup brought. The vendor names the country in English, without a code.
    func lookup() -> VendorAnswer {
        var ip = IPEvidence()
        ip.country = fields.text("country").flatMap { Country.code(forName: $0) ?? Country.normalized($0) }
        ip.region = fields.text("regionName")
        ip.city = fields.text("city")
        ip.zip = fields.text("zip")
        ip.latitude = fields.decimal("lat", in: -90...90)
        ip.longitude = fields.decimal("lon", in: -180...180)
        let match = matchEvidence
        let missing = missing(ip, match)
        return VendorAnswer(
            vendor: reading.vendor, status: missing.isEmpty ? .ok : .partial, observedAt: reading.now, ip: ip,
            match: match, missing: missing, vendorStatus: reading.httpCode, details: details)
    }

    private var matchEvidence: MatchEvidence? {
        guard ProveroAdapter.wantsMatch(query) else { return nil }
        var match = MatchEvidence()
        match.addressCountry = fields.fields("geoMatch").flag("country")
        match.addressCity = fields.fields("geoMatch").flag("city")
        // Half the Earth's circumference is the farthest that two places can be apart.
        let distance = fields.fields("distance")
        match.addressDistanceKilometres =
            distance.decimal("km", in: 0...20_100) ?? distance.decimal("mi", in: 0...12_500).map { $0 * 1.609344 }
        return match
    }

    /// The event's names of what was asked for and did not come.
    private func missing(_ ip: IPEvidence, _ match: MatchEvidence?) -> [String] {
        var missing: [String] = []
        if ip.country == nil { missing.append("ip.country") }
        if ip.city == nil { missing.append("ip.city") }
        if let match {
            if match.addressCountry == nil { missing.append("match.address_country") }
            if match.addressCity == nil { missing.append("match.address_city") }
            if match.addressDistanceKilometres == nil { missing.append("match.address_distance_km") }
        }
        return missing
    }

    private var details: [UInt8] {
        var details = VendorDetails()
        details.keep(["country", "regionName", "city", "zip", "lat", "lon", "ip"], of: fields)
        details.keep("distance", members: ["km", "mi"], of: fields)
        details.keep("geoMatch", members: ["country", "city"], of: fields)
        return details.collected()
    }
}
