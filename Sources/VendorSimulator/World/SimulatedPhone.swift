/// What the simulated world knows about a phone number.
struct SimulatedPhone: Sendable {
    enum Line: Sendable, Hashable { case mobile, landline, voip, tollFree }

    /// E.164 digits without plus sign.
    let digits: String
    let country: Country
    /// The national number without trunk prefix.
    let national: String
    var isValid = true
    var isActive = true
    var line: Line = .mobile
    var carrier: Carrier
    /// The carrier the number was first given to; the same unless it was ported.
    var originalCarrier: Carrier
    /// The country it is roaming in.
    var roamingCountry: Country?
    var isPrepaid = false
    /// 0 to 100.
    var fraudScore = 0
    var recentAbuse = false
    var isRisky = false
    var area: WorldTables.Area?

    var isPorted: Bool { carrier != originalCarrier }

    /// As people of the country write it.
    var nationalFormat: String {
        if country.callingCode == "1", national.utf8.count == 10 {
            return "(\(national.prefix(3))) \(national.dropFirst(3).prefix(3))-\(national.suffix(4))"
        }
        let head = max(1, min(4, national.utf8.count - 6))
        return "\(country.trunkPrefix)\(national.prefix(head)) \(national.dropFirst(head))"
    }
}
