/// Countries by their ISO 3166-1 codes and English names.
///
/// The table is part of the program, so that the same signup scores the same on every machine; `Scripts/country-table` makes it
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
        guard let letters = letters(code, count: 2) else { return nil }
        let assigned = reserved[letters] ?? letters
        return codes.contains(assigned) ? assigned : nil
    }

    /// The alpha-2 code for an alpha-3 code in any case; `nil` where there is none.
    package static func code(alpha3: String) -> String? {
        letters(alpha3, count: 3).flatMap { index.alpha3[$0] }
    }

    private static let reserved = ["UK": "GB", "EL": "GR", "AC": "SH", "TA": "SH"]

    /// The text in upper case, white space around it left out, where it is exactly so many ASCII letters.
    private static func letters(_ text: String, count: Int) -> String? {
        var letters: [UInt8] = []
        var hasEnded = false
        for byte in text.utf8 {
            switch byte {
            case 0x20, 0x09...0x0D: hasEnded = !letters.isEmpty
            case 0x41...0x5A where !hasEnded: letters.append(byte)
            case 0x61...0x7A where !hasEnded: letters.append(byte - 0x20)
            default: return nil
            }
            if letters.count > count { return nil }
        }
        return letters.count == count ? String(decoding: letters, as: UTF8.self) : nil
    }
}
