/// Where a kind of database keeps what is known of an address.
///
/// Several paths for one thing are tried in turn: they are the names different makers use.
struct OfflineLayout: Sendable {
    let country: [OfflinePath]
    let region: [OfflinePath]
    let city: [OfflinePath]
    let zip: [OfflinePath]
    let latitude: [OfflinePath]
    let longitude: [OfflinePath]

    /// MaxMind's GeoIP2 and GeoLite2 (https://dev.maxmind.com/geoip/docs/databases/city-and-country), and DB-IP's.
    ///
    /// The registered country is left out: it says who holds the block, not where it is used.
    static let nested = OfflineLayout(
        country: [OfflinePath("country", "iso_code")],
        region: [OfflinePath("subdivisions", "0", "names", "en")],
        city: [OfflinePath("city", "names", "en")],
        zip: [OfflinePath("postal", "code")],
        latitude: [OfflinePath("location", "latitude")],
        longitude: [OfflinePath("location", "longitude")]
    )

    /// ip-location-db (https://github.com/sapics/ip-location-db) and IPinfo, where the record holds the values themselves.
    static let flat = OfflineLayout(
        country: [OfflinePath("country_code"), OfflinePath("country")],
        region: [OfflinePath("state1"), OfflinePath("region")],
        city: [OfflinePath("city")],
        zip: [OfflinePath("postcode"), OfflinePath("postal_code")],
        latitude: [OfflinePath("latitude"), OfflinePath("lat")],
        longitude: [OfflinePath("longitude"), OfflinePath("lng")]
    )

    /// What a record says; `nil` where it names no country.
    func evidence(from record: OfflineRecord) -> IPEvidence? {
        guard let country = country(of: record) else { return nil }
        var evidence = IPEvidence()
        evidence.country = country
        evidence.region = first(region, record.text)
        evidence.city = first(city, record.text)
        evidence.zip = first(zip, record.text)
        // Half a place is none.
        if let latitude = first(latitude, record.number), let longitude = first(longitude, record.number),
            abs(latitude) <= 90, abs(longitude) <= 180
        {
            evidence.latitude = latitude
            evidence.longitude = longitude
        }
        return evidence
    }

    /// The country of a record as ISO 3166-1 alpha-2.
    func country(of record: OfflineRecord) -> String? {
        first(country) { record.text($0).flatMap(Country.normalized) }
    }

    private func first<Value>(_ paths: [OfflinePath], _ read: (OfflinePath) -> Value?) -> Value? {
        for path in paths {
            if let value = read(path) { return value }
        }
        return nil
    }
}
