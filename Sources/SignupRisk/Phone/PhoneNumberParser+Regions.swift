extension PhoneNumberParser {
    /// The country calling code of a country, without a plus sign; `nil` where it has none.
    package static func callingCode(of country: String) -> Int? {
        Country.normalized(country).flatMap(PhoneLibrary.callingCode(of:))
    }

    /// The countries that share a calling code, the main one first (44: GB, GG, IM, JE); none where nobody has it.
    package static func countries(callingCode: Int) -> [String] {
        var countries: [String] = []
        for region in PhoneLibrary.regions(callingCode: callingCode) {
            guard let country = Country.normalized(region), !countries.contains(country) else { continue }
            countries.append(country)
        }
        return countries
    }

    /// A made-up number of this type in a country's plan, in E.164: for samples and trials.
    package static func example(country: String, type: LineType) -> String? {
        Country.normalized(country).flatMap { PhoneLibrary.example(region: $0, type: type) }
    }
}
