extension EvidenceMerger {
    /// How the signup's parts fit together: our own verdicts on countries, and the vendors' on the address. A mismatch is
    /// riskier than a match, a greater distance riskier than a lesser.
    mutating func match(_ countries: Countries, hasAddress: Bool) -> MatchVerdicts {
        var verdicts = MatchVerdicts()
        verdicts.phoneCountryIPCountry = Countries.verdict(
            phone: countries.phone.code, ip: countries.ip.code, roaming: countries.roaming)
        verdicts.statedCountryPhone = MatchVerdict(countries.stated, countries.phone.code)
        verdicts.statedCountryIP = MatchVerdict(countries.stated, countries.ip.code)
        verdicts.vendorIPMatchLevel = text(.vendorIPMatchLevel) { $0.match?.vendorIPMatchLevel }?.value
        // A verdict on an address nobody stated would be on something else.
        guard hasAddress else { return verdicts }
        verdicts.addressCountry = verdict(.addressCountry) { $0.match?.addressCountry }
        verdicts.addressCity = verdict(.addressCity) { $0.match?.addressCity }
        verdicts.addressDistanceKilometres =
            pick(.addressDistance, agrees: ==, isRiskier: >, show: SignalValue.number) {
                $0.match?.addressDistanceKilometres
            }?.value
        return verdicts
    }

    private mutating func verdict(_ signal: Signal, _ read: (VendorAnswer) -> Bool?) -> MatchVerdict? {
        pick(
            signal, agrees: ==, isRiskier: { new, old in !new && old },
            show: { .text(MatchVerdict($0).rawValue) }, read
        )
        .map { MatchVerdict($0.value) }
    }
}
