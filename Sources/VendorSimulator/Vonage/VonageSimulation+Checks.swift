import NIOHTTP1

extension VonageSimulation {
    private static let knownParameters: Set<String> = [
        "api_key", "api_secret", "number", "country", "cnam", "ip", "real_time_data",
    ]

    /// What the vendor would pass over in silence.
    func inspect(_ request: SimulatedRequest, query: FormFields, form: FormFields, call: inout VendorCall) {
        if request.headers.first(name: "accept") == nil { call.violation(.acceptMissing) }
        if query["api_secret"] != nil { call.violation(.secretInURL, "api_secret") }
        for pair in form.pairs {
            if pair.name == "cname" {
                call.violation(.misnamedParameter, "cname")
            } else if !Self.knownParameters.contains(pair.name) {
                call.violation(.unknownParameter)
            }
            if pair.value.isEmpty { call.violation(.emptyParameter, Self.knownName(pair.name)) }
        }
        if let text = form["ip"], !text.isEmpty {
            guard let ip = SimulatedIP(text) else { return call.violation(.parameterOutOfRange, "ip") }
            let isMagic = call.usesMagic && ip.documentationNetwork != nil
            if !ip.isPublic, !isMagic { call.violation(.unroutableAddress, "ip") }
        }
    }

    /// Names that are not documented may hold anything, so they are not repeated.
    private static func knownName(_ name: String) -> String {
        knownParameters.contains(name) || name == "cname" ? name : "unknown"
    }

    /// The documented pattern: digits, spaces, `+`, `-` and brackets.
    static func isWellFormed(_ number: String) -> Bool {
        number.utf8.count <= 64
            && number.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "("),
                    UInt8(ascii: ")"), UInt8(ascii: " "), 0x09...0x0D:
                    true
                default: false
                }
            }
    }

    /// The number in E.164 digits; `nil` where it is national without a country, or disagrees with the country.
    static func international(_ number: String, country iso2: String?, world: SimulatedWorld) -> String? {
        var digits = number.asciiDigits
        var isInternational = number.trimmed.hasPrefix("+")
        if !isInternational, digits.hasPrefix("00") {
            digits.removeFirst(2)
            isInternational = true
        }
        guard (3...15).contains(digits.utf8.count) else { return nil }
        guard let iso2, !iso2.isEmpty else {
            return digits.hasPrefix("0") || world.tables.country(ofNumber: digits) == nil ? nil : digits
        }
        guard iso2.utf8.count == 2, iso2.utf8.allSatisfy((UInt8(ascii: "A")...UInt8(ascii: "Z")).contains),
            let country = world.tables.countries[iso2]
        else { return nil }
        let length = digits.utf8.count
        let isNationalLength = length <= country.nationalLength + country.trunkPrefix.utf8.count
        if world.tables.country(ofNumber: digits)?.iso2 == iso2, isInternational || length > country.nationalLength {
            return digits
        }
        guard !isInternational, isNationalLength else { return nil }
        var national = digits[...]
        if !country.trunkPrefix.isEmpty, national.hasPrefix(country.trunkPrefix) {
            national = national.dropFirst(country.trunkPrefix.utf8.count)
        }
        let full = country.callingCode + national
        guard let found = world.tables.country(ofNumber: full) else { return nil }
        // In North America the area code tells the country; elsewhere small territories dial as their large neighbour does.
        return found.iso2 == iso2 || (country.callingCode != "1" && found.callingCode == country.callingCode)
            ? full : nil
    }
}
