extension SimulatedWorld {
    /// The truth about a number in E.164 digits; `nil` where no country has its leading digits.
    func phone(_ digits: String) -> SimulatedPhone? {
        guard let country = tables.country(ofNumber: digits), (5...15).contains(digits.utf8.count),
            digits.utf8.count > country.callingCode.utf8.count
        else { return nil }
        let national = String(digits.dropFirst(country.callingCode.utf8.count))
        let line = line(digits, national, country)
        let draw = hash.value("carrier", digits.utf8)
        let carriers = tables.carriers(of: country, Self.kind(line))
        let isExample = digits == Self.documentedExample
        guard let original = isExample ? carriers.first : pick(carriers, draw) else { return nil }
        let isPorted = !isExample && line == .mobile && (draw >> 32).perMille < 120
        var phone = SimulatedPhone(
            digits: digits, country: country, national: national, line: line,
            carrier: isPorted ? pick(carriers, draw >> 16) ?? original : original, originalCarrier: original,
            area: tables.area(ofNumber: digits)
        )
        if !isExample { judge(&phone) }
        return phone
    }

    /// The number of Vonage's documented example, which is as the document shows it for every seed.
    static let documentedExample = "447700900001"

    /// The truth as IPQualityScore sees it: for about 3 % of the numbers it takes a mobile for internet telephony or back.
    func strayingPhone(_ digits: String) -> SimulatedPhone? {
        guard var phone = phone(digits) else { return nil }
        let draw = hash.value("stray", digits.utf8)
        if draw.perMille < 30, phone.isValid {
            switch phone.line {
            case .mobile: change(&phone, to: .voip, draw)
            case .voip: change(&phone, to: .mobile, draw)
            case .landline, .tollFree: break
            }
        }
        return phone
    }

    /// Takes everything remarkable away: valid, active, at home, never ported, no internet telephony, no sign of fraud.
    func settle(_ phone: inout SimulatedPhone) {
        if phone.line == .voip { change(&phone, to: .mobile, 0) }
        phone.isValid = true
        phone.isActive = true
        phone.carrier = phone.originalCarrier
        phone.roamingCountry = nil
        phone.fraudScore = 0
        phone.recentAbuse = false
        phone.isRisky = false
    }

    private func change(_ phone: inout SimulatedPhone, to line: SimulatedPhone.Line, _ draw: UInt64) {
        phone.line = line
        phone.carrier = pick(tables.carriers(of: phone.country, Self.kind(line)), draw >> 16) ?? phone.carrier
        phone.originalCarrier = phone.carrier
    }

    private static func kind(_ line: SimulatedPhone.Line) -> Carrier.Kind {
        switch line {
        case .mobile: .mobile
        case .landline, .tollFree: .fixed
        case .voip: .virtual
        }
    }

    private func line(_ digits: String, _ national: String, _ country: Country) -> SimulatedPhone.Line {
        if NumberingTable.tollFree.contains(String(digits.prefix(4))) { return .tollFree }
        if digits == Self.documentedExample { return .mobile }
        let draw = hash.value("line", digits.utf8).perMille
        if !country.mobilePrefixes.isEmpty {
            let isMobile = country.mobilePrefixes.contains { national.hasPrefix($0) }
            return draw < 40 ? .voip : isMobile ? .mobile : .landline
        }
        // Plans that do not tell a mobile number from a fixed one, as in North America.
        return draw < 60 ? .voip : draw < 220 ? .landline : .mobile
    }

    /// Mostly harmless; a fixed minority is invalid, out of use, abroad, or known for fraud.
    private func judge(_ phone: inout SimulatedPhone) {
        let draw = hash.value("judgement", phone.digits.utf8)
        let spread = draw >> 24
        phone.isPrepaid = phone.line == .mobile && (draw >> 40).perMille < 280
        phone.fraudScore = spread.perMille < 700 ? 0 : (spread >> 10).within(1...40)
        let length = phone.national.utf8.count
        if length < 4 || (phone.country.callingCode == "1" && length != 10) {
            phone.isValid = false
        }
        switch draw.perMille {
        case ..<20: phone.isValid = false
        case ..<55: phone.isActive = false
        case ..<80 where phone.line == .mobile: phone.roamingCountry = roamingCountry(phone, spread)
        case 80..<110:
            phone.fraudScore = spread.within(90...100)
            phone.recentAbuse = true
            phone.isRisky = true
        case 110..<150:
            phone.fraudScore = spread.within(75...89)
            phone.isRisky = true
        default:
            if phone.line == .voip { phone.fraudScore = max(phone.fraudScore, spread.within(30...70)) }
        }
        if !phone.isValid { phone.isActive = false }
    }

    private func roamingCountry(_ phone: SimulatedPhone, _ draw: UInt64) -> Country? {
        let candidates = tables.registries[phone.country.registry] ?? []
        let country = pick(candidates, draw)
        return country?.iso2 == phone.country.iso2 ? nil : country
    }
}
