/// Countries by their ISO 3166-1 codes and English names.
///
/// The table is part of the program, so that the same signup scores the same on every machine; `scripts/country-table` makes it
/// anew from the system's data.
package enum Country {
    /// The alpha-2 codes: ISO 3166-1, and `XK` for Kosovo, which the Unicode CLDR, libphonenumber and the IP databases use too.
    package static let codes: Set<String> = Set(index.codes)

    /// The alpha-2 code in upper case for what is written in its place.
    ///
    /// White space around it and case do not matter. Codes in common use that ISO 3166-1 only reserves become the one it assigns:
    /// `UK` (GB) and, from the European Union's style guide, `EL` (GR); `AC` and `TA`, which libphonenumber tells apart, are
    /// parts of SH.
    ///
    /// - Returns: `nil` where it is no country's code.
    package static func normalized(_ code: String) -> String? {
        letters(code, count: 2).flatMap { index.byLetters[$0] }
    }

    /// The alpha-2 code for an alpha-3 code in any case; `nil` where there is none.
    package static func code(alpha3: String) -> String? {
        letters(alpha3, count: 3).flatMap { index.alpha3[$0] }
    }

    /// The text as a number of so many digits to base 26, case and white space around it left out of account; `nil` where it is
    /// anything but so many ASCII letters.
    static func letters(_ text: String, count: Int) -> Int? {
        var value = 0
        var seen = 0
        var hasEnded = false
        for byte in text.utf8 {
            switch byte {
            case 0x20, 0x09...0x0D: hasEnded = seen > 0
            case 0x41...0x5A where !hasEnded && seen < count: (value, seen) = (value * 26 + Int(byte - 0x41), seen + 1)
            case 0x61...0x7A where !hasEnded && seen < count: (value, seen) = (value * 26 + Int(byte - 0x61), seen + 1)
            default: return nil
            }
        }
        return seen == count ? value : nil
    }
}
