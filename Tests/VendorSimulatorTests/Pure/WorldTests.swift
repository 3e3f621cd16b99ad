import Testing

@testable import VendorSimulator

@Suite("The simulated world")
struct WorldTests {
    private let world = SimulatedWorld(seed: 7)

    @Test("every line of the tables is read")
    func tables() {
        let tables = WorldTables.shared
        func lines(_ text: String) -> Int { text.split(separator: "\n").count }
        #expect(WorldTables.rows(CountryTable.text, columns: 13).count == lines(CountryTable.text))
        #expect(tables.countries.count == lines(CountryTable.text))
        #expect(tables.places.values.joined().count >= lines(PlaceTable.text))
        #expect(tables.carriers.values.joined().count == lines(CarrierTable.text))
        #expect(tables.areas.count == lines(NumberingTable.areas))
        #expect(tables.networks.count == lines(NetworkTable.text))
        #expect(NetworkTable.registries.utf8.count == 256)
        for country in tables.countries.values {
            #expect(!tables.places(of: country).isEmpty)
            #expect(country.iso2.utf8.count == 2 && country.iso3.utf8.count == 3)
            #expect((3...12).contains(country.nationalLength))
        }
        for place in tables.places.values.joined() {
            #expect(Double(place.latitude).map { abs($0) <= 90 } == true)
            #expect(Double(place.longitude).map { abs($0) <= 180 } == true)
            #expect((0...100).contains(place.risk))
        }
        for row in WorldTables.rows(PlaceTable.text, columns: 7) { #expect(tables.countries[row[0]] != nil) }
        for row in WorldTables.rows(CarrierTable.text, columns: 4) { #expect(tables.countries[row[0]] != nil) }
        for row in WorldTables.rows(NumberingTable.territories, columns: 2) { #expect(tables.countries[row[0]] != nil) }
        for network in tables.networks { #expect((0...100).contains(network.proxyRisk)) }
    }

    @Test(
        "the leading digits tell the country",
        arguments: [
            ("12025550143", "US"), ("14165550143", "CA"), ("18765550143", "JM"), ("18095550143", "DO"),
            ("447700900123", "GB"), ("447797555123", "JE"), ("441624555123", "IM"), ("79161234567", "RU"),
            ("77011234567", "KZ"), ("390212345678", "IT"), ("390669812345", "VA"), ("61412345678", "AU"),
            ("262692123456", "RE"), ("262639123456", "YT"), ("358412345678", "FI"), ("35818123456", "AX"),
            ("4740612345", "NO"), ("353850123456", "IE"), ("212650123456", "MA"), ("590690001234", "GP"),
            ("819012345678", "JP"), ("5511961234567", "BR"), ("919876543210", "IN"),
        ]
    )
    func countries(digits: String, iso2: String) { #expect(world.phone(digits)?.country.iso2 == iso2) }

    @Test(
        "no country has a number that begins with 0, is empty, too long, or no number",
        arguments: ["", "0", "07700900123", "1", "99999", "12345678901234567", "x"])
    func noCountry(digits: String) { #expect(world.phone(digits) == nil) }

    @Test("the same seed and input give the same answer, another seed another world")
    func determinism() {
        let other = SimulatedWorld(seed: 8)
        var differences = 0
        for index in 0..<500 {
            let digits = "4477\(10_000_000 + index * 7919)"
            let phone = world.phone(digits)
            #expect(phone?.fraudScore == SimulatedWorld(seed: 7).phone(digits)?.fraudScore)
            #expect(phone?.carrier == SimulatedWorld(seed: 7).phone(digits)?.carrier)
            if phone?.carrier != other.phone(digits)?.carrier { differences += 1 }
        }
        #expect(differences > 100)
    }

    @Test("most numbers are harmless, and every kind of trouble is there")
    func phoneShares() {
        let phones = (0..<5000).compactMap { world.phone("4477\(10_000_000 + $0 * 7919)") }
        #expect(phones.count == 5000)
        let share: ((SimulatedPhone) -> Bool) -> Double = { test in Double(phones.count(where: test)) / 5000 }
        #expect((0.01...0.04).contains(share { !$0.isValid }))
        #expect((0.02...0.08).contains(share { $0.isValid && !$0.isActive }))
        #expect((0.01...0.04).contains(share { $0.roamingCountry != nil }))
        #expect((0.02...0.05).contains(share { $0.recentAbuse }))
        #expect((0.05...0.1).contains(share { $0.isRisky }))
        #expect((0.02...0.06).contains(share { $0.line == .voip }))
        #expect(share { $0.isValid && $0.isActive && !$0.isRisky && $0.line == .mobile } > 0.75)
        #expect(phones.allSatisfy { (0...100).contains($0.fraudScore) })
    }

    @Test("the two phone vendors agree about nearly all numbers")
    func phoneDisagreement() {
        let numbers = (0..<5000).map { "3361\(1_000_000 + $0 * 7919 % 9_000_000)" }
        let different = numbers.count { world.phone($0)?.line != world.strayingPhone($0)?.line }
        #expect((50...300).contains(different))
    }

    @Test("lines follow the national plans")
    func lines() {
        #expect(world.phone("18005550123")?.line == .tollFree)
        let fixed = (0..<200).compactMap { world.phone("44207946\(1000 + $0)") }
        #expect(fixed.allSatisfy { $0.line != .mobile })
        #expect(world.phone("447700900001")?.carrier.name == "Telefonica UK Limited")
        #expect(world.phone("12025550143")?.nationalFormat == "(202) 555-0143")
        #expect(world.phone("447700900123")?.nationalFormat == "07700 900123")
        #expect(world.phone("442079460123")?.area?.city == "LONDON")
    }

    @Test(
        "well-known addresses are where people expect them, for every seed",
        arguments: [
            ("46.51.128.144", "IE", "Dublin", "None"), ("103.21.58.193", "IN", "Mumbai", "None"),
            ("123.0.0.255", "KR", "", "None"), ("8.8.8.8", "US", "Mountain View", "DCH"),
            ("185.0.2.10", "NL", "Amsterdam", "VPN"), ("52.0.2.10", "US", "Ashburn", "DCH"),
            ("185.220.101.4", "DE", "Frankfurt am Main", "TOR"), ("81.2.69.142", "GB", "London", "None"),
            ("2001:4860:4860::8888", "US", "Mountain View", "DCH"),
        ]
    )
    func knownAddresses(text: String, country: String, city: String, proxy: String) throws {
        let ip = try #require(SimulatedIP(text))
        for seed in [1, 99] as [UInt64] {
            let origin = SimulatedWorld(seed: seed).origin(of: ip)
            #expect(origin.place.country.iso2 == country)
            #expect(origin.place.city == city)
            #expect(origin.proxyType == proxy)
            #expect(SimulatedWorld(seed: seed).strayingOrigin(of: ip).place == origin.place)
        }
    }

    @Test("addresses are spread over many countries, by their registries, mostly plain connections")
    func addressShares() {
        let addresses = (0..<20_000).map { SimulatedIP(ipv4: UInt32(truncatingIfNeeded: $0 &* 2_654_435_761)) }
            .filter(\.isPublic)
        let origins = addresses.map { world.origin(of: $0) }
        #expect(Set(origins.map(\.place.country.iso2)).count > 60)
        let plain = origins.count { $0.proxyType == "None" }
        #expect((0.85...0.95).contains(Double(plain) / Double(origins.count)))
        #expect(
            Set(origins.map(\.proxyType)).isSuperset(of: [
                "DCH", "VPN", "TOR", "PUB", "WEB", "RES", "CPN", "EPN", "SES",
            ])
        )
        #expect(origins.allSatisfy { (0...100).contains($0.proxyRisk) })
        for text in ["41.1.2.3", "200.1.2.3", "58.1.2.3", "2a02:1:2::3", "2800:1::1"] {
            let place = SimulatedIP(text).map { world.origin(of: $0).place }
            let registry: Character = ["4": "F", "5": "A"][text.first ?? " "] ?? (text.hasPrefix("2a") ? "R" : "L")
            #expect(place?.country.registry == registry.asciiValue)
        }
    }

    @Test("the two address vendors agree about nearly all countries and most cities")
    func addressDisagreement() {
        let addresses = (0..<20_000).map { SimulatedIP(ipv4: UInt32(truncatingIfNeeded: $0 &* 2_654_435_761)) }
            .filter(\.isPublic)
        let countries = addresses.count {
            world.origin(of: $0).place.country != world.strayingOrigin(of: $0).place.country
        }
        #expect((0.01...0.05).contains(Double(countries) / Double(addresses.count)))
        let places = addresses.count { world.origin(of: $0).place != world.strayingOrigin(of: $0).place }
        #expect(places > countries)
        #expect(Double(places) / Double(addresses.count) < 0.12)
    }

    @Test("neighbours in one network share their place")
    func neighbours() throws {
        let first = try #require(SimulatedIP("91.100.32.1"))
        let second = try #require(SimulatedIP("91.100.33.200"))
        #expect(world.origin(of: first).place == world.origin(of: second).place)
    }
}
