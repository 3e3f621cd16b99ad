/// What the simulated vendors know about numbers and addresses: derived from a seed and the input alone.
///
/// Vonage and Eko tell the truth of this world; Provero and IPQualityScore stray from it for a few percent of the inputs, as
/// real data bases do.
struct SimulatedWorld: Sendable {
    let hash: SeededHash
    let tables: WorldTables

    init(seed: UInt64) {
        hash = SeededHash(seed: seed)
        tables = .shared
    }

    /// Where an address is and what kind of connection it is.
    struct Origin: Sendable {
        var place: Place
        /// IP2Proxy's code, `None` for a plain connection.
        let proxyType: String
        /// 0 to 100.
        let proxyRisk: Int
        /// Whether the place does not depend on the seed.
        let isFixed: Bool
    }

    /// The origin of any address, as Eko and Vonage see it.
    func origin(of ip: SimulatedIP) -> Origin {
        if let network = tables.networks.first(where: { ip.isIn($0.block) }) {
            return Origin(
                place: network.place, proxyType: network.proxyType, proxyRisk: network.proxyRisk, isFixed: true
            )
        }
        let (type, risk) = proxy(ip)
        return Origin(place: place(of: ip), proxyType: type, proxyRisk: risk, isFixed: false)
    }

    /// The origin of any address as Provero sees it: another country for about 3 % of the networks, another city of the
    /// same country for about 6 %.
    func strayingOrigin(of ip: SimulatedIP) -> Origin {
        var origin = origin(of: ip)
        guard !origin.isFixed else { return origin }
        let draw = hash.value("stray", block(ip, bits: 20), ip.high)
        if draw.perMille < 30 {
            let others = tables.registries[origin.place.country.registry] ?? []
            if !others.isEmpty {
                let country = others[(draw >> 10).below(others.count)]
                origin.place = pick(tables.places(of: country), draw >> 20) ?? origin.place
            }
        } else if draw.perMille < 90 {
            origin.place = pick(tables.places(of: origin.place.country), draw >> 20) ?? origin.place
        }
        return origin
    }

    /// A network of IPv4 or the network part of IPv6.
    private func block(_ ip: SimulatedIP, bits: Int) -> UInt64 {
        ip.version == 4 ? ip.low >> UInt64(32 - bits) : ip.high >> 16
    }

    private func place(of ip: SimulatedIP) -> Place {
        let draw = hash.value("place", block(ip, bits: 20), UInt64(ip.version))
        let candidates = tables.registries[registry(of: ip)] ?? tables.registries[UInt8(ascii: "N")] ?? []
        guard let country = pick(candidates, draw), let place = pick(tables.places(of: country), draw >> 24) else {
            return Place(
                country: Country(
                    iso2: "US", iso3: "USA", name: "United States", callingCode: "1", trunkPrefix: "1",
                    nationalLength: 10, mobilePrefixes: [], registry: UInt8(ascii: "N"), weight: 1,
                    timeZone: "America/New_York"
                ), region: "", city: "", zip: "", latitude: "0", longitude: "0", risk: 0
            )
        }
        return place
    }

    private func registry(of ip: SimulatedIP) -> UInt8 {
        guard ip.version == 4 else {
            // The large blocks of IANA's registry of IPv6 unicast assignments.
            switch ip.high >> 52 {
            case 0x240: return UInt8(ascii: "A")
            case 0x280: return UInt8(ascii: "L")
            case 0x2A0, 0x2A1: return UInt8(ascii: "R")
            case 0x2C0: return UInt8(ascii: "F")
            default: return UInt8(ascii: "N")
            }
        }
        let registries = NetworkTable.registries.utf8
        return registries[registries.index(registries.startIndex, offsetBy: Int(ip.low >> 24))]
    }

    /// Proxies: whole networks are hosting or VPN exits, the others are single addresses.
    private func proxy(_ ip: SimulatedIP) -> (type: String, risk: Int) {
        let network = hash.value("hosting", block(ip, bits: 24), ip.version == 4 ? 4 : ip.high >> 16)
        let spread = network >> 24
        switch network.perMille {
        case ..<35: return ("DCH", spread.within(35...65))
        case ..<60: return ("VPN", spread.within(70...95))
        case ..<65: return ("CPN", spread.within(15...30))
        case ..<67: return ("EPN", spread.within(10...20))
        case ..<69: return ("SES", spread.within(2...8))
        case ..<70: return ("AIC", spread.within(5...15))
        default: break
        }
        let host = hash.value("proxy", ip.low, ip.high)
        let jitter = host >> 24
        switch host.perMille {
        case ..<4: return ("TOR", jitter.within(95...100))
        case ..<10: return ("PUB", jitter.within(80...95))
        case ..<13: return ("WEB", jitter.within(75...90))
        case ..<21: return ("RES", jitter.within(45...80))
        default: return ("None", jitter.perMille < 800 ? 0 : jitter.within(1...5))
        }
    }

    func pick<Element>(_ elements: [Element], _ draw: UInt64) -> Element? {
        elements.isEmpty ? nil : elements[draw.below(elements.count)]
    }
}
