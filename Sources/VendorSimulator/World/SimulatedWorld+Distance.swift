import Foundation

extension SimulatedWorld {
    /// A place that was told as an address, compared with the place of an IP address.
    struct Comparison: Sendable {
        let kilometres: Double
        let sameCountry: Bool
        let sameCity: Bool
    }

    /// Compares a written address with a place. Cities and countries of the table are recognised by name, postal codes by
    /// their text; any other address is taken to lie somewhere near.
    func comparison(_ address: String, with place: Place) -> Comparison {
        guard let found = located(address, near: place) else {
            let draw = hash.value("address", address.utf8)
            return Comparison(
                kilometres: Double(draw.within(2...180)) + Double((draw >> 32).within(0...999)) / 1000,
                sameCountry: true, sameCity: false
            )
        }
        let sameCountry = found.country.iso2 == place.country.iso2
        let sameCity = sameCountry && !place.city.isEmpty && found.city == place.city
        if sameCity { return Comparison(kilometres: 0.0514, sameCountry: true, sameCity: true) }
        return Comparison(kilometres: Self.distance(found, place), sameCountry: sameCountry, sameCity: false)
    }

    /// The place an address names: the one of the longest name in it, the last of those.
    private func located(_ address: String, near place: Place) -> Place? {
        let lowercased = address.lowercased()
        if !place.zip.isEmpty, lowercased == place.zip.lowercased() { return place }
        let words = lowercased.split { !$0.isLetter && $0 != "'" && $0 != "-" }.map(String.init).suffix(64)
        let list = Array(words)
        for length in stride(from: min(4, list.count), to: 0, by: -1) {
            for start in stride(from: list.count - length, through: 0, by: -1) {
                let name = list[start..<(start + length)].joined(separator: " ")
                if let found = tables.gazetteer[name], found.city.lowercased() == name { return found }
            }
        }
        for length in stride(from: min(4, list.count), to: 0, by: -1) {
            for start in stride(from: list.count - length, through: 0, by: -1) {
                let name = list[start..<(start + length)].joined(separator: " ")
                if let found = tables.gazetteer[name] { return found }
            }
        }
        return nil
    }

    /// The great-circle distance in kilometres, by the haversine formula.
    static func distance(_ first: Place, _ second: Place) -> Double {
        func radians(_ text: String) -> Double { (Double(text) ?? 0) * .pi / 180 }
        let (latitude, otherLatitude) = (radians(first.latitude), radians(second.latitude))
        let halfNorth = sin((otherLatitude - latitude) / 2)
        let halfEast = sin((radians(second.longitude) - radians(first.longitude)) / 2)
        let chord = halfNorth * halfNorth + cos(latitude) * cos(otherLatitude) * halfEast * halfEast
        return 2 * 6371.0088 * asin(min(1, chord.squareRoot()))
    }
}
