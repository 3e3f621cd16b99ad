/// The tables of the simulated world, read once. A class, so that a call carries one reference instead of eight.
final class WorldTables: Sendable {
    struct Area: Sendable {
        let region: String
        let city: String
        let zip: String
    }

    struct Network: Sendable {
        let block: (ip: SimulatedIP, bits: Int)
        let place: Place
        let proxyType: String
        let proxyRisk: Int
    }

    /// By ISO 3166-1 alpha-2.
    let countries: [String: Country]
    /// By ISO 3166-1 alpha-2; every country has one.
    let places: [String: [Place]]
    let carriers: [String: [Carrier]]
    /// The country of a number's leading digits; the longest match counts.
    let prefixes: [Int: Country]
    let areas: [Int: Area]
    let networks: [Network]
    /// By registry letter: countries, each as often as its share says.
    let registries: [UInt8: [Country]]
    /// Cities and countries by their name in lower case.
    let gazetteer: [String: Place]

    static let shared = WorldTables()

    private init() {
        var countries: [String: Country] = [:]
        var places: [String: [Place]] = [:]
        var mainPlaces: [String: Place] = [:]
        var prefixes: [Int: Country] = [:]
        var registries: [UInt8: [Country]] = [:]
        for row in Self.rows(CountryTable.text, columns: 13) {
            let country = Self.country(row)
            countries[country.iso2] = country
            mainPlaces[country.iso2] = Place(
                country: country, region: row[9], city: row[9], zip: "", latitude: row[10], longitude: row[11],
                risk: Self.risk(row[9])
            )
            registries[country.registry, default: []] += Array(repeating: country, count: country.weight)
            // Of the countries that share a calling code, the one with the most addresses stands for the code alone.
            if let prefix = Int(country.callingCode), prefixes[prefix].map({ $0.weight < country.weight }) ?? true {
                prefixes[prefix] = country
            }
        }
        for row in Self.rows(PlaceTable.text, columns: 7) {
            guard let country = countries[row[0]] else { continue }
            let place = Place(
                country: country, region: row[1], city: row[2], zip: row[3], latitude: row[4], longitude: row[5],
                risk: Int(row[6]) ?? Self.risk(row[2])
            )
            places[country.iso2, default: []].append(place)
        }
        for (iso2, place) in mainPlaces where places[iso2] == nil { places[iso2] = [place] }
        for row in Self.rows(NumberingTable.territories, columns: 2) {
            guard let country = countries[row[0]] else { continue }
            for prefix in row[1].split(separator: ",") { if let key = Int(prefix) { prefixes[key] = country } }
        }
        self.countries = countries
        self.places = places
        self.prefixes = prefixes
        self.registries = registries
        carriers = Self.carriers()
        areas = Self.areas()
        networks = Self.networks(places, countries)
        gazetteer = Self.gazetteer(places)
    }

    /// The places of a country; never empty for a country of the table.
    func places(of country: Country) -> [Place] { places[country.iso2] ?? [] }

    /// The country of an E.164 number's digits.
    func country(ofNumber digits: String) -> Country? { Self.longest(prefixes, digits) }

    /// The area of an E.164 number's digits.
    func area(ofNumber digits: String) -> Area? { Self.longest(areas, digits) }

    /// The carriers of a country for one kind of line; one is made up where the table has none.
    func carriers(of country: Country, _ kind: Carrier.Kind) -> [Carrier] {
        let known = (carriers[country.iso2] ?? []).filter { $0.kind == kind }
        guard known.isEmpty else { return known }
        switch kind {
        case .mobile:
            return [Carrier(code: "\(country.iso2)-MOBILE", name: "\(country.name) Mobile", kind: kind)]
        case .fixed:
            return [Carrier(code: "\(country.iso2)-FIXED", name: "\(country.name) Telecom", kind: kind)]
        case .virtual:
            return [Carrier(code: "\(country.iso2)-VIRTUAL", name: "\(country.name) Internet Telephony", kind: kind)]
        }
    }

    private static func longest<Value>(_ table: [Int: Value], _ digits: String) -> Value? {
        var key = 0
        var found: Value?
        for byte in digits.utf8.prefix(7) {
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return found }
            key = key * 10 + Int(byte - UInt8(ascii: "0"))
            // No calling code begins with 0, so a number's value tells its digits.
            guard key > 0 else { return nil }
            if let value = table[key] { found = value }
        }
        return found
    }
}
