extension WorldTables {
    /// The rows of a table, each with exactly so many columns; others are left out.
    static func rows(_ text: String, columns: Int) -> [[String]] {
        text.split(separator: "\n").compactMap { line in
            let row = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
            return row.count == columns ? row : nil
        }
    }

    static func country(_ row: [String]) -> Country {
        Country(
            iso2: row[0], iso3: row[1], name: row[2], callingCode: row[3], trunkPrefix: row[4],
            nationalLength: Int(row[5]) ?? 9, mobilePrefixes: row[6].split(separator: ",").map(String.init),
            registry: row[7].utf8.first ?? UInt8(ascii: "R"), weight: Int(row[8]) ?? 1, timeZone: row[12]
        )
    }

    /// A city's risk where the table fixes none: the same for every seed, mostly low.
    static func risk(_ city: String) -> Int {
        let hash = SeededHash(seed: 0).value("city risk", city.utf8)
        return hash.perMille < 850 ? (hash >> 16).within(5...35) : (hash >> 16).within(36...70)
    }

    static func carriers() -> [String: [Carrier]] {
        var carriers: [String: [Carrier]] = [:]
        for row in rows(CarrierTable.text, columns: 4) {
            let kind: Carrier.Kind =
                switch row[3] {
                case "f": .fixed
                case "v": .virtual
                default: .mobile
                }
            carriers[row[0], default: []].append(Carrier(code: row[1], name: row[2], kind: kind))
        }
        return carriers
    }

    static func areas() -> [Int: Area] {
        var areas: [Int: Area] = [:]
        for row in rows(NumberingTable.areas, columns: 4) {
            if let key = Int(row[0]) { areas[key] = Area(region: row[1], city: row[2], zip: row[3]) }
        }
        return areas
    }

    static func networks(_ places: [String: [Place]], _ countries: [String: Country]) -> [Network] {
        rows(NetworkTable.text, columns: 5).compactMap { row in
            let block = row[0].split(separator: "/")
            guard block.count == 2, let ip = SimulatedIP(String(block[0])), let bits = Int(block[1]),
                let candidates = places[row[1]], let first = candidates.first
            else { return nil }
            let place =
                candidates.first { $0.city == row[2] }
                ?? Place(
                    country: first.country, region: "", city: "", zip: "", latitude: first.latitude,
                    longitude: first.longitude, risk: first.risk
                )
            return Network(block: (ip, bits), place: place, proxyType: row[3], proxyRisk: Int(row[4]) ?? 0)
        }
    }

    static func gazetteer(_ places: [String: [Place]]) -> [String: Place] {
        var gazetteer: [String: Place] = [:]
        for candidates in places.values {
            if let first = candidates.first {
                gazetteer[first.country.name.lowercased()] = first
            }
        }
        for candidates in places.values {
            for place in candidates {
                let name = place.city.lowercased()
                // Of two cities with one name, the one in the country with more addresses is meant.
                if let other = gazetteer[name], other.city.lowercased() == name,
                    other.country.weight > place.country.weight
                {
                    continue
                }
                gazetteer[name] = place
            }
        }
        return gazetteer
    }
}
