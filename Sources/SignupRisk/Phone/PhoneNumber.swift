/// A phone number as libphonenumber understands it.
package struct PhoneNumber: Sendable, Hashable {
    /// E.164 with its plus sign: `+447700900001`. The only form that is sent, cached and compared.
    package let e164: String
    /// As it is dialled within its country: `07700 900001`.
    package let national: String
    /// ISO 3166-1 alpha-2; `nil` for numbers that belong to no country (satellite, international networks), and for those whose
    /// calling code several countries share (+1, +44) while none of their plans knows the range.
    package let region: String?
    /// Whether its length is possible in its country. An impossible number is not worth a paid call.
    package let isPossible: Bool
    /// Whether its country's published plan knows the range. A signal, not a verdict: plans gain ranges.
    package let isValid: Bool
    /// What the plan says of the range.
    package let lineType: LineType?

    package init(
        e164: String, national: String, region: String?, isPossible: Bool, isValid: Bool, lineType: LineType?
    ) {
        self.e164 = e164
        self.national = national
        self.region = region
        self.isPossible = isPossible
        self.isValid = isValid
        self.lineType = lineType
    }

    /// The digits of the E.164 form, without the plus sign.
    package var digits: Substring { e164.dropFirst() }
}

/// What became of the text in a signup's phone field.
package enum PhoneInput: Sendable, Hashable {
    /// There was none.
    case missing
    /// A number whose length its country knows.
    case number(PhoneNumber)
    /// No number can be made of it: no digits, or local digits without a usable country. Never sent anywhere.
    case unreadable(Problem)
    /// It parses, but no country has numbers of that length. Never sent anywhere.
    case impossible(PhoneNumber)

    /// Why a text is no phone number.
    package enum Problem: String, Sendable, Hashable {
        case noDigits = "no_digits"
        case countryNeeded = "country_needed"
        case invalidCountryCode = "invalid_country_code"
        case tooShort = "too_short"
        case tooLong = "too_long"
    }

    /// The parsed number, possible or not.
    package var parsed: PhoneNumber? {
        switch self {
        case .number(let number), .impossible(let number): number
        case .missing, .unreadable: nil
        }
    }
}
